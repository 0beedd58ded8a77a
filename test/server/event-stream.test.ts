import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createParser } from '../../src/server/event-stream.ts'

const stream =
  'retry: 1000\n\nevent: ready\ndata: {}\n\n: still here\n\ndata: one\ndata:two\r\n\r\ndata\n\nid: 7\rdata: three\r\r'

test('the data of each event, line by line', () => {
  expect(createParser().push(`${stream}\n`)).toEqual(['{}', 'one\ntwo', 'three'])
})

test('it does not matter where the pieces end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: stream.length })), cuts => {
      const parser = createParser()
      const ends = [...cuts, stream.length].sort((left, right) => left - right)
      const events = ends.flatMap((end, index) => parser.push(stream.slice(ends[index - 1] ?? 0, end)))
      expect([...events, ...parser.push('\n')]).toEqual(['{}', 'one\ntwo', 'three'])
    }),
  )
})

test('an event without an end is given up', () => {
  const parser = createParser()
  const piece = 'x'.repeat(1024 * 1024)
  expect(() => {
    for (let count = 0; count < 40; count++) parser.push(piece)
  }).toThrow('an event without an end')
})
