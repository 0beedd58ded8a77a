import { type Files, joinPath } from '../kustomize/files.ts'
import { parseResources } from '../kustomize/yaml/parse-resources.ts'
import type { ValuePath } from '../kustomize/yaml/positions.ts'
import { isMap, printedValue, type Value, type YamlMap } from '../kustomize/yaml/value.ts'
import { ProblemError } from '../lib/problem.ts'
import { artifactRoot } from './artifact.ts'
import type { FluxObject } from './specification.ts'

/** An object as a file of the repository holds it, before anything is built. */
export interface WrittenObject extends FluxObject {
  readonly file: string
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string | undefined
}

/** The objects in a text; empty when it is no YAML that Kubernetes takes. */
export function objectsIn(text: string, file: string): readonly WrittenObject[] {
  try {
    return parseResources(text, file).documents.flatMap(({ value, positions }) => {
      const plain = unstyled(value)
      return isMap(plain) ? describe(plain, file, path => positions.value(path)) : []
    })
  } catch (error) {
    if (error instanceof ProblemError) return []
    throw error
  }
}

function describe(
  value: YamlMap,
  file: string,
  placeOf: (path: ValuePath) => ReturnType<FluxObject['placeOf']>,
): readonly WrittenObject[] {
  const metadata = value.get('metadata')
  const [apiVersion, kind] = [value.get('apiVersion'), value.get('kind')]
  const [name, namespace] = isMap(metadata) ? [metadata.get('name'), metadata.get('namespace')] : []
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return []
  return [
    {
      ...{ file, apiVersion, kind, name, value, placeOf },
      namespace: typeof namespace === 'string' ? namespace : undefined,
    },
  ]
}

function unstyled(value: Value): Value {
  const plain = printedValue(value)
  if (Array.isArray(plain)) return plain.map(unstyled)
  return isMap(plain) ? new Map([...plain].map(([key, each]) => [key, unstyled(each)])) : plain
}

/** The objects of those kinds in all YAML files of an artifact, or of a folder in it. A file that names none of the kinds, or not the group, is not parsed. */
export function writtenObjects(
  files: Files,
  kinds: readonly string[],
  group = '',
  start = '',
): readonly WrittenObject[] {
  const found: WrittenObject[] = []
  const visit = (folder: string): void => {
    for (const name of files.list(folder) ?? []) {
      const path = joinPath(folder, name)
      const resolved = files.resolve(path)
      if (resolved?.kind === 'folder') visit(path)
      else if (/\.ya?ml$/.test(name)) found.push(...objectsOf(files, path, kinds, group))
    }
  }
  visit(joinPath(artifactRoot, `./${start}`))
  return found.filter(({ kind }) => kinds.includes(kind))
}

function objectsOf(
  files: Files,
  path: string,
  kinds: readonly string[],
  group: string,
): readonly WrittenObject[] {
  const content = files.read(path) ?? ''
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content)
  const isWanted = text.includes(group) && kinds.some(kind => text.includes(kind))
  return isWanted ? objectsIn(text, path.slice(artifactRoot.length + 1)) : []
}
