// Our engine against `kubectl kustomize` (Kustomize 5.5), both on this machine, in one run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCache } from '../src/kustomize/cache.ts'
import { writeApplication, writeDefinitions, writeOverlays } from './kustomize-folders.ts'
import { buildHere, fastest, median, printRatio, type Run, runChild } from './kustomize-measure.ts'

const corpus = join(import.meta.dirname, '../../shared/corpus')
const root = mkdtempSync(join(tmpdir(), 'bench-kustomize-'))
const quick = process.argv.includes('--quick')

try {
  await benchCorpus()
  await benchSizes()
  await benchOverlays()
  await benchDefinitions()
  await benchColdProcess()
} finally {
  rmSync(root, { recursive: true, force: true })
}

function kustomize(dir: string): Promise<Run> {
  return runChild('kubectl', ['kustomize', dir])
}

async function rivalMs(dir: string, turns: number): Promise<number> {
  return fastest(turns, async () => (await kustomize(dir)).ms)
}

async function benchCorpus(): Promise<void> {
  const index = join(corpus, 'corpus.json')
  if (!existsSync(index)) {
    console.log('kustomize-corpus: ../shared/corpus is not there')
    return
  }
  const folders: readonly { readonly dir: string }[] = JSON.parse(readFileSync(index, 'utf8'))
  const chosen = quick ? folders.filter((_, at) => at % 9 === 0) : folders
  const rows: { readonly dir: string; readonly ours: number; readonly rival: number }[] = []
  for (const { dir } of chosen) {
    const path = join(corpus, dir)
    rows.push({ dir, ours: await fastest(3, () => buildHere(path)), rival: await rivalMs(path, 2) })
  }
  const slowest = rows.toSorted((left, right) => left.rival / left.ours - right.rival / right.ours)
  console.log(`\n${chosen.length} real folders; the ones with the least gain`)
  for (const { dir, ours, rival } of slowest.slice(0, 8))
    console.log(
      `${ours.toFixed(2).padStart(9)} ms ${rival.toFixed(0).padStart(7)} ms  ${(rival / ours).toFixed(1).padStart(6)}×  ${dir}`,
    )
  printRatio('kustomize-corpus-median', median(rows.map(row => row.ours)), median(rows.map(row => row.rival)))
  const total = rows.reduce((sum, row) => ({ ours: sum.ours + row.ours, rival: sum.rival + row.rival }), {
    ours: 0,
    rival: 0,
  })
  printRatio('kustomize-corpus-total', total.ours, total.rival)
  const [worst] = slowest
  if (worst !== undefined) printRatio('kustomize-corpus-worst', worst.ours, worst.rival)
}

async function benchSizes(): Promise<void> {
  console.log('\nnamespace, prefix, labels with selectors, annotations, 20 images, generators')
  const sizes = quick ? [100, 500] : [100, 500, 2000]
  const times: number[] = []
  for (const count of sizes) {
    const dir = writeApplication(root, count)
    const ours = await fastest(5, () => buildHere(dir))
    times.push(ours)
    printRatio(`kustomize-${count}`, ours, await rivalMs(dir, count > 1000 ? 1 : 2))
  }
  const first = times[0] ?? 1
  const last = times.at(-1) ?? 1
  const exponent = Math.log(last / first) / Math.log((sizes.at(-1) ?? 1) / (sizes[0] ?? 1))
  console.log(`time grows with the number of resources to the power of ${exponent.toFixed(2)}`)
}

async function benchOverlays(): Promise<void> {
  const dirs = writeOverlays(root, 20)
  console.log('\n20 overlays over one base of 100 resources, parsed once')
  const ours = await fastest(3, () => {
    const cache = createCache()
    return dirs.reduce((sum, dir) => sum + buildHere(dir, cache), 0)
  })
  const rival = await fastest(2, async () => {
    let sum = 0
    for (const dir of dirs) sum += (await kustomize(dir)).ms
    return sum
  })
  printRatio('kustomize-overlays', ours, rival)
}

async function benchDefinitions(): Promise<void> {
  const dir = writeDefinitions(root, 12_000_000)
  console.log('\na folder of 12 MB of custom resource definitions')
  printRatio('kustomize-12mb', await fastest(3, () => buildHere(dir)), await rivalMs(dir, 2))
  const cli = builtCommand()
  if (cli === undefined) return
  const ours = (await runChild(process.execPath, [cli, 'build', dir])).peak ?? 0
  const rival = (await kustomize(dir)).peak ?? 0
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)}MB`
  console.log(
    `kustomize-12mb-memory ratio=${(rival / ours).toFixed(2)} ours=${megabytes(ours)} rival=${megabytes(rival)}`,
  )
}

async function benchColdProcess(): Promise<void> {
  const dir = join(corpus, 'stefanprodan+podinfo/kustomize')
  const cli = builtCommand()
  if (cli === undefined || !existsSync(dir)) {
    console.log('\nkustomize-cold: needs the built command (npm run build) and the corpus')
    return
  }
  console.log('\na cold process on podinfo; the median of 15 in turn')
  const ours: number[] = []
  const rival: number[] = []
  for (let turn = 0; turn < 15; turn++) {
    ours.push((await runChild(process.execPath, [cli, 'build', dir])).ms)
    rival.push((await kustomize(dir)).ms)
  }
  printRatio('kustomize-cold', median(ours), median(rival))
}

// A command that was built before its verb was there counts as none.
function builtCommand(): string | undefined {
  const cli = join(import.meta.dirname, '../build/cli.js')
  if (!existsSync(cli)) return undefined
  return spawnSync(process.execPath, [cli, 'build', writeApplication(root, 5)]).status === 0 ? cli : undefined
}
