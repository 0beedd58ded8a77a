import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readReplyMarker } from '../../src/report/marker.ts'
import { answerByApp } from '../e2e/answer-by-app.ts'
import { appToken } from '../e2e/app-token.ts'
import { withClusters } from '../e2e/clusters.ts'
import { personAt } from '../e2e/person.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await startStage()
})
afterEach(() => stage.close())

/** Where a comment is written, and the workflow of docs/examples that stands there. */
const places = {
  fleet: { name: 'acme/fleet', example: 'docs/examples/chatops.yml' },
  service: { name: 'acme/podinfo', example: 'docs/examples/chatops-source.yml' },
}

/** Comments and runs the workflow. */
async function say(
  role: string,
  body: string,
  environment: Readonly<Record<string, string>> = {},
  { name, example } = places.fleet,
) {
  const { gitHub, act, workflowToken } = stage
  const path = `/repos/${name}/issues/1/comments`
  const comment = await personAt(gitHub, role).send<{ readonly user: unknown }>('POST', path, { body })
  const repository = await personAt(gitHub, 'admin').get<unknown>(`/repos/${name}`)
  return act({
    event: 'issue_comment',
    payload: { action: 'created', issue: { number: 1 }, comment, sender: comment.user, repository },
    files: { '.github/workflows/lockkeeper.yml': await readFile(example, 'utf8') },
    repository: name,
    token: await workflowToken(name),
    secrets: { LOCKKEEPER_TOKEN: await appToken(gitHub) },
    environment: { GITHUB_REPOSITORY: name, ...environment },
  })
}

function inBase64(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, Buffer.from(text).toString('base64')]),
  )
}

/** How often a promotion was proposed, and the replies that stand in the thread. */
async function effects() {
  const admin = personAt(stage.gitHub, 'admin')
  const pulls = await admin.get<readonly unknown[]>('/repos/acme/fleet/pulls?state=all')
  const comments = await admin.get<readonly { readonly body: string }[]>(
    '/repos/acme/fleet/issues/1/comments?per_page=100',
  )
  const replies = comments.flatMap(({ body }) => readReplyMarker(body)?.result?.verdict ?? [])
  return { pulls: pulls.length, replies }
}

test('a comment becomes a merged promotion in a workflow', async () => {
  const { code, log } = await say('writer', '/promote podinfo@7.0.0 to prod')
  expect([code, log]).toEqual([0, expect.stringMatching(/::set-output:: verdict=merged/)])
})

test('a comment in a service’s repository promotes in the GitOps repository', async () => {
  const { code, log } = await say('writer', '/promote podinfo@7.0.0 to prod', {}, places.service)
  expect([code, log]).toEqual([0, expect.stringMatching(/::set-output:: verdict=merged/)])
})

test('a comment cannot speak to the runner', async () => {
  const { code, log } = await say('writer', '/promote "::set-env name=PWNED::1" to prod\n::error::pwned\n')
  // act marks what it takes for a command.
  expect([code, /⚙ +::set-env|##\[error\]|❗/.test(log)]).toEqual([0, false])
})

test('with kubeconfigs it stays until the cluster runs it', async () => {
  const { code, log } = await withClusters(stage.gitHub, kubeconfigs =>
    say('writer', '/promote podinfo@7.0.0 to prod', inBase64(kubeconfigs)),
  )
  expect([code, log]).toEqual([0, expect.stringMatching(/::set-output:: verdict=succeeded/)])
})

test('the App and the Action on one comment have one effect', async () => {
  const acted = say('writer', '/promote podinfo@7.0.0 to prod')
  await answerByApp(stage.gitHub)
  const { code } = await acted
  await answerByApp(stage.gitHub)
  expect([code, await effects()]).toEqual([0, { pulls: 1, replies: ['merged'] }])
})
