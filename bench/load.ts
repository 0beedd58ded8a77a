// A thousand promotions at once over two hundred slots, mixed with noise, against GitHub's own limits; the clock is ours.
// Three processes: the stand-in, our server, and this one, which asks and looks at the end.
// Ends with `load lost=0 doubled=0 … slope=N flat=yes`: by how many kB what the server holds after a collection, heap and buffers,
// grew with each promotion of the second half; flat is less than a twentieth of it in that half.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LoadedApp, Place } from '../test/load/app.ts'
import { type LoadResult, runLoad } from '../test/load/load.ts'
import type { Order, Report, Sample, Step } from './load-app.ts'

const promotions = Number(process.env.LOAD_PROMOTIONS ?? 1_000)
const slots = Number(process.env.LOAD_SLOTS ?? 200)

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const gitHub = spawn(process.execPath, [here('load-server.ts'), String(slots)], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const server = fork(here('load-app.ts'), { execArgv: ['--expose-gc'] })
const samples: Sample[] = []
server.on('message', (report: Report) => {
  if (!('sample' in report)) return
  samples.push(report.sample)
  console.log(`${report.sample.promotions} have ended, ${held(report.sample).toFixed(1)} MB`)
})
try {
  const [line] = (await once(gitHub.stdout, 'data')) as [Buffer]
  print(await runLoad(JSON.parse(line.toString()) as Place, { promotions, slots }, startServer))
} finally {
  server.kill()
  gitHub.kill()
}

async function startServer(place: Place): Promise<LoadedApp> {
  const webhookUrl = await order(server, { order: 'start', place, every: Math.ceil(promotions / 10) })
  const step = (word: Step) => async (): Promise<void> => {
    await order(server, { order: word })
  }
  return { webhookUrl, sweep: step('sweep'), idle: step('idle'), close: step('close') }
}

/** One order at a time. */
async function order(child: ChildProcess, told: Order): Promise<string> {
  const answers = on(child, 'message', { close: ['exit'] })
  child.send(told)
  for await (const [report] of answers) if ('done' in report) return report.done
  throw new Error('the server ended')
}

function print({ verdicts, wrong, lost, merged, hours, seconds }: LoadResult): void {
  console.log(`${promotions} promotions over ${slots} slots, each webhook twice, three of noise to each`)
  console.table(verdicts)
  console.log('the server, whenever another tenth had ended: MB after a collection, requests, seconds of CPU')
  console.table(samples)
  if (wrong.length > 0) console.log(wrong.slice(0, 20).join('\n'))
  const late = samples.filter(sample => sample.promotions >= promotions / 2)
  const [grown, resident] = [slope(late, held), slope(late, each => each.resident)]
  const isFlat = (grown * promotions) / 2 / 1024 < mean(late.map(held)) / 20
  console.log(
    `load lost=${lost} doubled=${wrong.length} merged=${merged} hours=${hours} seconds=${seconds} slope=${grown.toFixed(1)} resident-slope=${resident.toFixed(1)} flat=${isFlat ? 'yes' : 'no'}`,
  )
}

/** What the server holds, in MB. */
function held({ heap, buffers }: Sample): number {
  return heap + buffers
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Least squares, in kB for each promotion. */
function slope(late: readonly Sample[], of: (sample: Sample) => number): number {
  const [x, y] = [mean(late.map(each => each.promotions)), mean(late.map(of))]
  const rise = late.reduce((sum, each) => sum + (each.promotions - x) * (of(each) - y), 0)
  const run = late.reduce((sum, each) => sum + (each.promotions - x) ** 2, 0)
  return (rise / run) * 1024
}
