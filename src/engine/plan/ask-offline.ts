import type { WantedPromotion } from '../../promotion/expand.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { VersionKnowledge } from '../../promotion/observed.ts'
import { askRegistries, type RegistryQuestion } from './ask-registries.ts'
import { combine } from './know-version.ts'
import { withDigest } from './with-digest.ts'

type Legs = readonly (readonly WantedPromotion[])[]

/** Promotions with what registries say of them. */
export interface AskedLegs {
  /** With the digests of their tags, where the environment pins digests. */
  readonly legs: Legs
  readonly known: (goal: Goal) => VersionKnowledge | undefined
}

/** Asks the registries alone: where GitHub is not asked, nobody else can confirm a version. */
export async function askForLegs(legs: Legs, question: RegistryQuestion): Promise<AskedLegs> {
  const known = new Map<string, VersionKnowledge>()
  const askFor = async (wanted: WantedPromotion): Promise<WantedPromotion> => {
    if (wanted.problem !== undefined) return wanted
    const goal = await withDigest(question, wanted.goal)
    const answer = await askRegistries(question, goal)
    known.set(keyOf(goal), combine(question.reading.fleet, goal, { kind: 'not-asked' }, answer))
    return { ...wanted, goal }
  }
  const asked = await Promise.all(legs.map(leg => Promise.all(leg.map(askFor))))
  return { legs: asked, known: goal => known.get(keyOf(goal)) }
}

function keyOf({ app, environment, version }: Goal): string {
  return [app, environment, version].join('\n')
}
