import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { discoverFleet } from '../../src/fleet/discover.ts'
import { createParseCache } from '../../src/fleet/folder-memory.ts'
import type { Fleet } from '../../src/promotion/fleet.ts'
import { randomFleet, textsOf } from '../proof/random-fleet.ts'
import { deployment, kustomization } from './repository.ts'

type Texts = Readonly<Record<string, string>>

function discover(texts: Texts, cache = createParseCache()): Fleet {
  const files = new Map(Object.entries(texts))
  return discoverFleet({ paths: files.keys(), read: path => files.get(path) }, {}, cache)
}

// `CASES=10000 npm test -- test/fleet` for a long run.
const cases = { numRuns: Number(process.env.CASES ?? 100) }

test('what another state of a repository left in the cache changes nothing of what is found', () => {
  fc.assert(
    fc.property(fc.array(randomFleet, { minLength: 2, maxLength: 4 }), fleets => {
      const cache = createParseCache()
      for (const texts of fleets.map(textsOf)) expect(discover(texts, cache)).toEqual(discover(texts))
    }),
    cases,
  )
})

/** Folders that name each other; which of them has an app is told by where the walk began. */
function circle(version: string, first: string): Texts {
  const other = first === 'test' ? 'prod' : 'test'
  return {
    [`apps/${first}/kustomization.yaml`]: kustomization(`resources:\n- ../${other}\n- web.yaml\n`),
    [`apps/${first}/web.yaml`]: deployment('web', `ghcr.io/acme/web:${version}`),
    [`apps/${other}/kustomization.yaml`]: kustomization(`resources:\n- ../${first}\n- web.yaml\n`),
    [`apps/${other}/web.yaml`]: deployment('api', 'ghcr.io/acme/api:1.0.0'),
  }
}

test('folders that lead back to themselves are walked anew', () => {
  const states = [circle('1.0.0', 'test'), circle('2.0.0', 'test'), circle('2.0.0', 'prod')]
  const cache = createParseCache()
  expect(states.map(texts => discover(texts, cache).pins)).toEqual(states.map(texts => discover(texts).pins))
})
