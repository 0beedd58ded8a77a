import { conditionOf, sayCondition } from '../conditions.ts'
import { type Field, listAt, textAt } from '../fields.ts'
import type { ClusterObject, ObjectReport } from '../object.ts'
import { current, inProgress, type Rule } from '../rule.ts'

const groups = ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io']

/** Istio writes a status only where that is switched on; without one there is nothing to wait for. */
export const istio: readonly Rule[] = groups.map(group => ({ group, kinds: 'all', judge }))

function judge(object: ClusterObject): ObjectReport {
  const wrong = listAt(object, 'status', 'validationMessages').find(isError)
  // A host that is applied a moment later is reported alike, so it is never final.
  if (wrong !== undefined) return inProgress(sayMessage(wrong))
  const reconciled = conditionOf(object, 'Reconciled')
  if (reconciled !== undefined && reconciled.status !== 'True') return inProgress(sayCondition(reconciled))
  return current(
    reconciled === undefined ? 'it is there; Istio reports nothing about it' : 'every proxy has it',
  )
}

function isError(message: Field): boolean {
  return textAt(message, 'level') === 'ERROR'
}

function sayMessage(message: Field): string {
  const code = textAt(message, 'type', 'code') ?? textAt(message, 'code')
  const text = textAt(message, 'documentationUrl') ?? ''
  return `Istio's analysis finds an error: ${[code, text].filter(part => part !== undefined && part !== '').join(' ')}`
}
