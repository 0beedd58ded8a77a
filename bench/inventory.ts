// Twenty clusters' worth of workloads and Flux objects: our inventory, held up to date by watches, against listing them for each question.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { printRatio } from './kustomize-measure.ts'

interface Figures {
  readonly first: number
  readonly later: number
  readonly megabytes: number
  readonly objects: number
}

const server = start('inventory-server.ts')
try {
  const [chunk]: readonly unknown[] = await once(server.stdout ?? server, 'data')
  const port = String(chunk).trim()
  const [ours, rival] = [await measure('watches', port), await measure('lists', port)]
  for (const [name, { first, later, megabytes, objects }] of Object.entries({ watches: ours, lists: rival }))
    console.log(
      `${name}: ${objects} objects of 20 clusters, first ${first.toFixed(0)} ms, later ${later.toFixed(1)} ms, ${megabytes.toFixed(0)} MB`,
    )
  printRatio('inventory-first', ours.first, rival.first)
  printRatio('inventory', ours.later, rival.later)
} finally {
  server.kill()
}

function start(file: string, ...words: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url))
  return spawn(process.execPath, ['--expose-gc', path, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function measure(which: string, port: string): Promise<Figures> {
  const child = start('inventory-client.ts', which, port)
  let text = ''
  child.stdout?.on('data', chunk => {
    text += String(chunk)
  })
  await once(child, 'close')
  return JSON.parse(text) as Figures
}
