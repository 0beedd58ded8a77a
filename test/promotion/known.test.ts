import { expect, test } from '@jest/globals'
import { known } from '../../src/promotion/gates/known.ts'
import type { VersionKnowledge } from '../../src/promotion/observed.ts'
import { ready } from './world.ts'

const unreachable = { kind: 'unreachable', reason: 'registry.example answered 503' } as const
const denied = { kind: 'not-asked', reason: 'registry.example answered 403' } as const
const published = { kind: 'published', images: ['registry.example/a', 'registry.example/b'] } as const

test.each<[VersionKnowledge, 'known' | 'strict' | 'any', string]>([
  [published, 'strict', 'passed: 7.0.0 is in registry.example/a and registry.example/b'],
  [unreachable, 'known', 'blocked: whether 7.0.0 is there is not known: registry.example answered 503'],
  [unreachable, 'strict', 'blocked: whether 7.0.0 is there is not known: registry.example answered 503'],
  [unreachable, 'any', 'passed: registry.example answered 503; versions: any takes it'],
  [denied, 'known', 'passed: not checked: registry.example answered 403'],
  [
    denied,
    'strict',
    'blocked: nothing confirms 7.0.0, and versions: strict asks for it (registry.example answered 403)',
  ],
  [denied, 'any', 'passed: not checked: registry.example answered 403'],
])('%j with versions: %s', (fact, versions, line) => {
  const { status, detail } = known(ready({ known: fact, versions }))
  expect(`${status}: ${detail}`).toBe(line)
})
