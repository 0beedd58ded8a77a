import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { planPromotion } from '../../src/engine/plan/plan-promotion.ts'
import { replacementsOf } from '../../src/engine/plan/replacements.ts'
import { pinsOf } from '../../src/promotion/pins.ts'
import type { Plan } from '../../src/promotion/plan.ts'
import type { Proof, Stray } from '../../src/promotion/proof.ts'
import { prove } from '../../src/proof/prove.ts'
import { goalVersion, randomFleet, textsOf } from './random-fleet.ts'
import { type StrayEdit, strayEdits } from './stray-edits.ts'
import { goalOf, readingFrom, type Texts } from './world.ts'

// `CASES=10000 npm test -- test/proof` for a long run.
const cases = { numRuns: Number(process.env.CASES ?? 200) }

const scenes = fc.tuple(randomFleet, goalVersion, fc.nat(), fc.nat()).map(([fleet, version, one, other]) => {
  const app = fleet.apps[one % fleet.apps.length]
  const environment = fleet.environments[other % fleet.environments.length]
  if (app === undefined || environment === undefined) throw new Error('a fleet has apps and environments')
  return { fleet, app, environment, goal: `${app.name}@${version} to ${environment}`, texts: textsOf(fleet) }
})
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never

test('a plan without a stray edit is proven', () => {
  fc.assert(
    fc.property(scenes, scene => {
      const { verdict, strays } = planIn(scene).proof
      expect([verdict, strays]).toEqual(['proven', []])
    }),
    cases,
  )
})

test('a plan with any stray edit is refused, and its file, object and field are named', () => {
  fc.assert(
    fc.property(scenes, fc.nat(), fc.nat(), fc.nat(), (scene, one, two, three) => {
      const plan = planIn(scene)
      const { fleet } = scene
      const texts = { ...scene.texts, ...Object.fromEntries(plan.files) }
      const all = strayEdits({
        ...scene,
        texts,
        other: fleet.environments[one % fleet.environments.length] ?? '',
        neighbour: fleet.apps[two % fleet.apps.length] ?? scene.app,
        version: plan.to,
      })
      const stray = all[three % all.length]
      if (stray === undefined) throw new Error('a comment is always possible')
      const proof = proofOf(scene, plan, stray.texts)
      expect(proof.verdict).toBe('refuted')
      expect(unnamed(stray, proof.strays)).toEqual([])
      expect(JSON.stringify(proof)).not.toContain('Tr0ub4dor')
    }),
    cases,
  )
})

function planIn({ goal, texts }: Pick<Scene, 'goal' | 'texts'>): Plan {
  const planned = planPromotion(goalOf(goal), readingFrom(texts))
  if (planned.kind !== 'plan') throw new Error(JSON.stringify(planned))
  return planned.plan
}

/** The proof of the plan with other texts than it has. */
function proofOf({ goal, texts }: Pick<Scene, 'goal' | 'texts'>, plan: Plan, changed: Texts): Proof {
  const { fleet, policy, rendering } = readingFrom(texts)
  const meant = goalOf(goal)
  const pins = pinsOf(fleet, meant.app, meant.environment)
  return prove(
    {
      goal: meant,
      fleet,
      policy,
      edits: plan.edits,
      changed: new Map([...plan.files, ...Object.entries(changed)]),
      replacements: replacementsOf(meant, pins, fleet),
    },
    rendering,
  )
}

/** What of a stray edit its refusal does not name. */
function unnamed({ name, file, object, field }: StrayEdit, strays: readonly Stray[]): readonly string[] {
  const named = strays.filter(
    stray =>
      stray.object?.replace(/-[2456789bcdfghkmt]{10}$/, '') === object &&
      (field === undefined || stray.field === field),
  )
  return [
    ...(strays.some(stray => stray.file === file) ? [] : [`${name}: ${file}`]),
    ...(object === undefined || named.length > 0 ? [] : [`${name}: ${object} ${field ?? ''}`]),
  ]
}
