import { formatPointer, type Step } from '../../lib/pointer.ts'
import type { Change } from './fields.ts'
import type { Mask, Shown } from './mask/mask.ts'
import type { RenderedObject } from './object.ts'

/** Where in the repository a field is said: file relative to its root, line from 1. */
export interface Origin {
  readonly file: string
  readonly line: number
}

/** A field before and after, as it may be shown. `order`: the elements of a list by name, in another order. */
export interface ShownField {
  readonly kind: 'value' | 'order'
  /** A JSON Pointer with list elements by key: `/spec/template/spec/containers/[name=web]/image`. */
  readonly path: string
  readonly before?: Shown
  readonly after?: Shown
  readonly origin?: Origin
}

/** One object that was added, changed or removed, with its fields that differ. */
export interface ObjectChange {
  readonly change: 'added' | 'changed' | 'removed'
  readonly apiVersion: string
  readonly kind: string
  readonly namespace?: string
  readonly name: string
  /** What it was called before, for one that is known again under another name. */
  readonly renamedFrom?: { readonly namespace?: string; readonly name: string }
  /** Objects that refer to it and follow its new name without another change. */
  readonly references?: readonly string[]
  readonly fields: readonly ShownField[]
}

/** An object's name, with what is secret in it masked. */
export function showName(
  { apiVersion, kind, namespace, name }: RenderedObject,
  mask: Mask,
): Pick<ObjectChange, 'apiVersion' | 'kind' | 'namespace' | 'name'> {
  return {
    apiVersion: mask.text(apiVersion),
    kind: mask.text(kind),
    ...(namespace === undefined ? {} : { namespace: mask.text(namespace) }),
    name: mask.text(name),
  }
}

/** A change with everything secret in it masked. */
export function showField(change: Change, mask: Mask, origin: Origin | undefined): ShownField {
  const path = formatPointer(change.steps.map(step => showStep(step, mask)))
  const place = origin === undefined ? {} : { origin: { file: mask.text(origin.file), line: origin.line } }
  if (change.kind === 'order') {
    const { before, after } = change
    return { kind: 'order', path, before: before.map(mask.text), after: after.map(mask.text), ...place }
  }
  const { before, after, hidden } = change
  return {
    kind: 'value',
    path,
    ...(before === undefined ? {} : { before: mask.value(before, hidden) }),
    ...(after === undefined ? {} : { after: mask.value(after, hidden) }),
    ...place,
  }
}

function showStep(step: Step, mask: Mask): Step {
  if (typeof step === 'number') return step
  if (typeof step === 'string') return mask.text(step)
  return { key: mask.text(step.key), value: mask.text(step.value) }
}
