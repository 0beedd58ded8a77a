import { printedValue, type Value } from '../../../kustomize/yaml/value.ts'
import { isKind, titleOf, valueAt } from '../../objects/object.ts'
import { keptPairs, type Rule } from '../scene.ts'

const path = ['spec', 'resources', 'requests', 'storage'] as const

/** A claim asks for less storage than before: it can only grow. */
export const claimShrunk: Rule = {
  id: 'claim-shrunk',
  kind: 'immutable',
  find: scene =>
    keptPairs(scene).flatMap(({ before, after }) => {
      if (!isKind(after, '', 'PersistentVolumeClaim')) return []
      const was = bytesOf(valueAt(before.value, ...path))
      const now = bytesOf(valueAt(after.value, ...path))
      if (was === undefined || now === undefined || now >= was) return []
      return [
        {
          object: after,
          path: `/${path.join('/')}`,
          severity: 'error',
          message: `${titleOf(after)} asks for less storage than it has: a claim can only grow.`,
          advice: 'Keep its size, or move the data to a new claim.',
        },
      ]
    }),
}

const units: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** A quantity of Kubernetes as a number; nothing for what is none. */
function bytesOf(value: Value | undefined): number | undefined {
  const printed = value === undefined ? undefined : printedValue(value)
  if (typeof printed === 'number') return printed
  if (typeof printed !== 'string') return undefined
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(\w{0,2})$/.exec(printed) ?? []
  const factor = units[unit]
  return digits === '' || factor === undefined ? undefined : Number(digits) * factor
}
