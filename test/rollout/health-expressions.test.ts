import { expect, test } from '@jest/globals'
import { healthExpressionsOf } from '../../src/rollout/health-expressions.ts'
import type { ObjectReport } from '../../src/rollout/object.ts'
import { objectStatus } from '../../src/rollout/object-status.ts'
import { current, failed, inProgress, now, object, one } from './picture.ts'

const kustomization = object(`
  apiVersion: kustomize.toolkit.fluxcd.io/v1
  kind: Kustomization
  metadata: {name: apps}
  spec:
    healthCheckExprs:
      - apiVersion: example.com/v1beta1
        kind: Widget
        inProgress: status.phase == 'Starting'
        failed: has(status.conditions) && status.conditions.exists(c, c.type == 'Synced' && c.status == 'False')
        current: status.conditions.filter(c, c.type == 'Synced').all(c, c.status == 'True')
      - apiVersion: v1
        kind: ConfigMap
        current: data.ready == 'yes'
      - kind: Nothing
      - apiVersion: v1
`)
const expressions = healthExpressionsOf(kustomization)

test.each<readonly [string, string, string, ObjectReport]>([
  [
    'in progress comes first',
    'Widget',
    'status: {phase: Starting, conditions: [{type: Synced, status: "True"}]}',
    inProgress("status.phase == 'Starting'"),
  ],
  [
    'then failed',
    'Widget',
    'status: {phase: Up, conditions: [{type: Synced, status: "False"}]}',
    failed(
      'Widget',
      'other',
      "has(status.conditions) && status.conditions.exists(c, c.type == 'Synced' && c.status == 'False')",
    ),
  ],
  [
    'then current',
    'Widget',
    'status: {phase: Up, conditions: [{type: Synced, status: "True"}]}',
    current("status.conditions.filter(c, c.type == 'Synced').all(c, c.status == 'True')"),
  ],
  ['a field that is not there yet', 'Widget', 'spec: {}', inProgress('inProgress: No such key: phase')],
  [
    'a kind that has only one',
    'ConfigMap',
    'data: {ready: "no"}',
    inProgress('none of its health expressions is true yet'),
  ],
  [
    'they take the place of the conditions',
    'ConfigMap',
    'data: {ready: "yes"}, status: {conditions: [{type: Stalled, status: "True"}]}',
    current("data.ready == 'yes'"),
  ],
  [
    'not of the generation',
    'Widget',
    'metadata: {name: x, generation: 2}, status: {observedGeneration: 1}',
    inProgress('its controller has seen generation 1, not yet 2'),
  ],
  ['other kinds have none', 'Service', 'spec: {}', current('it is there')],
])('%s', (_, kind, rest, report) => {
  expect(objectStatus(one(kind, rest), now, expressions)).toEqual(report)
})

const widgets = (text: string) => [{ group: 'example.com', kind: 'Widget', current: text }]

test.each([
  ['what is no CEL', 'status.', 'current: Expected IDENTIFIER, got EOF'],
  ['what is neither true nor false', 'status.phase', 'current: it is neither true nor false'],
  [
    'a pattern, which may take for ever',
    "status.phase.matches('^(a+)+$')",
    'current: `matches` is not evaluated: compare, or use startsWith, endsWith, contains',
  ],
  [
    'loops in loops over a long list',
    'status.l.all(a, status.l.all(b, a == b))',
    'current: it would take too long to evaluate',
  ],
])('%s is unknown', (_, text, message) => {
  const long = {
    ...one('Widget', 'status: {phase: Up}'),
    status: { phase: 'Up', l: Array.from({ length: 1_000 }, (_item, index) => index) },
  }
  expect(objectStatus(long, now, widgets(text))).toEqual({ status: 'unknown', message })
})

test('one loop over a long list is affordable', () => {
  const long = {
    ...one('Widget', 'spec: {}'),
    status: { l: Array.from({ length: 1_000 }, (_item, index) => index) },
  }
  expect(objectStatus(long, now, widgets('status.l.all(a, a >= 0) && size(status.l) == 1000')).status).toBe(
    'current',
  )
})
