import { isMap, type Value, type YamlMap } from './yaml/value.ts'

const lists: readonly string[] = [
  'resources',
  'bases',
  'components',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'patchesStrategicMerge',
]
const withPath: readonly string[] = ['patches', 'patchesJson6902', 'replacements']
const generators: readonly string[] = ['configMapGenerator', 'secretGenerator']

/** Every path that a kustomization file names, as it is written there; what stands in line over several lines is none. */
export function namedPaths(kustomization: Value): readonly string[] {
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

// A number may be the name of a file, too.
function textsIn(value: Value | undefined): readonly string[] {
  const all: readonly (Value | undefined)[] = Array.isArray(value) ? value : [value]
  return all.flatMap(each => {
    if (each === undefined || each === null || typeof each === 'object') return []
    const text = String(each)
    return text.includes('\n') ? [] : [text]
  })
}
