import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto'
import { fieldAt, isMap } from '../fields.ts'
import type { ClusterObject } from '../object.ts'
import { annotations, isAsked } from './annotations.ts'
import { groupOf } from './labels.ts'

export type TriggerKind = 'ConfigMap' | 'Secret'

/** What is kept of a ConfigMap or a Secret: never its content. */
export interface Trigger {
  readonly kind: TriggerKind
  readonly namespace: string
  readonly name: string
  readonly uid: string
  /** Of the content: equal content, equal hash. A Secret's is keyed by its uid. */
  readonly hash: string
  /** Whose workloads it restarts; nothing without the annotation or a label. */
  readonly group: string | undefined
}

/** Reads a ConfigMap or a Secret as the API gives it. */
export function readTrigger(kind: TriggerKind, object: ClusterObject): Trigger {
  const { metadata } = object
  return {
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uid: metadata.uid ?? '',
    hash: hashContent(kind, object),
    group: isAsked(metadata.annotations, annotations.trigger) ? groupOf(metadata) : undefined,
  }
}

/**
 * The hash of `data` and `binaryData`; the order of keys does not matter, no other field counts. It ends up on workloads, which
 * more people may read than Secrets: without the Secret's uid as key, a short password could be guessed from it.
 */
function hashContent(kind: TriggerKind, object: ClusterObject): string {
  const hash = kind === 'Secret' ? createHmac('sha256', object.metadata.uid ?? '') : createHash('sha256')
  for (const field of ['data', 'binaryData']) addEntries(hash, field, fieldAt(object, field))
  return hash.digest('hex').slice(0, 32)
}

function addEntries(hash: Hash | Hmac, field: string, entries: unknown): void {
  if (!isMap(entries)) return
  for (const key of Object.keys(entries).sort()) {
    const value = String(entries[key])
    // Lengths, so that no two contents run together to the same bytes.
    hash.update(`${field} ${key} ${Buffer.byteLength(value)}\n`).update(value)
  }
}

/** As a baseline names it; the namespace is the workload's. */
export function keyIn({ kind, name }: Pick<Trigger, 'kind' | 'name'>): string {
  return `${kind}/${name}`
}
