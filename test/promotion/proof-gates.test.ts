import { expect, test } from '@jest/globals'
import type { Finding } from '../../src/promotion/finding.ts'
import { findings } from '../../src/promotion/gates/findings.ts'
import { proven } from '../../src/promotion/gates/proven.ts'
import type { Planned } from '../../src/promotion/observed.ts'
import type { Proof, ProvenEnvironment, Stray } from '../../src/promotion/proof.ts'
import { environment, plan, proof, ready } from './world.ts'

function planned(change: Partial<Proof>): Planned {
  return { kind: 'plan', plan: { ...plan, proof: { ...proof, ...change } } }
}

const current: Planned = { kind: 'current' }
const problem: Planned = { kind: 'problem', problem: { code: 'PIN_MISSING', message: 'No pin.' } }

const unproven: ProvenEnvironment = {
  name: environment('test'),
  status: 'unproven',
  objects: 0,
  fields: 0,
  problems: [{ code: 'REMOTE', message: 'it reads a remote base.' }],
}
const both = [...proof.environments, unproven]

test.each<[string, Planned, string]>([
  ['a plan that changes what it says', planned({}), 'passed: 1 object, 1 field in prod; nothing in stage'],
  [
    'of several objects, with no other environment',
    planned({
      environments: [{ name: environment('prod'), status: 'changes', objects: 2, fields: 3, problems: [] }],
    }),
    'passed: 2 objects, 3 fields in prod',
  ],
  ['nothing to change', current, 'passed: nothing is to change'],
  ['no plan', problem, 'not-evaluated: there is no plan to prove'],
  [
    'a neighbour that cannot be rendered',
    planned({ environments: both }),
    'passed: 1 object, 1 field in prod; nothing in stage; unproven in test: it reads a remote base',
  ],
  [
    'the same where the configuration wants all of them',
    planned({ environments: both, blocking: { findings: [], unproven: true } }),
    'blocked: unproven in test: it reads a remote base; unproven: block asks for it',
  ],
  [
    'an environment that is meant and cannot be rendered',
    planned({ verdict: 'unproven', environments: [{ ...unproven, problems: [] }] }),
    'passed: unproven in test',
  ],
  ['nothing that is rendered reads the file', planned({ verdict: 'unproven' }), 'passed: unproven'],
])('proven: %s', (_name, facts, said) => {
  const { gate, status, detail } = proven(ready({ planned: facts }))
  expect([gate, `${status}: ${detail}`]).toEqual(['proven', said])
})

test.each<[Stray, string]>([
  [
    {
      environment: 'prod',
      cluster: 'prod-eu',
      object: 'Deployment shop/web',
      field: '/spec/replicas',
      file: 'base/web.yaml',
      line: 7,
      message: 'it changes as well',
    },
    'prod/prod-eu: Deployment shop/web /spec/replicas (base/web.yaml:7): it changes as well',
  ],
  [
    { environment: 'prod', cluster: 'prod', object: 'Deployment shop/web', message: 'it is gone' },
    'prod: Deployment shop/web: it is gone',
  ],
  [{ file: 'a.yaml', message: 'the file changes' }, 'the file changes (a.yaml)'],
  [{ message: 'something changes' }, 'something changes'],
])('proven: a stray is named with its place', (stray, said) => {
  const facts = { planned: planned({ verdict: 'refuted', strays: [stray] }) }
  expect(proven(ready(facts)).detail).toBe(`it would change more than it says: ${said}`)
})

test('proven: of several strays the first is said, and how many more there are', () => {
  const strays = [{ message: 'one' }, { message: 'two' }, { message: 'three' }]
  expect(proven(ready({ planned: planned({ verdict: 'refuted', strays }) }))).toEqual({
    gate: 'proven',
    status: 'blocked',
    detail: 'it would change more than it says: one; and 2 more',
  })
})

function finding(id: string, place: Finding['place']): Finding {
  return { id, kind: 'danger', severity: 'error', place, message: `${id} happens.`, advice: 'Look first.' }
}

const gone = finding('claim-removed', { file: 'a.yaml', line: 3 })

test.each<[string, Planned, string]>([
  ['none', planned({}), 'passed: none'],
  ['some that block nothing', planned({ findings: [gone, gone] }), 'passed: 2, none that blocks'],
  ['nothing to change', current, 'passed: nothing is to change'],
  ['no plan', problem, 'not-evaluated: there is no plan to look at'],
  [
    'one that blocks',
    planned({ findings: [gone], blocking: { findings: [gone], unproven: false } }),
    'blocked: a.yaml:3: claim-removed: claim-removed happens. Look first.',
  ],
  [
    'several that block, the first without a line',
    planned({ blocking: { findings: [finding('a', { file: 'a.yaml' }), gone, gone], unproven: false } }),
    'blocked: a.yaml: a: a happens. Look first. And 2 more.',
  ],
  [
    'one without a place',
    planned({ blocking: { findings: [finding('a', {})], unproven: false } }),
    'blocked: a: a happens. Look first.',
  ],
])('findings: %s', (_name, facts, said) => {
  const { gate, status, detail } = findings(ready({ planned: facts }))
  expect([gate, `${status}: ${detail}`]).toEqual(['findings', said])
})
