import type { Clock } from '../engine/ports/ports.ts'
import type { Show } from './job.ts'

/** A piece of work whose lines in the log belong together, under its title. */
export interface Strand<T> {
  readonly title: string
  readonly work: (tell: (line: string) => void) => Promise<T>
}

/**
 * Does all of it at once; answers in the order given. Alone, its lines stand in its group as they come. Beside others they are told at once behind
 * its title, and where groups are folded its group is printed whole when it has ended. One that fails keeps no other from its end.
 */
export async function sideBySide<T>(
  show: Show,
  clock: Clock,
  strands: readonly Strand<T>[],
): Promise<readonly T[]> {
  const [only, ...others] = strands
  if (only !== undefined && others.length === 0)
    return [await show.group(only.title, () => only.work(line => show.info(line)))]
  const print = inTurn()
  const ended = await Promise.allSettled(strands.map(strand => gathered(strand, { show, clock, print })))
  await print(async () => undefined)
  return ended.map(each => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
}

/** One thing printed after the other: a line of one must not fall into the group of another. */
type Print = (text: () => Promise<void>) => Promise<void>

function inTurn(): Print {
  let last = Promise.resolve()
  return text => {
    last = last.then(text)
    return last
  }
}

interface Log {
  readonly show: Show
  readonly clock: Clock
  readonly print: Print
}

async function gathered<T>({ title, work }: Strand<T>, { show, clock, print }: Log): Promise<T> {
  const begun = clock.now().getTime()
  const lines: string[] = []
  const tell = (line: string) => {
    lines.push(`${Math.round((clock.now().getTime() - begun) / 1000)} s  ${line}`)
    void print(async () => show.info(`${title}: ${line}`))
  }
  try {
    return await work(tell)
  } finally {
    if (show.folds) await print(() => show.group(title, async () => lines.forEach(show.info)))
  }
}
