// A thousand promotions at once over two hundred slots, mixed with noise, against GitHub's own limits; the clock is ours.
// Three processes: the stand-in, our server, and this one, which asks and looks at the end.
// Ends with `load lost=0 doubled=0 … slope=N`: by how many kB the server's heap grew with each promotion of the second half.
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
  console.log(`${report.sample.promotions} have ended, heap ${report.sample.heap} MB`)
})
try {
  const [line] = (await once(gitHub.stdout, 'data')) as [Buffer]
  print(await runLoad(JSON.parse(line.toString()) as Place, { promotions, slots }, startServer))
} finally {
  server.kill()
  gitHub.kill()
}

async function startServer(place: Place): Promise<LoadedApp> {
  const webhookUrl = await order(server, { order: 'start', place })
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
  console.log(
    'the server, whenever a hundred more had ended: MB after a collection, requests, seconds of CPU',
  )
  console.table(samples)
  if (wrong.length > 0) console.log(wrong.slice(0, 20).join('\n'))
  const [heap, resident] = [slope('heap'), slope('resident')]
  console.log(
    `load lost=${lost} doubled=${wrong.length} merged=${merged} hours=${hours} seconds=${seconds} slope=${heap} resident-slope=${resident}`,
  )
}

/** Least squares over the second half, in kB for each promotion. */
function slope(field: 'heap' | 'resident'): string {
  const late = samples.filter(sample => sample.promotions >= promotions / 2)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(late.map(each => each.promotions)), mean(late.map(each => each[field]))]
  const rise = late.reduce((sum, each) => sum + (each.promotions - x) * (each[field] - y), 0)
  const run = late.reduce((sum, each) => sum + (each.promotions - x) ** 2, 0)
  return ((rise / run) * 1024).toFixed(1)
}
