import { emit } from '../kustomize/yaml/emit.ts'
import { parseConfig } from '../kustomize/yaml/parse-config.ts'
import { decodeText } from '../kustomize/yaml/text.ts'
import { isMap, type Value, type YamlMap } from '../kustomize/yaml/value.ts'

/** Merges one YAML file over another as Helm merges values: maps key by key, everything else replaced. Comments are lost. */
export function mergeYaml(base: string | Uint8Array, overlay: string | Uint8Array, file: string): string {
  return emit(mergeMaps(loadMap(base, file), loadMap(overlay, file)))
}

/** All documents of a file as one map. */
function loadMap(content: string | Uint8Array, file: string): YamlMap {
  const text = typeof content === 'string' ? content : decodeText(content, file)
  return text
    .split(/^---(?:\s.*)?$/m)
    .map(part => parseConfig(part, file).value)
    .filter(isMap)
    .reduce(mergeMaps, new Map())
}

function mergeMaps(base: YamlMap, overlay: YamlMap): YamlMap {
  const merged = new Map<string, Value>(base)
  for (const [key, value] of overlay) {
    const present = merged.get(key)
    merged.set(key, isMap(present) && isMap(value) ? mergeMaps(present, value) : value)
  }
  return merged
}
