import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { type SandboxRegistry, startSandboxRegistry } from '../../src/sandbox/registry/registry-server.ts'
import { threeEnvironments } from '../proof/world.ts'

const old = `sha256:${'0'.repeat(64)}`
let registry: SandboxRegistry
let folder: string

beforeEach(async () => {
  registry = await startSandboxRegistry()
  folder = mkdtempSync(join(tmpdir(), 'lockkeeper-'))
})
afterEach(async () => {
  await registry.close()
  rmSync(folder, { recursive: true })
})

/** A folder in which test pins web by tag and digest. */
function checkout(configuration = ''): void {
  const overlay = 'apps/test/kustomization.yaml'
  const texts = threeEnvironments()
  const pinned = (texts[overlay] ?? '').replace('newTag: 6.9.0', `newTag: 6.9.0\n  digest: ${old}`)
  const files = { ...texts, [overlay]: pinned, '.github/lockkeeper.yml': `version: 1\n${configuration}` }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

async function plan(words: string, environment: Record<string, string>) {
  let out = ''
  const exit = await runCommandLine(['plan', 'promote', ...words.split(' '), '--json'], '1.0.0', {
    stdin: Readable.from([]),
    out: text => {
      out += text
    },
    error: () => undefined,
    colour: false,
    width: undefined,
    environment,
    cwd: folder,
  })
  const printed = JSON.parse(out)
  const known = printed.gates?.find(({ gate }: { gate: string }) => gate === 'known')
  const edits = printed.edits?.map(({ before, after }: Record<string, string>) => `${before} → ${after}`)
  return { exit, edits, known: known === undefined ? undefined : `${known.status}: ${known.detail}` }
}

test('a plan offline asks nobody, and cannot know the digest', async () => {
  checkout()
  const { exit, edits, known } = await plan('web@7.0.0 to test', {})
  expect({ exit, edits, known }).toEqual({
    exit: 1,
    edits: [],
    known: 'not-evaluated: not checked: offline, and no environment pins it',
  })
  expect(registry.requests).toEqual([])
})

test('with REGISTRIES the tag gets its digest', async () => {
  checkout()
  const digest = registry.pushImage('acme/web', '7.0.0')
  const { exit, edits, known } = await plan('web@7.0.0 to test', { REGISTRIES: `ghcr.io=${registry.host}` })
  expect({ exit, edits, known }).toEqual({
    exit: 0,
    edits: ['6.9.0 → 7.0.0', `${old} → ${digest}`],
    known: `passed: 7.0.0@${digest} is in ghcr.io/acme/web as ${digest.slice(0, 19)}`,
  })
})

test('what the registry does not have is refused, with what is near', async () => {
  checkout()
  registry.pushImage('acme/web', '7.0.1')
  const { exit, known } = await plan('web@7.0.0 to stage', { REGISTRIES: `ghcr.io=${registry.host}` })
  expect(exit).toBe(1)
  expect(known).toMatch(
    /^blocked: 7\.0\.0 is pinned nowhere and is no tag of ghcr\.io\/acme\/web; did you mean 7\.0\.1/,
  )
})

test('versions: strict takes no pin for a proof', async () => {
  checkout('versions: strict\n')
  const environment = { REGISTRIES: `ghcr.io=${registry.host}` }
  registry.pushImage('acme/web', '6.0.0')
  expect((await plan('web@6.9.0 to stage', environment)).known).toMatch(/^blocked/)
  registry.pushImage('acme/web', '6.9.0')
  expect((await plan('web@6.9.0 to stage', environment)).known).toMatch(
    /^passed: 6\.9\.0 is in ghcr\.io\/acme\/web as sha256:[0-9a-f]{12}$/,
  )
})
