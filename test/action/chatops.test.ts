import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { personAt } from '../e2e/person.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

/** Comments on the GitOps repository and runs the workflow of docs/examples there. */
async function say(role: string, body: string) {
  const { gitHub, act, workflowToken } = stage
  const path = '/repos/acme/fleet/issues/1/comments'
  const comment = await personAt(gitHub, role).send<{ readonly user: unknown }>('POST', path, { body })
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
  return act({
    event: 'issue_comment',
    payload: { action: 'created', issue: { number: 1 }, comment, sender: comment.user, repository },
    files: { '.github/workflows/lockkeeper.yml': await readFile('docs/examples/chatops.yml', 'utf8') },
    repository: 'acme/fleet',
    token: await workflowToken('acme/fleet'),
  })
}

test('a comment becomes a merged promotion in a workflow', async () => {
  const { code, log } = await say('writer', '/promote podinfo@7.0.0 to prod')
  expect([code, log]).toEqual([0, expect.stringMatching(/::set-output:: verdict=merged/)])
})

test('a comment cannot speak to the runner', async () => {
  const { code, log } = await say('writer', '/promote "::set-env name=PWNED::1" to prod\n::error::pwned\n')
  expect([code, /set-env|##\[error\]|❗/.test(log)]).toEqual([0, false])
})
