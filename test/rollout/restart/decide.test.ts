import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatBaseline, parseBaseline } from '../../../src/rollout/restart/baseline.ts'
import { decideRestart } from '../../../src/rollout/restart/decide.ts'
import type { Workload } from '../../../src/rollout/restart/workload.ts'

const now = new Date('2026-11-21T10:00:00Z')

function workload(baseline: Readonly<Record<string, string>> | undefined): Workload {
  return {
    kind: 'Deployment',
    namespace: 'shop',
    name: 'podinfo',
    uid: 'u',
    resourceVersion: '1',
    group: 'shop/podinfo/test',
    references: [],
    baseline: baseline === undefined ? undefined : new Map(Object.entries(baseline)),
    stamp: undefined,
    onDelete: false,
  }
}

function decide(
  baseline: Readonly<Record<string, string>> | undefined,
  bearing: Readonly<Record<string, string>>,
  others: readonly string[] = [],
) {
  const content = {
    bearing: new Map(Object.entries(bearing)),
    exists: (key: string) => key in bearing || others.includes(key),
  }
  const decision = decideRestart(workload(baseline), content, now)
  return decision.kind === 'nothing'
    ? decision
    : { ...decision, baseline: Object.fromEntries(decision.baseline) }
}

test('nothing bears on it: nothing', () => {
  expect(decide(undefined, {})).toEqual({ kind: 'nothing' })
})

test('the content that its pods began with: nothing', () => {
  expect(decide({ 'ConfigMap/a': '1' }, { 'ConfigMap/a': '1' })).toEqual({ kind: 'nothing' })
})

test('never seen before: learned', () => {
  expect(decide(undefined, { 'ConfigMap/a': '1' })).toEqual({
    kind: 'learn',
    baseline: { 'ConfigMap/a': '1' },
  })
})

test('other content: restarted, and what is new is learned in the same write', () => {
  expect(decide({ 'ConfigMap/a': '1' }, { 'ConfigMap/a': '2', 'Secret/b': '5' })).toEqual({
    kind: 'restart',
    changed: ['ConfigMap/a'],
    baseline: { 'ConfigMap/a': '2', 'Secret/b': '5' },
    stamp: { timestamp: '2026-11-21T10:00:00.000Z', contentHash: '354300dfbc7293e2e0c74b7ec2181e0d' },
  })
})

test('gone: remembered, in case it comes back', () => {
  expect(decide({ 'ConfigMap/a': '1' }, {})).toEqual({ kind: 'nothing' })
})

test('there, but without its annotation: forgotten', () => {
  expect(decide({ 'ConfigMap/a': '1' }, {}, ['ConfigMap/a'])).toEqual({ kind: 'learn', baseline: {} })
})

test('of the names that generated ConfigMaps leave behind sixteen are remembered', () => {
  const gone = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`ConfigMap/c-${index}`, '1']))
  const { baseline } = decide(gone, { 'ConfigMap/new': '1' }) as { baseline: Record<string, string> }
  expect(Object.keys(baseline)).toEqual([
    ...Array.from({ length: 16 }, (_, index) => `ConfigMap/c-${index + 4}`),
    'ConfigMap/new',
  ])
})

const contents = fc.dictionary(
  fc.constantFrom('ConfigMap/a', 'ConfigMap/b', 'Secret/c', 'ConfigMap/__proto__'),
  fc.constantFrom('1', '2', '3'),
)

test('after what it decided is written, the same facts ask for nothing', () => {
  fc.assert(
    fc.property(fc.option(contents, { nil: undefined }), contents, fc.boolean(), (known, bearing, other) => {
      const content = { bearing: new Map(Object.entries(bearing)), exists: () => other }
      const decision = decideRestart(workload(known), content, now)
      if (decision.kind === 'nothing') return
      const written = parseBaseline(formatBaseline(decision.baseline))
      const after = decideRestart({ ...workload(undefined), baseline: written }, content, now)
      expect(after).toEqual({ kind: 'nothing' })
    }),
  )
})

test('it restarts only what knew other content of something that still bears on it', () => {
  fc.assert(
    fc.property(fc.option(contents, { nil: undefined }), contents, (known, bearing) => {
      const content = { bearing: new Map(Object.entries(bearing)), exists: () => false }
      const decision = decideRestart(workload(known), content, now)
      const before = new Map(Object.entries(known ?? {}))
      const differs = [...content.bearing].some(([key, hash]) => (before.get(key) ?? hash) !== hash)
      expect(decision.kind === 'restart').toBe(differs)
    }),
  )
})

test.each([undefined, '', 'null', '[]', '"a"', '{"a":1}', '{"a"'])(
  'the annotation %j holds no baseline',
  text => {
    expect(parseBaseline(text)).toBeUndefined()
  },
)
