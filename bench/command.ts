import { performance } from 'node:perf_hooks'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { parseComment } from '../src/command/comment.ts'
import { besideHostile, craftedBodies, underHostile } from '../test/command/hostile.ts'

const options = { mentions: ['lockkeeper'] }

function milliseconds(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

const bodies = [...underHostile(65_536), ...besideHostile(65_536), ...craftedBodies]
for (const { body } of bodies) parseComment(body, options)
function fastest(body: string, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => milliseconds(() => parseComment(body, options))))
}

// All of them twice, and those that look slowest often enough for a busy machine not to count.
const times = bodies
  .map(({ name, body }) => ({ name, body, ms: fastest(body, 2) }))
  .toSorted((left, right) => right.ms - left.ms)
  .slice(0, 20)
  .map(({ name, body }) => ({ name, ms: fastest(body, 20) }))
  .toSorted((left, right) => right.ms - left.ms)

console.log(`${bodies.length} hostile comments of up to 65,536 characters; the slowest:`)
for (const { name, ms } of times.slice(0, 10)) console.log(`${ms.toFixed(1).padStart(8)} ms  ${name}`)

// An eighth of the length: at the whole of it the parser takes minutes for some of these, and overflows on others.
const survivable = ['*a ', '[a](b', '`` ` ', '- a\n', '> ', 'a | b\n']
const rivals = underHostile(8192).filter(({ name }) =>
  survivable.some(unit => name === `under ${JSON.stringify(unit)}`),
)
let ours = 0
let rival = 0
console.log('\nof 8,192 characters, ours against a CommonMark parser:')
for (const { name, body } of rivals) {
  const own = Math.min(...[1, 2, 3].map(() => milliseconds(() => parseComment(body, options))))
  const other = milliseconds(() => fromMarkdown(body))
  ours += own
  rival += other
  console.log(`${own.toFixed(1).padStart(8)} ms  ${other.toFixed(1).padStart(9)} ms  ${name}`)
}
const worst = times[0]?.ms ?? 0
console.log(
  `command ratio=${(rival / ours).toFixed(1)} ours=${ours.toFixed(1)}ms rival=${rival.toFixed(1)}ms worst=${worst.toFixed(1)}ms`,
)
