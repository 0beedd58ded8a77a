import { parseConfig } from '../kustomize/yaml/parse-config.ts'
import type { ValuePath } from '../kustomize/yaml/positions.ts'
import { isMap, type Value } from '../kustomize/yaml/value.ts'
import type { Place } from '../lib/problem.ts'
import { artifactRoot } from './artifact.ts'
import type { Generated } from './generate.ts'

/** Gives what stands in a generated kustomization file the place where a person wrote it. */
export function originPlace(generated: Generated): <T extends { readonly place?: Place }>(about: T) => T {
  const file = generated.path.slice(artifactRoot.length + 1)
  return about => {
    const { place, ...rest } = about
    if (place === undefined || place.file !== file) return about
    const origin = generated.originOf(pathAt(generated.text, file, place))
    return (origin === undefined ? rest : { ...rest, place: origin }) as typeof about
  }
}

/** The path of the last value that begins at or before a place. */
function pathAt(text: string, file: string, place: Place): ValuePath {
  const { value, positions } = parseConfig(text, file)
  let best: ValuePath = []
  for (const path of pathsIn(value, [])) {
    const { line, column } = positions.key(path)
    if (line < place.line || (line === place.line && column <= place.column)) best = path
  }
  return best
}

function pathsIn(value: Value, path: ValuePath): readonly ValuePath[] {
  const children: readonly (readonly [string | number, Value])[] = Array.isArray(value)
    ? [...value.entries()]
    : isMap(value)
      ? [...value]
      : []
  return children.flatMap(([key, child]) => [[...path, key], ...pathsIn(child, [...path, key])])
}
