import { type Files, joinPath } from '../kustomize/files.ts'
import { kustomizationNames } from '../kustomize/read-kustomization.ts'
import { compareBytes } from '../kustomize/yaml/order.ts'

/**
 * What Flux names under `resources` where a folder has no kustomization file: every YAML file below it, and in place of the
 * files of a folder that has its own kustomization file the folder. In the order of Go's `filepath.Walk`.
 */
export function scanManifests(files: Files, folder: string): readonly string[] {
  const names = [...(files.list(folder) ?? [])].sort(compareBytes)
  return names.flatMap(name => {
    const path = joinPath(folder, name)
    const found = files.resolve(path)
    if (found?.kind === 'folder') return hasKustomization(files, path) ? [path] : scanManifests(files, path)
    return found !== undefined && /\.ya?ml$/.test(name) ? [path] : []
  })
}

function hasKustomization(files: Files, folder: string): boolean {
  return kustomizationNames.some(name => files.resolve(joinPath(folder, name))?.kind === 'file')
}
