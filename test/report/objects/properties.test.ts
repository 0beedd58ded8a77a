import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Value } from '../../../src/kustomize/yaml/value.ts'
import { alignTexts } from '../../../src/report/objects/align.ts'
import { diffValues } from '../../../src/report/objects/fields.ts'
import { isEqual } from '../../../src/report/objects/object.ts'

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })

test('an alignment tells both sequences, and calls equal only what is', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const left: string[] = []
      const right: string[] = []
      for (const stretch of alignTexts(before, after)) {
        if (stretch.kind === 'equal') {
          const same = before.slice(stretch.before, stretch.before + stretch.length)
          expect(after.slice(stretch.after, stretch.after + stretch.length)).toEqual(same)
          left.push(...same)
          right.push(...same)
          continue
        }
        left.push(...before.slice(stretch.before, stretch.beforeEnd))
        right.push(...after.slice(stretch.after, stretch.afterEnd))
      }
      expect([left, right]).toEqual([before, after])
    }),
  )
})

const { value } = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Value>(null, true, 1, 'a', 'b', 10n),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom('name', 'x', 'y', '__proto__', 'port'), tie('value')), { maxLength: 4 })
      .map(entries => new Map(entries)),
  ),
}))

test('there is a change exactly where values differ', () => {
  fc.assert(
    fc.property(value, value, (before, after) => {
      expect(diffValues(before, after, undefined).length === 0).toBe(isEqual(before, after))
      expect(diffValues(before, before, undefined)).toEqual([])
    }),
    { numRuns: 2000 },
  )
})
