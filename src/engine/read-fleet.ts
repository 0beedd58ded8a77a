import { isManifest } from '../fleet/view.ts'
import type { ParseCache } from '../fleet/walk.ts'
import { nameOf } from '../lib/path.ts'
import { withGivenCluster } from '../promotion/given-cluster.ts'
import type { ClusterPlace } from '../promotion/policy.ts'
import { type BuildMemo, partOfMemo } from '../proof/memo.ts'
import type { Rendering } from '../proof/prove.ts'
import { type Strangers, textFiles } from '../proof/text-files.ts'
import { type Context, mostCharacters } from './context.ts'
import type { RepositoryPorts } from './ports.ts'
import { referencedFiles } from './referenced-files.ts'
import type { Snapshot, SnapshotEntry } from './snapshot.ts'
import { type Understanding, understand } from './understand.ts'

/** What the GitOps repository says at one commit. */
export interface FleetReading extends Understanding {
  readonly snapshot: Snapshot
  /** For proofs: the texts as files to render, and what is remembered of renderings. */
  readonly rendering: Rendering
}

// Larger YAML files are generated (CRDs, bundles) and hold no pin that people edit; the cap also bounds hostile input.
const largestFile = 1 << 20
// What a kustomization names outright is rendered; a bundle of CRDs has some 4 MiB.
const largestNamed = 1 << 23

/** Reads the default branch of a GitOps repository. The same commit is not worked out twice. */
export async function readFleet(context: Context, ports: RepositoryPorts): Promise<FleetReading> {
  const { memory } = context
  const id = String(ports.ref.id)
  const before = memory.besides.get(id) ?? new Set<string>()
  const snapshot = await ports.repository.snapshot(wantedWith(before))
  const known = memory.readings.get(id)
  if (known?.snapshot.commit === snapshot.commit)
    return { ...known, snapshot: { ...known.snapshot, writable: snapshot.writable } }
  const memo = partOfMemo(memory.memo, id)
  const besides = filesBesides(snapshot, memo)
  memory.besides.set(id, besides, besides.size + 1)
  const isComplete = [...besides].every(path => before.has(path))
  const whole = isComplete ? snapshot : await ports.repository.snapshot(wantedWith(besides))
  const reading = connected(context, readingOf(whole, memo, memory.salt))
  memory.readings.set(id, reading, weightOf(whole))
  return reading
}

// One that is larger than all together may be still has a place: it is looked at again and again.
function weightOf({ texts, entries }: Snapshot): number {
  let weight = 20 * entries.size
  for (const text of texts.values()) weight += text.length
  return Math.min(weight, mostCharacters)
}

function connected({ clusters, givenCluster }: Context, reading: FleetReading): FleetReading {
  if (givenCluster === undefined) return reading
  const { place, replaces } = givenCluster
  const isAtHand = (own: ClusterPlace): boolean => !replaces || clusters?.(own) !== undefined
  return { ...reading, policy: withGivenCluster(reading.policy, { place, isAtHand }) }
}

/** What a snapshot means, and how it is rendered. `parsed`: files as an earlier reading parsed them, to save that. */
export function readingOf(
  snapshot: Snapshot,
  memo: BuildMemo,
  salt: string,
  parsed?: ParseCache,
): FleetReading {
  const { texts, entries } = snapshot
  const paths = [...texts.keys()].filter(path => isSmallManifest(path, entries.get(path)))
  const understanding = understand({ paths, read: path => texts.get(path) }, parsed)
  const files = textFiles(texts, strangersIn(entries))
  return { ...understanding, snapshot, rendering: { files, memo, salt } }
}

function strangersIn(entries: Snapshot['entries']): Strangers {
  const found = new Map<string, 'symlink' | 'submodule'>()
  for (const [path, { mode }] of entries) {
    if (mode === '120000') found.set(path, 'symlink')
    else if (mode === '160000') found.set(path, 'submodule')
  }
  return found
}

/** Whether a file is read before it is known what names it. */
export function isWanted(path: string, entry: SnapshotEntry): boolean {
  return isFile(entry) && (isSmallManifest(path, entry) || nameOf(path) === '.sourceignore')
}

function wantedWith(besides: ReadonlySet<string>): (path: string, entry: SnapshotEntry) => boolean {
  return (path, entry) => isWanted(path, entry) || (besides.has(path) && isNameable(entry))
}

/** The files that rendering needs besides those that are read anyway. */
export function filesBesides({ texts, entries }: Snapshot, { cache }: BuildMemo): ReadonlySet<string> {
  const named = [...referencedFiles(texts, cache)].filter(path => {
    const entry = entries.get(path)
    return entry !== undefined && isNameable(entry) && !isWanted(path, entry)
  })
  return new Set(named)
}

function isSmallManifest(path: string, entry: SnapshotEntry | undefined): boolean {
  return isManifest(path) && (entry === undefined || entry.size <= largestFile)
}

function isFile({ mode }: SnapshotEntry): boolean {
  return mode.startsWith('100')
}

function isNameable(entry: SnapshotEntry): boolean {
  return isFile(entry) && entry.size <= largestNamed
}
