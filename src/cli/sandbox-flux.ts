import { artifactFiles, artifactRoot } from '../flux/artifact.ts'
import { buildFluxKustomization } from '../flux/build.ts'
import { variablesOf } from '../flux/object-variables.ts'
import { objectsIn, type WrittenObject } from '../flux/objects-in.ts'
import { memoryFiles } from '../kustomize/memory-files.ts'
import { plainJson } from '../kustomize/yaml/plain.ts'
import type { BuildKustomization } from '../sandbox/cluster/flux/flux.ts'
import type { JsonMap } from '../sandbox/cluster/json.ts'

/** Builds for the stand-in's Flux what the real one would: with our own engine. */
export const buildForSandbox: BuildKustomization = ({ kustomization, files, find }) => {
  const flux = asWritten(kustomization)
  if (flux === undefined) return { kind: 'failed', message: 'it is no Flux Kustomization' }
  const built = buildFluxKustomization(artifactFiles(memoryFiles(Object.fromEntries(files)), '/'), flux, {
    findSource: ({ kind, name }) => {
      const found = find(kind, name)
      const written = found === undefined ? undefined : asWritten(found)
      if (written === undefined) return { kind: 'unknown', reason: 'the cluster has none' }
      return variablesOf(kind, written.value)
    },
  })
  if (built.kind === 'refused') return { kind: 'failed', message: built.problem.message }
  return { kind: 'built', objects: built.documents.map(({ value }) => plainJson(value) as JsonMap) }
}

/** The objects of a YAML text, as JSON. */
export function parseObjects(text: string): readonly JsonMap[] {
  return objectsIn(text, artifactRoot).map(({ value }) => plainJson(value) as JsonMap)
}

function asWritten(object: JsonMap): WrittenObject | undefined {
  return objectsIn(JSON.stringify(object), 'cluster')[0]
}
