import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { fleetFiles } from '../../src/sandbox/seed/fleet-files.ts'

// The built program as people run it.
const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url))

interface Ran {
  readonly code: number
  readonly out: string
  readonly error: string
}

function run(...words: readonly string[]): Promise<Ran> {
  const { promise, resolve } = Promise.withResolvers<Ran>()
  const child = execFile(process.execPath, [program, ...words], (error, out, text) =>
    resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, error: text }),
  )
  child.stdin?.end()
  return promise
}

let folder: string

/** The seeded fleet without its configuration: then production asks for an approval. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockkeeper-run-'))
  for (const [path, text] of Object.entries(Object.fromEntries(fleetFiles))) {
    if (path === '.github/lockkeeper.yml') continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a promotion is followed until the cluster runs it, and exits with 0', async () => {
  const { code, out } = await run('sandbox', '--run', '/promote podinfo@7.0.0 to prod')
  const [, revision] = /merged \| ✅ \| `(\w+)`/.exec(out) ?? []
  expect([
    code,
    out.split('\n')[0],
    out.includes('### 🟢 podinfo 6.9.2 → 7.0.0 on prod\n'),
    out.includes(`Flux applied \`${revision}\` in prod | ✅`),
    out.includes('undo: `/rollback podinfo on prod`'),
  ]).toEqual([0, '### 🟡 podinfo 6.9.2 → 7.0.0 on prod: under way', true, true, true])
}, 60_000)

test('a train is asked for where every app may be moved, and brings all of them', async () => {
  const { code, out } = await run('sandbox', '--run', '/promote stage to prod')
  const end = out.slice(out.lastIndexOf('### '))
  expect([code, end.split('\n')[0], end.match(/^\| 🟢 \| \w+/gm)]).toEqual([
    0,
    '### 🟢 2 promotions to prod: all done',
    ['| 🟢 | helloworld', '| 🟢 | podinfo'],
  ])
}, 60_000)

test.each([
  ['7.0.1', ['Deployment podinfo/podinfo: pod `podinfo-', 'podinfo:7.0.1: not found']],
  [
    '7.0.2',
    ['container podinfo crashes again and again', 'exit code 2', 'panic: assignment to entry in nil map'],
  ],
])(
  'podinfo %s fails with its cause and the way back, and exits with 1',
  async (version, words) => {
    const { code, out } = await run('sandbox', '--run', `/promote podinfo@${version} to test`)
    const expected = [`🔴 podinfo 7.0.0 → ${version} on test`, ...words, '`/rollback podinfo on test`']
    expect([code, expected.filter(text => !out.includes(text))]).toEqual([1, []])
  },
  60_000,
)

test('without clusters a promotion ends merged with 0, and its last words are the whole reply', async () => {
  const { code, out } = await run('sandbox', '--no-clusters', '--run', '/promote podinfo@7.0.0 to prod')
  expect([
    code,
    out.split('\n')[0],
    out.includes('| rollout | ➖ | not watched: no cluster is connected |'),
  ]).toEqual([0, '### 🟡 podinfo 6.9.2 → 7.0.0 on prod: under way', true])
}, 30_000)

test('a refusal exits with 1', async () => {
  const { code, out } = await run('sandbox', '--run', '/promote podinof@7.0.0 to prod')
  expect([code, out.includes('Did you mean podinfo?')]).toEqual([1, true])
}, 30_000)

test('what waits for a person exits with 2 and says for what', async () => {
  const { code, out } = await run('sandbox', '--repo', folder, '--run', '/promote podinfo@7.0.0 to prod')
  expect([code, out.includes('waiting for the approval of a second person')]).toEqual([2, true])
}, 30_000)

test('for tools there is one JSON document on stdout', async () => {
  const { code, out } = await run(
    'sandbox',
    '--json',
    '--no-clusters',
    '--run',
    '/promote podinfo@7.0.0 to prod',
  )
  const { verdict, request, pullRequest, reply } = JSON.parse(out) as Record<string, string>
  expect([
    code,
    verdict,
    /^p-\w{6}$/.test(request ?? ''),
    /\/acme\/fleet\/pull\/\d+$/.test(pullRequest ?? ''),
  ]).toEqual([0, 'merged', true, true])
  expect(reply).toContain('podinfo 6.9.2 → 7.0.0 on prod')
}, 30_000)

test('a comment without a command is a wrong usage', async () => {
  const { code, error } = await run('sandbox', '--run', 'hello')
  expect([code, error.split('\n')[0]]).toEqual([3, 'NO_COMMAND'])
}, 30_000)

test('the end of its input does not end the server; SIGTERM does, with 0', async () => {
  const child = spawn(process.execPath, [program, 'sandbox'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  const text = await new Promise<string>(resolve =>
    child.stdout.once('data', chunk => resolve(String(chunk))),
  )
  const [url = ''] = /http:\/\/\S+/.exec(text) ?? []
  const page = await fetch(url, { headers: { accept: 'text/html' } })
  child.kill('SIGTERM')
  expect([page.status, await exited]).toEqual([200, 0])
}, 30_000)

test('a port that somebody else has ends the program, with the way out', async () => {
  const taken = createServer()
  await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  expect(await run('sandbox', '--port', `${port}`)).toEqual({
    code: 3,
    out: '',
    error: `WRONG_PORT\n  Port ${port} is taken on this machine.\n  Name another, or leave --port out.\n`,
  })
  await new Promise(resolve => taken.close(resolve))
}, 30_000)

test('a server that still waits for GitHub ends at a signal', async () => {
  const gitHub = await startSandboxGitHub({ checks: 'off' })
  gitHub.faults.add({ path: '^/app$', times: 1000, fault: { kind: 'status', status: 503 } })
  const child = spawn(process.execPath, [program, 'serve', '--poll', '1s'], {
    env: {
      PATH: process.env.PATH,
      APP_ID: String(gitHub.app.id),
      PRIVATE_KEY: gitHub.app.privateKey,
      GITHUB_API_URL: gitHub.apiUrl,
      HOST: '127.0.0.1',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout?.once('data', () => child.kill('SIGTERM'))
  expect(await new Promise(resolve => child.once('exit', resolve))).toBe(0)
  await gitHub.close()
}, 30_000)
