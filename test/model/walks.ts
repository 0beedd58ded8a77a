import fc from 'fast-check'
import type { Course } from './courses.ts'
import { scene } from './scenes.ts'
import type { Where } from './stage.ts'
import { place } from './steps.ts'
import { type Step, walk } from './walk.ts'

/** Some random walks. */
export interface Walks {
  readonly steps: number
  /** Of one walk; each begins on a new GitHub. */
  readonly stepsOfWalk: number
  readonly seed: number
  /** Only this one, as a failure names it. */
  readonly path?: string | undefined
}

/** Goes them until one breaks a rule; answers that one's seed, path and words, or nothing. `tell` is told after each walk how many steps are gone. */
export async function goWalks(
  { steps, stepsOfWalk, seed, path }: Walks,
  tell: (gone: number) => void = () => undefined,
): Promise<string | undefined> {
  const walks = stepsFor(stepsOfWalk)
  let gone = 0
  const property = fc.asyncProperty(place, fc.noShrink(fc.nat()), walks, async (...all) => {
    await walk(...all)
    gone += stepsOfWalk
    tell(gone)
  })
  const { failed, counterexample, counterexamplePath, errorInstance } = await fc.check(property, {
    numRuns: Math.ceil(steps / stepsOfWalk),
    endOnFailure: process.env.MODEL_SHRINK === undefined,
    seed,
    ...(path === undefined ? {} : { path }),
  })
  if (!failed) return undefined
  const [where] = counterexample ?? []
  return `PROPERTY_SEED=${seed} MODEL_PATH=${counterexamplePath} ${JSON.stringify(where)}\n${errorInstance}`
}

const usual: Where = { ghes: false, protection: 'none', approval: false, lateness: 1, replicas: 1 }

/** Goes one course; answers what rule it breaks, or nothing. */
export async function goCourse({ name, where, steps }: Course): Promise<string | undefined> {
  try {
    await walk({ ...usual, ...where }, 1, steps)
    return undefined
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** So many steps. */
export function stepsFor(count: number): fc.Arbitrary<readonly Step[]> {
  return fc
    .array(scene, { minLength: count, maxLength: count, size: 'max' })
    .map(scenes => scenes.flat().slice(0, count))
}
