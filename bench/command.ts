import { performance } from 'node:perf_hooks'
import { parseComment } from '../src/command/comment.ts'
import { besideHostile, craftedBodies, underHostile } from '../test/command/hostile.ts'

const bodies = [...underHostile(65_536), ...besideHostile(65_536), ...craftedBodies]
const options = { mentions: ['lockkeeper'] }

function milliseconds(body: string): number {
  const start = performance.now()
  parseComment(body, options)
  return performance.now() - start
}

for (const { body } of bodies) milliseconds(body)
const times = bodies
  .map(({ name, body }) => ({ name, ms: Math.min(...[1, 2, 3].map(() => milliseconds(body))) }))
  .sort((left, right) => right.ms - left.ms)

for (const { name, ms } of times.slice(0, 10)) console.log(`${ms.toFixed(1).padStart(8)} ms  ${name}`)
console.log(`${times.length} bodies of 65,536 characters; the slowest counts`)
