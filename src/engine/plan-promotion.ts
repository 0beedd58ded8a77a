import { pinEdit } from '../edit/pin-edit.ts'
import { sha256 } from '../lib/hash.ts'
import type { Problem } from '../lib/problem.ts'
import type { Pin } from '../promotion/fleet.ts'
import type { Goal } from '../promotion/goal.ts'
import type { Planned } from '../promotion/observed.ts'
import { pinHas, pinsOf, sharedWith } from '../promotion/pins.ts'
import type { Edit } from '../promotion/plan.ts'
import type { FleetReading } from './read-fleet.ts'

/** The plan for a goal against one reading of the fleet: pure, writes nothing. */
export function planPromotion(goal: Goal, { fleet, snapshot }: FleetReading): Planned {
  const pins = pinsOf(fleet, goal.app, goal.environment)
  const doubt = fleet.doubts?.find(each => each.app === goal.app && each.environment === goal.environment)
  if (doubt !== undefined) return { kind: 'problem', problem: doubt.problem }
  if (pins.length === 0) return { kind: 'problem', problem: notPinned(goal) }
  const behind = pins.filter(pin => !pinHas(pin, goal.version))
  if (behind.length === 0) return { kind: 'current' }
  const shared = behind.find(pin => sharedWith(fleet, pin).length > 0)
  if (shared !== undefined)
    return { kind: 'problem', problem: sharedPin(goal, shared, sharedWith(fleet, shared)) }
  const { tagPattern } = fleet.apps.find(app => app.name === goal.app) ?? {}
  const edited = editPins(behind, goal.version, snapshot.texts, tagPattern)
  if (edited.kind === 'problem') return edited
  const from = [...new Set(behind.map(pin => pin.version))].join(', ')
  return {
    kind: 'plan',
    plan: {
      app: goal.app,
      environment: goal.environment,
      from,
      to: goal.version,
      base: snapshot.commit,
      edits: edited.edits,
      files: edited.files,
      digest: digestOf(edited.edits),
    },
  }
}

/** Only what edits: the texts' other bytes stay. A later pin of a file is changed first, so that the ranges before it hold. */
function editPins(
  pins: readonly Pin[],
  version: string,
  texts: ReadonlyMap<string, string>,
  tagPattern: string | undefined,
):
  | { readonly kind: 'edited'; readonly edits: readonly Edit[]; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: 'problem'; readonly problem: Problem } {
  const files = new Map<string, string>()
  const edits: Edit[] = []
  for (const pin of pins.toSorted((left, right) => right.range[0] - left.range[0])) {
    const text = files.get(pin.file) ?? texts.get(pin.file)
    if (text === undefined) return { kind: 'problem', problem: unreadable(pin) }
    const changed = pinEdit(pin, text, version, tagPattern)
    if ('code' in changed) return { kind: 'problem', problem: changed }
    files.set(pin.file, changed.text)
    edits.push(changed.edit)
  }
  return { kind: 'edited', edits: edits.toSorted(byPlace), files }
}

function byPlace(left: Edit, right: Edit): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1
  return left.line - right.line || left.column - right.column
}

/** The base commit is no part of it: an unrelated merge voids nothing. */
function digestOf(edits: readonly Edit[]): string {
  return sha256(
    JSON.stringify(
      edits.map(({ file, document, path, before, after }) => [file, document, path, before, after]),
    ),
  )
}

function notPinned({ app, environment }: Goal): Problem {
  return {
    code: 'NOT_PINNED',
    message: `${environment} pins no version of ${app}.`,
    advice: 'Add it there once by hand, or name its pin under apps in .github/lockkeeper.yml.',
  }
}

function sharedPin({ app, environment }: Goal, pin: Pin, others: readonly string[]): Problem {
  const { file, line, column } = pin
  return {
    code: 'SHARED_PIN',
    message: `${environment} takes the version of ${app} from ${file}:${line}, which ${others.join(' and ')} share${others.length === 1 ? 's' : ''}: a change there would change them all.`,
    place: { file, line, column },
    advice: `Give ${environment} ${ownPin(pin)} of its own.`,
  }
}

function ownPin({ kind }: Pin): string {
  return kind === 'kustomize-image' || kind === 'container-image'
    ? 'an `images` entry'
    : 'a patch with a version'
}

function unreadable({ file, line, column }: Pin): Problem {
  return { code: 'FILE_UNREADABLE', message: `${file} could not be read.`, place: { file, line, column } }
}
