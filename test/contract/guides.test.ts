import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { parseConfig } from '../../src/config/parse.ts'
import { blocksOf, filesOf } from './guide-blocks.ts'
import { bakedFleet, fluxAutomatedFleet } from './guide-fleets.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A GitOps repository with one commit. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-guide-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@users.noreply.github.com']
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...who, ...words])
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Begin')
  return folder
}

async function lockkeeper(cwd: string, line: string) {
  let printed = ''
  const print = (text: string) => {
    printed += text
  }
  const code = await runCommandLine(line.split(' '), '0.0.0', {
    ...{ stdin: Readable.from([]), out: print, error: print, colour: false, width: undefined, cwd },
    environment: { REGISTRIES: 'none' },
  })
  return { code, printed }
}

const pages = ['docs/action.md', 'docs/clusters.md']
const blocks = pages.flatMap(blocksOf)

test.each(blocks.map(({ page, heading, file, text }) => [page, heading, file, text]))(
  '%s, %s: %s is what it says it is',
  (_, __, file, text) => {
    if (file !== '.github/lockkeeper.yml') expect(parse(text)).not.toBeNull()
    else expect(parseConfig(text, file).kind).toBe('config')
  },
)

test('from k8s-bake: without a pin it is said what makes an app, and by the guide there is one to promote', async () => {
  const before = await lockkeeper(repository(bakedFleet), 'list')
  expect([before.code, before.printed]).toEqual([
    0,
    expect.stringContaining('There is no app yet: one is there'),
  ])
  const shown = filesOf('docs/action.md', 'Coming from k8s-bake and k8s-deploy')
  const prod = { 'prod/kustomization.yaml': shown['test/kustomization.yaml'] ?? '' }
  const fleet = repository({ ...bakedFleet, ...shown, ...prod })
  const { code, printed } = await lockkeeper(fleet, 'plan promote podinfo@1.2.3 to test --json')
  expect([code, JSON.parse(printed).edits]).toEqual([
    0,
    [{ file: 'test/kustomization.yaml', line: 4, column: 43, before: '1.2.2', after: '1.2.3' }],
  ])
})

test('from Flux image automation: what it wrote in test is promoted to prod, and nothing else of a line changes', async () => {
  const shown = filesOf('docs/action.md', 'Coming from Flux image automation')
  const fleet = repository({ ...fluxAutomatedFleet, ...shown })
  const { code } = await lockkeeper(fleet, 'promote podinfo from test to prod')
  const text = readFileSync(join(fleet, 'apps/prod/kustomization.yaml'), 'utf8')
  expect([code, text]).toEqual([0, shown['apps/prod/kustomization.yaml']?.replace('6.9.2', '7.0.0')])
  const setter = '    newTag: 7.0.0 # {"$imagepolicy": "flux-system:podinfo:tag"}\n'
  const still = await lockkeeper(fleet, 'promote podinfo@7.0.1 to test')
  expect([still.code, still.printed]).toEqual([
    0,
    expect.stringContaining('image automation writes that line'),
  ])
  expect(readFileSync(join(fleet, 'apps/test/kustomization.yaml'), 'utf8')).toBe(
    fluxAutomatedFleet['apps/test/kustomization.yaml']?.replace(setter, setter.replace('7.0.0', '7.0.1')),
  )
})
