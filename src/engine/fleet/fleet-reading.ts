import type { ParsedConfig } from '../../config/parse.ts'
import type { ParseCache } from '../../fleet/folder-memory.ts'
import { isManifest } from '../../fleet/view.ts'
import { nameOf } from '../../lib/path.ts'
import type { BuildMemo } from '../../proof/memo.ts'
import type { Rendering } from '../../proof/prove.ts'
import { type Strangers, textFiles } from '../../proof/text-files.ts'
import type { Snapshot, SnapshotEntry } from '../ports/snapshot.ts'
import { meaningOf, type Understanding } from './meaning.ts'
import { referencedFiles } from './referenced-files.ts'

/** What the GitOps repository says at one commit. */
export interface FleetReading extends Understanding {
  readonly snapshot: Snapshot
  /** For proofs: the texts as files to render, and what is remembered of renderings. */
  readonly rendering: Rendering
}

/** What a reading is made with: all of it only saves work, but for the salt of fingerprints. */
export interface ReadingTools {
  readonly memo: BuildMemo
  readonly salt: string
  /** What an earlier reading found out. */
  readonly parsed?: ParseCache
}

// Larger YAML files are generated (CRDs, bundles) and hold no pin that people edit; the cap also bounds hostile input.
const largestFile = 1 << 20
// What a kustomization names outright is rendered; a bundle of CRDs has some 4 MiB.
const largestNamed = 1 << 23

/** What a snapshot means with a configuration that is read already, and how it is rendered. Apps are worked out when they are asked for. */
export function readingWith(
  snapshot: Snapshot,
  config: ParsedConfig | undefined,
  { memo, salt, parsed }: ReadingTools,
): FleetReading {
  const { texts, entries } = snapshot
  const paths = [...texts.keys()].filter(path => isSmallManifest(path, entries.get(path)))
  const meaning = meaningOf({ paths, read: path => texts.get(path) }, config, parsed)
  const files = textFiles(texts, strangersIn(entries))
  return { ...meaning, snapshot, rendering: { files, memo, salt } }
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

/** Whether a file that a kustomization names is read. */
export function isNameable(entry: SnapshotEntry): boolean {
  return isFile(entry) && entry.size <= largestNamed
}
