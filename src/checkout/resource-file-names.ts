import type { RenderedDocument } from '../kustomize/render.ts'
import { notNamespaced, splitApiVersion } from '../kustomize/resource-id.ts'

/** The file names under which `kustomize build -o FOLDER` writes resources; the namespace is part of them if there are several. */
export function resourceFileNames(documents: readonly RenderedDocument[]): readonly string[] {
  const namespaces = new Set(documents.map(({ effectiveNamespace }) => effectiveNamespace))
  namespaces.delete(notNamespaced)
  return documents.map(document => {
    const { group, version } = splitApiVersion(document.apiVersion)
    const type = [group, version, document.kind].filter(part => part !== '').join('_')
    const name = `${type}_${document.name}.yaml`.toLowerCase()
    const isPrefixed = namespaces.size > 1 && document.effectiveNamespace !== notNamespaced
    return isPrefixed ? `${document.effectiveNamespace.toLowerCase()}_${name}` : name
  })
}
