// A thousand promotions at once over two hundred slots, mixed with noise, against GitHub's own limits; the clock is ours.
// Ends with `load ratio=R lost=0 doubled=0 …`: the heap at the end against the heap when a fifth was done.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Place } from '../test/load/app.ts'
import { type LoadResult, runLoad } from '../test/load/load.ts'

// What can be collected is no growth.
setFlagsFromString('--expose-gc')
Object.assign(globalThis, { gc: runInNewContext('gc') })

const promotions = Number(process.env.LOAD_PROMOTIONS ?? 1_000)
const slots = Number(process.env.LOAD_SLOTS ?? 200)

const server = fileURLToPath(new URL('load-server.ts', import.meta.url))
const child = spawn(process.execPath, [server, String(slots)], { stdio: ['pipe', 'pipe', 'inherit'] })
try {
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  print(await runLoad(JSON.parse(line.toString()) as Place, { promotions, slots }))
} finally {
  child.kill()
}

function print(result: LoadResult): void {
  const { verdicts, wrong, lost, merged, hours, seconds, heap } = result
  console.log(`${promotions} promotions over ${slots} slots, each webhook twice, three of noise to each`)
  console.table(verdicts)
  console.log(`heap in MB on the way: ${heap.join(' ')}`)
  if (wrong.length > 0) console.log(wrong.slice(0, 20).join('\n'))
  const early = heap[Math.floor(heap.length / 5)] ?? 1
  const ratio = ((heap.at(-1) ?? 0) / early).toFixed(2)
  console.log(
    `load ratio=${ratio} lost=${lost} doubled=${wrong.length} merged=${merged} hours=${hours} seconds=${seconds}`,
  )
}
