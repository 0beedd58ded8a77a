import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { appJwt, type Client, clientOf, personOf } from './client.ts'

// The wall that stays up as long as nobody grants `workflows`: no way round it for a GitHub App's token.

let github: SandboxGitHub
let folder: string
let token: string
let bot: Client
/** A commit with a workflow, on a ref that no branch has. */
let sha: string

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  folder = await mkdtemp(join(tmpdir(), 'lockkeeper-wall-'))
  const app = clientOf(github, appJwt(github))
  token = (await app.post(`/app/installations/${github.installation.id}/access_tokens`, {})).body.token
  bot = clientOf(github, token)
  const alice = personOf(github, 'alice')
  const main = (await alice.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
  const entry = { path: '.github/workflows/own.yml', mode: '100644', type: 'blob', content: 'on: push\n' }
  const tree = await alice.post('/repos/acme/fleet/git/trees', { base_tree: main, tree: [entry] })
  const commit = await alice.post('/repos/acme/fleet/git/commits', {
    message: 'Own the runner',
    tree: tree.body.sha,
    parents: [main],
  })
  sha = commit.body.sha
})

afterAll(async () => {
  await github.close()
  await rm(folder, { recursive: true, force: true })
})

const words = /refusing to allow a GitHub App to create or update workflow/

test('not by a new ref', async () => {
  const { status, body } = await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/own', sha })
  expect([status, words.test(body.message)]).toEqual([403, true])
})

test('not by moving one', async () => {
  const { status, body } = await bot.patch('/repos/acme/fleet/git/refs/heads/main', { sha })
  expect([status, words.test(body.message)]).toEqual([403, true])
})

test('not by updateRefs', async () => {
  const { data } = await bot.graphql('{ repository(owner: "acme", name: "fleet") { id } }')
  const refUpdates = [{ name: 'refs/heads/own', afterOid: sha, beforeOid: '0'.repeat(40) }]
  const { errors } = await bot.graphql(
    'mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }',
    { input: { repositoryId: data.repository.id, refUpdates } },
  )
  expect([errors?.[0]?.type, words.test(errors?.[0]?.message)]).toEqual(['FORBIDDEN', true])
})

test('not by a push; what is no workflow goes through', async () => {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  }
  const clone = join(folder, 'fleet')
  const run = async (...args: readonly string[]) =>
    promisify(execFile)('git', args, { env, cwd: args[0] === 'clone' ? folder : clone })
  const url = `${github.url.replace('http://', `http://x-access-token:${token}@`)}/acme/fleet.git`
  await run('clone', '--quiet', url, 'fleet')
  const commit = async (path: string) => {
    await mkdir(join(clone, path, '..'), { recursive: true })
    await writeFile(join(clone, path), 'on: push\n')
    await run('add', '.')
    await run('commit', '--quiet', '-m', 'x')
  }
  await commit('harmless.yml')
  await run('push', '--quiet', 'origin', 'HEAD:refs/heads/harmless')
  await commit('.github/workflows/own.yml')
  for (const ref of ['refs/heads/own', 'refs/heads/harmless'])
    await expect(run('push', '--quiet', 'origin', `HEAD:${ref}`)).rejects.toThrow(words)
})

test('a person may', async () => {
  const alice = personOf(github, 'alice')
  expect((await alice.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/hers', sha })).status).toBe(201)
  // And what is in the repository already, an App may name.
  expect((await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/same', sha })).status).toBe(201)
})
