import type { RenderCache } from '../kustomize/cache.ts'
import { kustomizationNames } from '../kustomize/read-kustomization.ts'
import { isMap, type Value, type YamlMap } from '../kustomize/yaml/value.ts'
import { folderOf, nameOf, resolvePath } from '../lib/path.ts'
import { ProblemError } from '../lib/problem.ts'

/** Every path that the kustomization files among the texts name and that can be a file: what a generator reads need not be YAML. */
export function referencedFiles(texts: ReadonlyMap<string, string>, cache: RenderCache): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [path, text] of texts) {
    if (!kustomizationNames.some(name => name === nameOf(path))) continue
    for (const reference of referencesIn(parsed(text, path, cache))) {
      const resolved = resolvePath(folderOf(path), reference)
      if (resolved !== undefined) found.add(resolved)
    }
  }
  return found
}

function parsed(text: string, path: string, cache: RenderCache): Value {
  try {
    return cache.config(text, path).value
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

const lists: readonly string[] = [
  'resources',
  'bases',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
]
const withPath: readonly string[] = ['patches', 'patchesJson6902', 'replacements']
const generators: readonly string[] = ['configMapGenerator', 'secretGenerator']

function referencesIn(kustomization: Value): readonly string[] {
  if (!isMap(kustomization)) return []
  return [
    ...lists.flatMap(field => textsIn(kustomization.get(field))),
    ...withPath.flatMap(field => mapsIn(kustomization.get(field)).flatMap(each => textsIn(each.get('path')))),
    ...mapsIn(kustomization.get('openapi')).flatMap(each => textsIn(each.get('path'))),
    ...generators.flatMap(field => mapsIn(kustomization.get(field)).flatMap(generatorFiles)),
  ]
}

function generatorFiles(generator: YamlMap): readonly string[] {
  const named = textsIn(generator.get('files')).map(text => text.slice(text.indexOf('=') + 1))
  return [...named, ...textsIn(generator.get('envs')), ...textsIn(generator.get('env'))]
}

function mapsIn(value: Value | undefined): readonly YamlMap[] {
  if (Array.isArray(value)) return value.filter(isMap)
  return isMap(value) ? [value] : []
}

// A patch or resource may stand there in line: that is no path.
function textsIn(value: Value | undefined): readonly string[] {
  const all: readonly (Value | undefined)[] = Array.isArray(value) ? value : [value]
  return all.filter(
    (each): each is string => typeof each === 'string' && !each.includes('\n') && !each.includes('://'),
  )
}
