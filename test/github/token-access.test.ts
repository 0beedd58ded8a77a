import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parseApiBase } from '../../src/github/client/api-base.ts'
import { createTokenConnection } from '../../src/github/client/connection.ts'
import { openToken } from '../../src/github/token-access.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'

let gitHub: SandboxGitHub

beforeAll(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
})
afterAll(() => gitHub.close())

function connect(token: string) {
  const parsed = parseApiBase(gitHub.apiUrl)
  if (parsed.kind !== 'base') throw new Error(parsed.problem.message)
  return createTokenConnection({ base: parsed.base, clock: systemClock, token })
}

async function workflowToken(repository: string): Promise<string> {
  const answer = await fetch(`${gitHub.url}/_sandbox/workflow-token`, {
    method: 'POST',
    body: JSON.stringify({ repository }),
  })
  return ((await answer.json()) as { readonly token: string }).token
}

test("a workflow's token acts as GitHub's own bot, and starts no workflows", async () => {
  const opened = await openToken(connect(await workflowToken('acme/fleet')), systemClock, ['acme/fleet'])
  expect({ ...opened, installation: await opened.installation.repositories() }).toEqual({
    identity: { kind: 'bot', slug: 'github-actions' },
    startsNoWorkflows: true,
    pullReport: expect.any(Function),
    changedFiles: expect.any(Function),
    installation: [{ id: expect.any(Number), owner: 'acme', name: 'fleet' }],
  })
})

test("a person's token acts as the person", async () => {
  const [writer] = gitHub.people
  const opened = await openToken(connect(writer?.token ?? ''), systemClock, ['acme/fleet'])
  expect([opened.identity, opened.startsNoWorkflows]).toEqual([
    { kind: 'person', id: expect.any(Number), login: 'alice' },
    false,
  ])
})

test('what a workflow writes is recognised as ours, and nobody else’s', async () => {
  const { installation } = await openToken(connect(await workflowToken('acme/fleet')), systemClock, [
    'acme/fleet',
  ])
  const [fleet] = await installation.repositories()
  if (fleet === undefined) throw new Error('no repository')
  const { threads } = installation.open(fleet)
  const written = await threads.write(1, 'seen')
  const [writer] = gitHub.people
  await fetch(`${gitHub.apiUrl}/repos/acme/fleet/issues/1/comments`, {
    method: 'POST',
    headers: { authorization: `token ${writer?.token}` },
    body: JSON.stringify({ body: 'me too' }),
  })
  const conversation = await threads.conversation(1, new Date(0))
  expect([written.ours, conversation?.comments.map(({ body, ours }) => [body, ours])]).toEqual([
    true,
    [
      ['seen', true],
      ['me too', false],
    ],
  ])
})

test('what a person writes whose token it is is theirs, and what is marked is ours', async () => {
  const [writer] = gitHub.people
  const { installation } = await openToken(connect(writer?.token ?? ''), systemClock, ['acme/fleet'])
  const [fleet] = await installation.repositories()
  if (fleet === undefined) throw new Error('no repository')
  const { threads } = installation.open(fleet)
  const since = new Date(Date.now() - 1_000)
  const asked = await threads.write(1, '/promote podinfo@7.0.0 to prod')
  const answered = await threads.write(1, 'Done.\n\n<!-- lockkeeper:v1 outcome {"key":"c-1"} -->')
  const conversation = await threads.conversation(1, since)
  const seen = conversation?.comments.filter(({ id }) => id === asked.id || id === answered.id)
  expect([asked.ours, answered.ours, seen?.map(({ ours }) => ours)]).toEqual([false, true, [false, true]])
})
