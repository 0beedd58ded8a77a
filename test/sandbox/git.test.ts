import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  decodeCommit,
  decodeTree,
  encodeCommit,
  encodeObject,
  encodeTree,
} from '../../src/sandbox/git/objects.ts'
import { isRefName } from '../../src/sandbox/git/ref-table.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Client, personOf } from './client.ts'

let github: SandboxGitHub
let alice: Client
let folder: string

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  alice = personOf(github, 'alice')
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockkeeper-test-'))
})
afterEach(() => rm(folder, { recursive: true }))
afterAll(() => github.close())

const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
}

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd, env: environment, timeout: 20_000 })
  return stdout.trim()
}

function address(login: string | undefined, name: string): string {
  const token = github.people.find(person => person.login === login)?.token
  const who = token === undefined ? '' : `x-access-token:${token}@`
  return `${github.url.replace('http://', `http://${who}`)}/acme/${name}.git`
}

test('a clone holds what the API shows, and a push is seen there', async () => {
  await git(folder, 'clone', '--quiet', address('alice', 'fleet'), 'fleet')
  const clone = join(folder, 'fleet')
  const tip = (await alice.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
  expect(await git(clone, 'rev-parse', 'HEAD')).toBe(tip)
  const file = await alice.get('/repos/acme/fleet/contents/apps/prod/podinfo-values.yaml')
  const onDisk = await readFile(join(clone, 'apps/prod/podinfo-values.yaml'), 'utf8')
  expect(Buffer.from(file.body.content, 'base64').toString('utf8')).toBe(onDisk)
  await writeFile(join(clone, 'pushed.txt'), 'hello\n')
  await git(clone, 'add', '.')
  await git(clone, 'commit', '--quiet', '--message', 'Push')
  await git(clone, 'push', '--quiet', 'origin', 'HEAD:refs/heads/pushed')
  const { body } = await alice.get('/repos/acme/fleet/commits/pushed')
  expect([body.sha, body.files[0].filename, body.commit.verification.verified]).toEqual([
    await git(clone, 'rev-parse', 'HEAD'),
    'pushed.txt',
    false,
  ])
})

test('what the API wrote can be fetched and is sound', async () => {
  await alice.put('/repos/acme/fleet/contents/a/b/c.txt', {
    message: 'Write',
    content: 'aGVsbG8K',
    branch: 'main',
  })
  await git(folder, 'clone', '--quiet', address('alice', 'fleet'), 'fleet')
  expect(await readFile(join(folder, 'fleet/a/b/c.txt'), 'utf8')).toBe('hello\n')
  expect(await git(join(folder, 'fleet'), 'fsck', '--strict')).toBe('')
})

test.each([
  ['nobody', 'podinfo', true, false],
  ['rob', 'fleet', true, false],
  ['sam', 'fleet', false, false],
  ['alice', 'podinfo', true, true],
])('%s with %s: reads %p, pushes %p', async (login, name, reads, pushes) => {
  const can = (...args: readonly string[]) =>
    git(folder, ...args).then(
      () => true,
      () => false,
    )
  await git(folder, 'clone', '--quiet', address('alice', name), 'clone')
  await git(join(folder, 'clone'), 'remote', 'set-url', 'origin', address(login, name))
  expect([
    await can('-C', 'clone', 'fetch', '--quiet', 'origin'),
    await can('-C', 'clone', 'push', '--quiet', 'origin', `HEAD:refs/heads/by-${login}`),
  ]).toEqual([reads, pushes])
})

test('a push to a protected branch is declined', async () => {
  const fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet')
  fleet?.rules.set('main', { requiredChecks: [], strict: false, approvals: 1 })
  await git(folder, 'clone', '--quiet', address('alice', 'fleet'), 'fleet')
  const clone = join(folder, 'fleet')
  await git(clone, 'commit', '--quiet', '--allow-empty', '--message', 'Straight')
  await expect(git(clone, 'push', '--quiet', 'origin', 'HEAD:refs/heads/main')).rejects.toThrow('GH013')
  fleet?.rules.clear()
})

test('the archive is the tree at its commit', async () => {
  const moved = await alice.get('/repos/acme/fleet/tarball/main')
  expect(moved.status).toBe(302)
  const response = await fetch(moved.headers.get('location') ?? '', {
    headers: { authorization: `Bearer ${github.people[0]?.token}`, 'user-agent': 'test' },
  })
  await writeFile(join(folder, 'fleet.tar.gz'), Buffer.from(await response.arrayBuffer()))
  const { stdout } = await promisify(execFile)('tar', ['tzf', join(folder, 'fleet.tar.gz')])
  const sha = (await alice.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
  expect(stdout.split('\n')).toContain(`acme-fleet-${sha.slice(0, 7)}/apps/prod/podinfo-values.yaml`)
})

test("a blob's id is git's", () => {
  expect(encodeObject('blob', Buffer.from('hello\n')).oid).toBe('ce013625030ba8dba906f756967f9e9ca394464a')
})

test('the names of refs are those that git allows', async () => {
  const names = fc.stringMatching(/^[a-z./@{~^:\\ -]{1,12}$/)
  await fc.assert(
    fc.asyncProperty(names, async name => {
      const full = `refs/heads/${name}`
      const allowed = await git(folder, 'check-ref-format', full).then(
        () => true,
        () => false,
      )
      expect([full, isRefName(full)]).toEqual([full, allowed])
    }),
    { numRuns: 60 },
  )
})

test('trees and commits survive being written and read', () => {
  const oid = fc.stringMatching(/^[0-9a-f]{40}$/)
  const mode = fc.constantFrom('100644', '100755', '040000', '120000', '160000')
  const entry = fc.record({ mode, name: fc.stringMatching(/^[a-zA-Z.-]{1,8}$/), oid })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ name }) => name }), entries => {
      const read = decodeTree(encodeTree(entries))
      expect([...read].sort(byName)).toEqual([...entries].sort(byName))
    }),
  )
  const person = { name: 'Á B', email: 'a@b', date: 1_700_000_000_000 }
  fc.assert(
    fc.property(oid, fc.array(oid), fc.string(), (tree, parents, message) => {
      const commit = { tree, parents, author: person, committer: person, message }
      expect(decodeCommit(encodeCommit(commit))).toEqual(commit)
    }),
  )
})

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1
}
