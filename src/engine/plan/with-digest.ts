import { pinTag } from '../../edit/pin-edit.ts'
import type { Goal } from '../../promotion/goal.ts'
import { pinHas, pinsOf } from '../../promotion/pins.ts'
import type { RegistryQuestion } from './ask-registries.ts'

/** The goal with the digest that its tag has in the registry, where the environment's pins hold one; as it is where no registry tells it. */
export async function withDigest({ reading, registries }: RegistryQuestion, goal: Goal): Promise<Goal> {
  const { fleet } = reading
  const pins = pinsOf(fleet, goal.app, goal.environment).filter(({ digest }) => digest !== undefined)
  const images = new Set(pins.flatMap(({ image }) => image ?? []))
  const [pin] = pins
  const isSaid = goal.version.includes('sha256:') || pins.every(each => pinHas(each, goal.version))
  // One digest cannot be that of several images: then each has to be said.
  if (pin?.image === undefined || isSaid || images.size > 1) return goal
  const registry = registries?.(fleet.apps.flatMap(app => app.images))
  const tag = pinTag(pin, goal.version, fleet.apps.find(({ name }) => name === goal.app)?.tagPattern)
  if (registry === undefined || tag.kind === 'refused') return goal
  const answer = await registry.digest(pin.image, tag.value)
  return answer.kind === 'digest' ? { ...goal, version: `${goal.version}@${answer.digest}` } : goal
}
