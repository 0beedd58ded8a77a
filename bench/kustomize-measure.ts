import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { diskFiles } from '../src/checkout/files.ts'
import { createCache, type RenderCache } from '../src/kustomize/cache.ts'
import { render } from '../src/kustomize/render.ts'

/** Milliseconds and the most memory held, in bytes; undefined memory where the machine does not tell. */
export interface Run {
  readonly ms: number
  readonly peak?: number
}

/** One build in this process, its files read from the disk; with a cache of its own unless one is given. */
export function buildHere(dir: string, cache: RenderCache = createCache()): number {
  const start = performance.now()
  render(diskFiles(), dir, { cache })
  return performance.now() - start
}

/** A child process until it ends, its output thrown away. */
export function runChild(command: string, words: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'ignore'] })
    let peak: number | undefined
    // The kernel's high-water mark only grows: the last look is close to the end.
    const watch = setInterval(() => {
      peak = readPeak(child.pid) ?? peak
    }, 10)
    child.on('error', reject)
    child.on('exit', code => {
      clearInterval(watch)
      const ms = performance.now() - start
      if (code === 0) resolve(peak === undefined ? { ms } : { ms, peak })
      else reject(new Error(`${command} ${words.join(' ')} ended with ${code}`))
    })
  })
}

function readPeak(pid: number | undefined): number | undefined {
  try {
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
  } catch {
    return undefined
  }
}

/** The fastest of several runs: what else the machine did counts least there. */
export async function fastest(count: number, run: () => number | Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < count; turn++) best = Math.min(best, await run())
  return best
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0
}

/** Prints the line that the tables are read by: how many times faster, and both times. */
export function printRatio(name: string, ours: number, rival: number): void {
  console.log(`${name} ratio=${(rival / ours).toFixed(2)} ours=${format(ours)} rival=${format(rival)}`)
}

function format(ms: number): string {
  return ms >= 1000 ? `${(ms / 1000).toFixed(2)}s` : `${ms.toFixed(2)}ms`
}
