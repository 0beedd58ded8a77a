import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from '@jest/globals'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { threeEnvironments } from '../proof/world.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=Alice', '-c', 'user.email=alice@example.com']
  return execFileSync('git', ['-C', folder, ...who, ...words], { encoding: 'utf8' })
}

/** A checkout with one commit. */
function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(threeEnvironments())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  git(folder, 'config', 'user.name', 'Alice')
  git(folder, 'config', 'user.email', 'alice@example.com')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message', 'first')
  return folder
}

async function lockkeeper(cwd: string, ...words: readonly string[]) {
  const printed = { out: '', error: '' }
  const exit = await runCommandLine(words, '1.0.0', {
    stdin: Readable.from([]),
    out: text => {
      printed.out += text
    },
    error: text => {
      printed.error += text
    },
    colour: false,
    width: undefined,
    environment: {},
    cwd,
  })
  return { ...printed, exit, json: words.includes('--json') ? JSON.parse(printed.out) : undefined }
}

test('plan writes nothing and tells everything', async () => {
  const folder = checkout()
  const { exit, json } = await lockkeeper(folder, 'plan', 'promote', 'web@7.0.0', 'to', 'test', '--json')
  expect(exit).toBe(0)
  expect(json).toMatchObject({
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    edits: [{ file: 'apps/test/kustomization.yaml', line: 8, column: 11, before: '6.9.0', after: '7.0.0' }],
    environments: [{ name: 'test', objects: [{ change: 'changed', kind: 'Deployment', name: 'web' }] }],
    findings: [],
    verdict: 'ready',
  })
  expect(git(folder, 'status', '--porcelain')).toBe('')
})

test('promote edits the working tree; --commit commits with trailers', async () => {
  const folder = checkout()
  const edited = await lockkeeper(folder, 'promote', 'web@7.0.0', 'to', 'test', '--json')
  expect([edited.exit, edited.json.written]).toEqual([0, ['apps/test/kustomization.yaml']])
  expect(git(folder, 'status', '--porcelain')).toBe(' M apps/test/kustomization.yaml\n')
  const committed = await lockkeeper(folder, 'promote', 'api@7.0.0', 'to', 'test', '--commit')
  expect(committed.exit).toBe(0)
  expect(git(folder, 'log', '-1', '--format=%B')).toMatch(
    /^Promote api from 6\.9\.0 to 7\.0\.0 on test\n\nRelease: api@7\.0\.0\nEnvironment: test\n/,
  )
})

test('rollback without a version takes the one before from history', async () => {
  const folder = checkout()
  await lockkeeper(folder, 'promote', 'web@7.0.0', 'to', 'test', '--commit')
  const back = await lockkeeper(folder, 'rollback', 'web', 'on', 'test')
  expect(back.exit).toBe(0)
  expect(readFileSync(join(folder, 'apps/test/kustomization.yaml'), 'utf8')).toBe(
    threeEnvironments()['apps/test/kustomization.yaml'],
  )
})

test('an order that is not kept refuses and writes nothing', async () => {
  const folder = checkout()
  const { exit, out } = await lockkeeper(folder, 'promote', 'web@7.0.0', 'to', 'prod')
  expect(exit).toBe(1)
  expect(out).toContain('✗ order: stage has 6.9.0')
  expect(git(folder, 'status', '--porcelain')).toBe('')
})

test('diff --base shows what the working tree changes in what is rendered', async () => {
  const folder = checkout()
  const path = join(folder, 'apps/base/web.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('template:', 'replicas: 0\n  template:'))
  const { json } = await lockkeeper(folder, 'diff', '--base', 'main', '--json')
  expect(json.environments.map(({ name }: { name: string }) => name)).toEqual(['test', 'stage', 'prod'])
  expect(json.environments[0].objects).toEqual([
    {
      change: 'changed',
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      fields: [{ path: '/spec/replicas', after: 0, origin: { file: 'apps/base/web.yaml', line: 6 } }],
    },
  ])
})

test('diff compares environments', async () => {
  const folder = checkout()
  await lockkeeper(folder, 'promote', 'web@7.0.0', 'to', 'test')
  const { json } = await lockkeeper(folder, 'diff', 'test', 'prod', '--json')
  expect(json).toEqual({
    rows: [
      { app: 'web', field: 'version', values: { test: '7.0.0', prod: '6.9.0' } },
      {
        app: 'web',
        field: 'image.web',
        values: { test: 'ghcr.io/acme/web:7.0.0', prod: 'ghcr.io/acme/web:6.9.0' },
      },
    ],
  })
})

test('that environments do not differ is only said of what could be rendered', async () => {
  const folder = checkout()
  writeFileSync(join(folder, 'apps/prod/kustomization.yaml'), 'resources: [../nowhere]\n')
  const { json } = await lockkeeper(folder, 'diff', 'test', 'prod', '--json')
  expect(json.unproven).toEqual([{ environment: 'prod', message: expect.stringMatching(/nowhere/) }])
})

test.each([
  [['diff'], 3, 'WRONG_USAGE'],
  [['diff', 'prodd'], 1, 'UNKNOWN_ENVIRONMENT'],
  [['diff', '--base', 'nowhere'], 3, 'NO_MERGE_BASE'],
  [['plan', 'deploy', 'web'], 3, 'WRONG_USAGE'],
  [['rollback', 'web', 'at', 'prod'], 3, 'WRONG_USAGE'],
  [['completion', 'tcsh'], 3, 'WRONG_USAGE'],
  [['render'], 3, 'WRONG_USAGE'],
])('%j is answered with its code', async (words, code, name) => {
  const { exit, json } = await lockkeeper(
    checkout(),
    ...words,
    ...(words[0] === 'completion' ? [] : ['--json']),
  ).catch(() => ({ exit: -1, json: undefined }))
  expect(exit).toBe(code)
  if (json !== undefined) expect(json.error.code).toBe(name)
})

test.each(['bash', 'zsh', 'fish'])('completion for %s knows verbs and flags', async shell => {
  const { exit, out } = await lockkeeper('.', 'completion', shell)
  expect(exit).toBe(0)
  expect(out).toContain('promote')
  expect(out).toContain('commit')
})

test.each([
  ['lockkeeper re', 'render restart-controller'],
  ['lockkeeper render --ev', '--event'],
  ['lockkeeper completion ', 'bash zsh fish'],
])('bash completes %j', async (line, words) => {
  const { out } = await lockkeeper('.', 'completion', 'bash')
  const ask = `COMP_WORDS=(${line
    .split(' ')
    .map(word => `"${word}"`)
    .join(' ')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _lockkeeper; echo "\${COMPREPLY[*]}"`
  expect(execFileSync('bash', ['--norc', '-uc', `${out}\n${ask}`], { encoding: 'utf8' })).toBe(`${words}\n`)
})
