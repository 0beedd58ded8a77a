import type { RenderCache } from '../../kustomize/cache.ts'
import { kustomizationNames } from '../../kustomize/read-kustomization.ts'
import { namedPaths } from '../../kustomize/references.ts'
import type { Value } from '../../kustomize/yaml/value.ts'
import { folderOf, nameOf, resolvePath } from '../../lib/path.ts'
import { ProblemError } from '../../lib/problem.ts'

/** Every path that the kustomization files among the texts name and that can be a file: what a generator reads need not be YAML. */
export function referencedFiles(texts: ReadonlyMap<string, string>, cache: RenderCache): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [path, text] of texts) {
    if (!kustomizationNames.some(name => name === nameOf(path))) continue
    for (const reference of namedPaths(parsed(text, path, cache))) {
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
