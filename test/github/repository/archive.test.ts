import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import type { Repository } from '../../../src/engine/ports/ports.ts'
import { parseApiBase } from '../../../src/github/client/api-base.ts'
import { createConnection } from '../../../src/github/client/connection.ts'
import { openGitHubApp } from '../../../src/github/github-app.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../../src/sandbox/github-server.ts'
import { systemClock } from '../../../src/server/system-clock.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

interface Opened {
  readonly repository: Repository
  readonly sandbox: SandboxGitHub
  /** What was asked since it was called last, tokens left out. */
  readonly asked: () => readonly string[]
}

/** A repository of so many manifests over the stand-in's HTTP. */
async function open(files: Readonly<Record<string, string>>): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const sandbox = await startSandboxGitHub({ repository: folder, checks: 'off' })
  ends.push(async () => {
    await sandbox.close()
    rmSync(folder, { recursive: true })
  })
  const base = parseApiBase(sandbox.apiUrl)
  if (base.kind === 'problem') throw new Error(base.problem.message)
  let routes: string[] = []
  const connection = createConnection({
    base: base.base,
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    clock: systemClock,
    observe: ({ route, kind }) => void (kind === 'token' ? undefined : routes.push(route)),
  })
  const installation = (await openGitHubApp(connection, systemClock)).installation(sandbox.installation.id)
  const ref = (await installation.repositories()).find(({ name }) => name === 'fleet')
  if (ref === undefined) throw new Error('no fleet')
  routes = []
  const asked = () => {
    const before = routes.map(route => route.replace('/repos/{owner}/{repo}', ''))
    routes = []
    return before
  }
  return { repository: installation.open(ref).repository, sandbox, asked }
}

function manifests(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`apps/${at % 50}/${at}.yaml`, `number: ${at}\ntext: "ü"\n`]),
  )
}

const yaml = (path: string): boolean => path.endsWith('.yaml')
const cold = ['POST /graphql', 'GET /git/trees/{tree_sha}']

async function change({ sandbox }: Opened, path: string, text: string): Promise<void> {
  const token = sandbox.people.find(({ role }) => role === 'writer')?.token ?? ''
  const url = `${sandbox.apiUrl}/repos/acme/fleet/contents/${path}`
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json' }
  const { sha } = (await (await fetch(url, { headers })).json()) as { sha: string }
  const body = JSON.stringify({ message: 'By hand', content: Buffer.from(text).toString('base64'), sha })
  expect((await fetch(url, { method: 'PUT', headers, body })).status).toBe(200)
}

test.each([
  [40, [...cold, 'POST /graphql']],
  [3000, [...cold, 'GET /tarball/{ref}']],
])(
  'a repository of %i manifests is read in three requests, and again after a change in three',
  async (count, first) => {
    const files = manifests(count)
    const opened = await open({ ...files, 'README.md': 'no manifest' })
    const { repository, asked } = opened
    expect(Object.fromEntries((await repository.snapshot(yaml)).texts)).toEqual(files)
    expect(asked()).toEqual(first)
    await repository.snapshot(yaml)
    expect(asked()).toEqual(['GET /commits/{ref}'])
    await change(opened, 'apps/7/7.yaml', 'number: 8\n')
    expect((await repository.snapshot(yaml)).texts.get('apps/7/7.yaml')).toBe('number: 8\n')
    expect(asked()).toEqual(['GET /commits/{ref}', 'GET /git/trees/{tree_sha}', 'POST /graphql'])
  },
)

test('what an archive leaves out or changes is asked for by itself', async () => {
  const files = {
    ...manifests(300),
    '.gitattributes': 'apps/1/1.yaml export-ignore\napps/2/2.yaml export-subst\n',
    'apps/2/2.yaml': 'commit: $Format:%H$\n',
    'latin.yaml': 'x',
  }
  const opened = await open(files)
  const { texts } = await opened.repository.snapshot(yaml)
  expect([texts.get('apps/1/1.yaml'), texts.get('apps/2/2.yaml'), texts.size]).toEqual([
    files['apps/1/1.yaml' as keyof typeof files],
    'commit: $Format:%H$\n',
    301,
  ])
  expect(opened.asked()).toEqual([...cold, 'GET /tarball/{ref}', 'POST /graphql'])
})

test('without the archive the same is read in queries', async () => {
  const opened = await open(manifests(300))
  opened.sandbox.faults.add({
    path: 'tarball',
    fault: { kind: 'status', status: 404, body: { message: 'Not Found' } },
  })
  const { texts } = await opened.repository.snapshot(yaml)
  expect(texts.size).toBe(300)
  expect(opened.asked().filter(route => route === 'POST /graphql')).toHaveLength(4)
})
