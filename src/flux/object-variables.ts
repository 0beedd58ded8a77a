import { isMap, type YamlMap } from '../kustomize/yaml/value.ts'
import { decoded, isEncrypted } from './seal.ts'
import { fromBytes } from './substitution/bytes.ts'
import type { VariableSource } from './variables.ts'

/** What a ConfigMap or Secret gives as variables. Of one that SOPS has encrypted only the keys are known. */
export function variablesOf(kind: string, value: YamlMap): VariableSource {
  const values = new Map<string, string | undefined>()
  const hidden = isEncrypted({ kind, value })
  const data = value.get('data')
  const strings = kind === 'Secret' ? value.get('stringData') : undefined
  for (const [key, text] of isMap(data) ? data : []) {
    if (typeof text === 'string') values.set(key, kind === 'Secret' ? fromBytes(decoded(text)) : text)
  }
  for (const [key, text] of isMap(strings) ? strings : []) if (typeof text === 'string') values.set(key, text)
  if (hidden) for (const key of values.keys()) values.set(key, undefined)
  return { kind: 'values', values }
}
