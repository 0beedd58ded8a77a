import { bySeverity, type Finding } from '../promotion/finding.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import { type EnvironmentScene, findFindings } from '../report/findings/find.ts'
import type { Mask } from '../report/objects/mask/mask.ts'
import type { pairUnits } from './changed.ts'
import { objectsOf } from './changed.ts'
import type { Intent } from './judge.ts'
import { reaches, type Unit } from './units.ts'

/** What the rules find in the environments that change, cluster by cluster, alike ones once, without what was so before; and what the edits mean. */
export function findingsIn(
  pairs: ReturnType<typeof pairUnits>,
  sides: { readonly before: readonly Unit[]; readonly after: readonly Unit[] },
  mask: Mask,
  claimed?: Pick<Intent, 'edits' | 'goal'>,
): readonly Finding[] {
  const changed = new Map(
    pairs.flatMap(({ before, after }) =>
      placesOf(after ?? before).map(
        place => [`${place.environment}\n${place.cluster ?? ''}`, place] as const,
      ),
    ),
  )
  const known = { before: sides.before.filter(isTold(pairs)), after: sides.after }
  const scenes = [...changed.values()].map(place => sceneOf(place, pairs, known))
  const others = sides.after.flatMap(objectsOf)
  const found = findFindings(scenes, { mask, others }).filter(({ severity }) => severity !== 'note')
  const once = new Map(found.map(finding => [JSON.stringify(finding), finding])).values()
  return bySeverity([...once, ...(claimed === undefined ? [] : findingsOfEdits(claimed))])
}

/** Of what no longer renders nobody can say that it was removed. */
function isTold(pairs: ReturnType<typeof pairUnits>): (unit: Unit) => boolean {
  const broken = pairs.filter(({ after }) => after?.build.kind === 'refused')
  const untold = new Set(broken.map(({ before }) => before))
  return unit => !untold.has(unit)
}

/** What the edits mean besides what they render: a range that is one no longer, a line with a second writer. */
function findingsOfEdits({
  edits,
  goal: { environment },
}: Pick<Intent, 'edits' | 'goal'>): readonly Finding[] {
  return edits.flatMap(({ file, line, column, after, note, automation }) => {
    const about = { severity: 'warning', place: { environment, file, line, column } } as const
    const becomes = `${file}:${line} becomes ${after}`
    const range: Finding = {
      ...{ ...about, id: 'range-replaced', kind: 'range', message: `${becomes}; ${note}.` },
      advice: 'To keep a range, change it by a pull request of your own.',
    }
    const writer: Finding = {
      ...{ ...about, id: 'image-automation', kind: 'automation' },
      message: `${becomes}, and Flux's image automation writes that line too, by the policy ${automation}.`,
      advice: 'Take its setter comment out where people promote, or leave the environment to the automation.',
    }
    return [note === undefined ? [] : range, automation === undefined ? [] : writer].flat()
  })
}

interface ScenePlace {
  readonly environment: EnvironmentName
  readonly cluster: string | undefined
}

function placesOf(unit: Unit | undefined): readonly ScenePlace[] {
  const environments = new Set((unit?.parts ?? []).map(part => part.environment))
  return [...environments].map(environment => ({ environment, cluster: unit?.cluster }))
}

function sceneOf(
  place: ScenePlace,
  pairs: ReturnType<typeof pairUnits>,
  { before, after }: { readonly before: readonly Unit[]; readonly after: readonly Unit[] },
): EnvironmentScene {
  const isHere = (unit: Unit): boolean => unit.cluster === place.cluster && reaches(unit, place.environment)
  const reached = pairs.flatMap(pair => pair.after ?? []).filter(isHere)
  return {
    name: place.environment,
    before: before.filter(isHere).flatMap(objectsOf),
    after: after.filter(isHere).flatMap(objectsOf),
    reached: reached.flatMap(objectsOf),
    rendering: pairs.flatMap(pair =>
      pair.after !== undefined && isHere(pair.after) ? newInSilence(pair.before, pair.after) : [],
    ),
  }
}

/** What rendering does in silence after the change and did not before. */
function newInSilence(before: Unit | undefined, after: Unit): NonNullable<EnvironmentScene['rendering']> {
  if (after.build.kind !== 'built') return []
  const old = before?.build.kind === 'built' ? before.build.findings : []
  const known = new Set(old.map(({ code, message }) => `${code}\n${message}`))
  return after.build.findings.filter(({ code, message }) => !known.has(`${code}\n${message}`))
}
