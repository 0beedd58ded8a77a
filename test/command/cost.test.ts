import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseComment, readComment } from '../../src/command/comment.ts'
import { createMeter } from '../../src/command/meter.ts'
import { besideHostile, craftedBodies, type HostileBody, underHostile } from './hostile.ts'

function steps(body: string): number {
  const meter = createMeter()
  readComment(body, { mentions: ['lockkeeper'] }, meter)
  return meter.steps
}

// Destinations of links are given up at 32 open parentheses: an address may be read that many times, no more.
const mostPerCharacter = 45

function limit(body: string): number {
  return mostPerCharacter * body.length + 1000
}

/** Bodies that cost more than they may, each with its figure. */
function costly(bodies: readonly HostileBody[]): readonly string[] {
  return bodies.flatMap(({ name, body }) =>
    steps(body) <= limit(body) ? [] : [`${name}: ${steps(body)} steps for ${body.length} characters`],
  )
}

test('65,536 hostile characters cost linear work', () => {
  expect(costly(underHostile(65_536))).toEqual([])
  expect(costly(craftedBodies)).toEqual([])
})

test('so do those beside a command, at an eighth of the length', () => {
  expect(costly(besideHostile(8192))).toEqual([])
})

test('a text without a line of ours is only looked through', () => {
  const body = '[[[[`` **a <b c="d\n'.repeat(3000)
  expect(steps(body)).toBe(body.length)
})

test('any text has an answer, and its cost is linear', () => {
  const texts = fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom('\n', '/list', '> ', '- ', '`', '[', '](', '<', '\n\n', '@lockkeeper '),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(texts, pieces => {
      const body = `${pieces.join('')}\n/list`
      expect(steps(body)).toBeLessThanOrEqual(limit(body))
    }),
    { numRuns: 500 },
  )
})

test('commands behind hostile texts run all the same', () => {
  const wanted = '/promote podinfo@7.0.0 to prod'
  const texts = [
    '> '.repeat(20_000),
    '['.repeat(60_000),
    '*a '.repeat(20_000),
    '` `` '.repeat(12_000),
    '<a b="'.repeat(10_000),
  ]
  for (const text of texts) {
    const { commands } = parseComment(`${text}\n\n${wanted}`, { mentions: [] })
    expect(commands.map(({ source }) => source)).toEqual([wanted])
  }
})
