import { pinEdit } from '../../edit/pin-edit.ts'
import { seatEdit } from '../../edit/seat-edit.ts'
import type { Problem } from '../../lib/problem.ts'
import type { Pin, Seat } from '../../promotion/fleet.ts'
import type { Goal } from '../../promotion/goal.ts'
import { movesOnly, sharedWith } from '../../promotion/pins.ts'
import type { Edit } from '../../promotion/plan.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import { understand } from '../fleet/understand.ts'
import { sharedPin } from './shared-pin.ts'

/** What brings every pin to the version: edits for people, whole new texts by path. */
export type PlannedEdits =
  | { readonly kind: 'edited'; readonly edits: readonly Edit[]; readonly files: ReadonlyMap<string, string> }
  | { readonly kind: 'problem'; readonly problem: Problem }

type Texts = ReadonlyMap<string, string>

/** Brings the pins to the goal's version, all or none. A shared base stays as it is: the environment gets its own where it has a place for one. */
export function planEdits(goal: Goal, pins: readonly Pin[], reading: FleetReading): PlannedEdits {
  const shared = pins.filter(pin => sharedWith(reading.fleet, pin).length > 0)
  const based = pins.filter(pin => pin.seats !== undefined)
  const planned = editPinsAround(goal, pins, [...new Set([...shared, ...based])], reading)
  // All others say their own over what stands in the base, and this environment has no place to: then the scalar is its alone.
  return planned.kind === 'problem' && shared.length < based.length
    ? editPinsAround(goal, pins, shared, reading)
    : planned
}

function editPinsAround(
  goal: Goal,
  pins: readonly Pin[],
  shared: readonly Pin[],
  reading: FleetReading,
): PlannedEdits {
  const { fleet, snapshot } = reading
  const { tagPattern } = fleet.apps.find(app => app.name === goal.app) ?? {}
  const own = pins.filter(pin => !shared.includes(pin))
  const edited = editPins(own, goal.version, snapshot.texts, tagPattern)
  if (edited.kind === 'problem' || shared.length === 0) return edited
  return overridePins(goal, shared, edited, reading, tagPattern)
}

/** A later pin of a file is changed first, so that the ranges before it hold. */
function editPins(
  pins: readonly Pin[],
  version: string,
  texts: Texts,
  tagPattern: string | undefined,
): PlannedEdits {
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

/** Tries the ways of the pins together, the best first, until one moves the goal's pins and nothing else. */
function overridePins(
  goal: Goal,
  shared: readonly Pin[],
  before: PlannedEdits & { readonly kind: 'edited' },
  reading: FleetReading,
  tagPattern: string | undefined,
): PlannedEdits {
  let refusal: Problem | undefined
  for (let way = 0; way < Math.max(...shared.map(({ seats = [] }) => seats.length)); way++) {
    const seated = shared.map(pin => ({ pin, seats: pin.seats?.[way] ?? pin.seats?.at(-1) ?? [] }))
    if (seated.some(({ seats }) => seats.length === 0)) break
    const tried = insertAll(goal, seated, before, reading, tagPattern)
    if (tried.kind === 'problem') refusal ??= tried.problem
    else if (movesOnly(reading.fleet, reread(reading, tried.files), goal)) return tried
  }
  return { kind: 'problem', problem: refusal ?? sharedPin(goal, shared, reading.fleet) }
}

interface Seated {
  readonly pin: Pin
  readonly seats: readonly Seat[]
}

function insertAll(
  goal: Goal,
  seated: readonly Seated[],
  before: PlannedEdits & { readonly kind: 'edited' },
  { snapshot }: FleetReading,
  tagPattern: string | undefined,
): PlannedEdits {
  const files = new Map(before.files)
  const edits = [...before.edits]
  // Two pins may have one place: a tag and its digest, containers of one image.
  const places = new Map(
    seated.flatMap(({ pin, seats }) => seats.map(seat => [JSON.stringify(seat), { pin, seat }])),
  )
  for (const { pin, seat } of places.values()) {
    const text = files.get(seat.file) ?? snapshot.texts.get(seat.file)
    if (text === undefined) return { kind: 'problem', problem: unreadable({ ...pin, file: seat.file }) }
    const changed = seatEdit(pin, seat, text, goal.version, tagPattern)
    if ('code' in changed) return { kind: 'problem', problem: changed }
    files.set(seat.file, changed.text)
    edits.push(changed.edit)
  }
  return { kind: 'edited', edits: edits.toSorted(byPlace), files }
}

/** The fleet as it would be with the new texts. */
function reread({ snapshot }: FleetReading, files: Texts): FleetReading['fleet'] {
  const read = (path: string) => files.get(path) ?? snapshot.texts.get(path)
  return understand({ paths: [...snapshot.texts.keys()], read }).fleet
}

function byPlace(left: Edit, right: Edit): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1
  return left.line - right.line || left.column - right.column
}

function unreadable({ file, line, column }: Pin): Problem {
  return { code: 'FILE_UNREADABLE', message: `${file} could not be read.`, place: { file, line, column } }
}
