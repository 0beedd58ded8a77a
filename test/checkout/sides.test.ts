import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { listSides } from '../../src/checkout/list-sides.ts'
import { readSides } from '../../src/checkout/sides.ts'
import { createSharedWork, readCheckout, readCommit } from '../../src/checkout/snapshot.ts'
import type { FleetReading } from '../../src/engine/fleet/fleet-reading.ts'
import { deployment, kustomization } from '../fleet/repository.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=Alice', '-c', 'user.email=alice@example.com']
  return execFileSync('git', ['-C', folder, ...who, ...words], { encoding: 'utf8' }).trim()
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function overlay(name: string): string {
  return kustomization(`resources:\n- ${name}.yaml\nconfigMapGenerator:\n- name: web\n  files: [web.conf]\n`)
}

/** A checkout, and the commit that its one change goes onto. */
function checkout(): { readonly folder: string; readonly base: string } {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-'))
  folders.push(folder)
  for (const environment of ['test', 'prod'])
    write(folder, {
      [`apps/${environment}/kustomization.yaml`]: overlay('web'),
      [`apps/${environment}/web.yaml`]: deployment('web', 'ghcr.io/acme/web:1.0.0'),
      [`apps/${environment}/web.conf`]: `for ${environment}`,
    })
  write(folder, { 'apps/old.yaml': 'a: 1\n', 'apps/run.sh': 'true\n', '.gitignore': 'ignored.yaml\n' })
  symlinkSync('old.yaml', join(folder, 'apps/link.yaml'))
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', 'first')
  return { folder, base: git(folder, 'rev-parse', 'HEAD') }
}

/** What is read of a side; `oid` names a version of a file and not what it holds. */
function seen({ snapshot, fleet, policy, problems }: FleetReading) {
  const entries = [...snapshot.entries].map(([path, { mode, size }]) => `${path} ${mode} ${size}`)
  const texts = [...snapshot.texts].map(([path, text]) => `${path}: ${text}`)
  return { entries: entries.sort(), texts: texts.sort(), fleet: { ...fleet }, policy, problems }
}

/** Ways in which a working tree differs from the commit below it. */
const changes: Readonly<Record<string, (folder: string) => void>> = {
  nothing: () => undefined,
  'another version, committed': folder => {
    write(folder, { 'apps/prod/web.yaml': deployment('web', 'ghcr.io/acme/web:2.0.0') })
    git(folder, 'commit', '--quiet', '--all', '--message', 'second')
  },
  'another text of a file that is no manifest': folder => write(folder, { 'apps/prod/web.conf': 'other' }),
  'files that come and go': folder => {
    rmSync(join(folder, 'apps/old.yaml'))
    rmSync(join(folder, 'apps/test'), { recursive: true })
    write(folder, { 'apps/stage/kustomization.yaml': kustomization('resources: [../prod]\n') })
    git(folder, 'add', '--all')
    write(folder, { 'apps/new.yaml': 'a: 2\n', 'ignored.yaml': 'a: 3\n' })
  },
  'a file that is touched, and one that may be run': folder => {
    utimesSync(join(folder, 'apps/prod/web.yaml'), 1, 1)
    chmodSync(join(folder, 'apps/run.sh'), 0o755)
  },
  'a file in the place of a link': folder => {
    rmSync(join(folder, 'apps/link.yaml'))
    write(folder, { 'apps/link.yaml': 'a: 4\n' })
  },
  'a file in the place of a folder': folder => {
    rmSync(join(folder, 'apps/test'), { recursive: true })
    write(folder, { 'apps/test': 'a: 5\n' })
  },
  'a configuration': folder =>
    write(folder, { '.github/lockkeeper.yml': 'version: 1\nenvironments: [{name: prod}]\n' }),
}

test.each(Object.keys(changes))('both sides are read as each is alone: %s', async name => {
  const { folder, base } = checkout()
  changes[name]?.(folder)
  const sides = await readSides(await listSides(folder, async () => base))
  const alone = { base: await readCommit(folder, base, createSharedWork()), head: await readCheckout(folder) }
  expect(seen(sides.base)).toEqual(seen(alone.base))
  expect(seen(sides.head)).toEqual(seen(alone.head))
})
