import { fieldAt, isMap, textAt } from '../fields.ts'
import type { ClusterObject } from '../object.ts'
import { annotations, isAsked } from './annotations.ts'
import { type Baseline, parseBaseline } from './baseline.ts'
import { groupOf } from './labels.ts'
import { referencesOf } from './references.ts'

export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet'

/** What is kept of a workload that may be restarted, or once might have been. */
export interface Workload {
  readonly kind: WorkloadKind
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly resourceVersion: string
  /** Whose triggers restart it; nothing without the annotation or a label. */
  readonly group: string | undefined
  /** The ConfigMaps and Secrets that restart it because its pods refer to them; none without the annotation. */
  readonly references: readonly string[]
  readonly baseline: Baseline | undefined
  /** Our annotations on the pod template as they are, which every write has to repeat. */
  readonly stamp: Stamp | undefined
  /** Pods are replaced only when somebody deletes them. */
  readonly onDelete: boolean
}

export interface Stamp {
  readonly timestamp: string
  readonly contentHash: string
}

/** Reads a workload as the API gives it; nothing when neither it nor we have anything to do with restarts, or it is being deleted. */
export function readWorkload(kind: WorkloadKind, object: ClusterObject): Workload | undefined {
  const { metadata } = object
  const { annotations: written, deletionTimestamp } = metadata
  const onTrigger = isAsked(written, annotations.onTrigger)
  const onReference = isAsked(written, annotations.onReference)
  const learned = textIn(written, annotations.baseline)
  if (deletionTimestamp !== undefined || (!onTrigger && !onReference && learned === undefined))
    return undefined
  const template = fieldAt(object, 'spec', 'template')
  return {
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    group: onTrigger ? groupOf(metadata) : undefined,
    references: onReference ? referencesOf(template) : [],
    baseline: parseBaseline(learned),
    stamp: stampOf(fieldAt(template, 'metadata', 'annotations')),
    onDelete: textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete',
  }
}

function stampOf(written: unknown): Stamp | undefined {
  if (!isMap(written)) return undefined
  const timestamp = textIn(written, annotations.timestamp)
  const contentHash = textIn(written, annotations.contentHash)
  return timestamp === undefined || contentHash === undefined ? undefined : { timestamp, contentHash }
}

function textIn(written: Readonly<Record<string, unknown>> | undefined, key: string): string | undefined {
  const value = written !== undefined && Object.hasOwn(written, key) ? written[key] : undefined
  return typeof value === 'string' ? value : undefined
}
