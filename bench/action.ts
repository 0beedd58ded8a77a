// The Action's render of a pull request that changes one app of fifty in four environments, as a runner starts it (a cold
// process, the committed bundle, what is on disk), against `kubectl kustomize` of the same overlays, twice, and `diff`.
// Nothing is written to GitHub: the pull request is a fork's.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Fleet, writeFleet } from './action-fleet.ts'
import { fastest, printRatio } from './kustomize-measure.ts'

const root = mkdtempSync(join(tmpdir(), 'bench-action-'))
const action = join(import.meta.dirname, '../dist/index.js')

try {
  const bare = await fastest(5, () => timed(process.execPath, ['-e', '1']))
  const idle = await fastest(5, () => timed(process.execPath, [action], { GITHUB_EVENT_NAME: 'nothing' }))
  console.log(`the bundle starts in ${(idle - bare).toFixed(0)} ms more than a bare node (goal: 150)`)
  printRatio('action-start-up', idle, bare)
  for (const layout of ['per-environment', 'per-app'] as const) {
    const folder = join(root, layout)
    mkdirSync(folder)
    const fleet = writeFleet(folder, layout)
    const ours = await fastest(3, () => render(fleet))
    const rival = await fastest(3, () => byHand(fleet))
    printRatio(layout === 'per-environment' ? 'action' : `action-${layout}`, ours, rival)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}

function timed(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const start = performance.now()
  const child = spawn(program, words, { stdio: 'ignore', env: { PATH: process.env.PATH, ...environment } })
  child.on('error', reject)
  child.on('exit', () => resolve(performance.now() - start))
  return promise
}

async function render({ folder, base, head }: Fleet): Promise<number> {
  const event = join(root, 'event.json')
  const sides = {
    number: 1,
    base: { sha: base, repo: { full_name: 'acme/fleet' } },
    head: { sha: head, repo: { full_name: 'sam/fleet' } },
  }
  writeFileSync(event, JSON.stringify({ pull_request: sides }))
  const [output, summary] = [join(root, 'output'), join(root, 'summary')]
  for (const file of [output, summary]) writeFileSync(file, '')
  const took = await timed(process.execPath, [action], {
    INPUT_TOKEN: 'none',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'acme/fleet',
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: root,
  })
  // A figure counts only for a change that was truly seen.
  const seen = readFileSync(summary, 'utf8')
  if (!seen.startsWith('### 🟢 4 objects change on')) throw new Error(`it ended otherwise:\n${seen}`)
  return took
}

/** As a workflow would without us: each overlay is built at both commits, one after the other, and compared. */
async function byHand({ folder, base, overlays }: Fleet): Promise<number> {
  const before = join(root, `before-${base}`)
  spawnSync('git', ['-C', folder, 'worktree', 'add', '--quiet', '--force', before, base])
  const script = `for overlay in ${overlays.join(' ')}; do
    kubectl kustomize '${before}'/$overlay >'${root}/before.yaml'
    kubectl kustomize '${folder}'/$overlay >'${root}/after.yaml'
    diff -u '${root}/before.yaml' '${root}/after.yaml'
  done`
  return timed('bash', ['-c', script])
}
