import { sha256 } from '../../lib/hash.ts'
import type { Problem } from '../../lib/problem.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { Planned } from '../../promotion/observed.ts'
import { pinHas, pinsOf } from '../../promotion/pins.ts'
import type { Edit } from '../../promotion/plan.ts'
import type { Proof } from '../../promotion/proof.ts'
import { isProtected } from '../../promotion/protected.ts'
import { prove } from '../../proof/prove.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import { planEdits } from './plan-edits.ts'
import { replacementsOf } from './replacements.ts'

/** The plan for a goal against one reading of the fleet, and its proof: pure, writes nothing. */
export function planPromotion(goal: Goal, reading: FleetReading): Planned {
  const { fleet, policy, snapshot, rendering } = reading
  const pins = pinsOf(fleet, goal.app, goal.environment)
  const doubt = fleet.doubts?.find(each => each.app === goal.app && each.environment === goal.environment)
  if (doubt !== undefined) return { kind: 'problem', problem: doubt.problem }
  if (pins.length === 0) return { kind: 'problem', problem: notPinned(goal) }
  const behind = pins.filter(pin => !pinHas(pin, goal.version))
  if (behind.length === 0) return { kind: 'current' }
  const edited = planEdits(goal, behind, reading)
  if (edited.kind === 'problem') return edited
  const guarded = edited.edits.find(({ file }) => isProtected(file))
  if (guarded !== undefined) return { kind: 'problem', problem: protectedFile(guarded) }
  const from = [...new Set(behind.map(pin => pin.version))].join(', ')
  const { edits, files: changed } = edited
  const replacements = replacementsOf(goal, behind, fleet)
  const proof = prove({ goal, fleet, policy, edits, changed, replacements }, rendering)
  return {
    kind: 'plan',
    plan: {
      app: goal.app,
      environment: goal.environment,
      from,
      to: goal.version,
      base: snapshot.commit,
      edits,
      files: changed,
      proof,
      digest: digestOf(edits, proof),
    },
  }
}

/** The base commit is no part of it: an unrelated merge voids nothing. */
function digestOf(edits: readonly Edit[], { rendered }: Proof): string {
  const changes = edits.map(({ file, document, path, before, after }) => [
    file,
    document,
    path,
    before,
    after,
  ])
  return sha256(JSON.stringify([changes, rendered]))
}

function notPinned({ app, environment }: Goal): Problem {
  return {
    code: 'NOT_PINNED',
    message: `${environment} pins no version of ${app}.`,
    advice: 'Add it there once by hand, or name its pin under apps in .github/lockkeeper.yml.',
  }
}

function protectedFile({ file, line, column }: Edit): Problem {
  return {
    code: 'PROTECTED_FILE',
    message: `${file} decides what runs and who may do what; no promotion changes it.`,
    place: { file, line, column },
    advice: 'Keep the version in a manifest, and let that file read it from there.',
  }
}
