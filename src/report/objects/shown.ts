import { formatPointer, type Step } from '../../lib/pointer.ts'
import type { ObjectChange, Origin, ShownField } from '../../promotion/rendered.ts'
import type { Change } from './fields.ts'
import type { Mask } from './mask/mask.ts'
import type { RenderedObject } from './object.ts'

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
