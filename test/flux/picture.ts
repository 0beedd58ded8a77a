import { artifactFiles } from '../../src/flux/artifact.ts'
import { buildFluxKustomization, type FluxBuild } from '../../src/flux/build.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { parseConfig } from '../../src/kustomize/yaml/parse-config.ts'
import { isMap } from '../../src/kustomize/yaml/value.ts'

/** What a test builds: the artifact's files, the Flux Kustomization (as `web.yaml`), the cluster's ConfigMaps and Secrets. */
export interface Picture {
  readonly files: Readonly<Record<string, string>>
  readonly kustomization: string
  readonly sources?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly variables?: Readonly<Record<string, string>>
}

/** Builds it with our own engine. */
export function buildCase({ files, kustomization, sources = {}, variables = {} }: Picture): FluxBuild {
  const { value, positions } = parseConfig(kustomization, 'web.yaml')
  if (!isMap(value)) throw new Error('the Flux Kustomization is no map')
  const flux = { value, placeOf: (path: readonly (string | number)[]) => positions.value(path) }
  return buildFluxKustomization(artifactFiles(memoryFiles(files), '/'), flux, {
    variables: new Map(Object.entries(variables)),
    findSource({ kind, name }) {
      const values = sources[`${kind}/${name}`]
      return values === undefined
        ? { kind: 'unknown', reason: 'it is in the cluster only' }
        : { kind: 'values', values: new Map(Object.entries(values)) }
    },
  })
}
