/** Group, version and kind of a resource. */
export interface Gvk {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** What tells one resource from another. An empty namespace is the default one. */
export interface ResourceId extends Gvk {
  readonly name: string
  readonly namespace: string
}

/** Stands for the namespace of what has none. */
export const notNamespaced = '_non_namespaceable_'
/** Where namespaced resources are that name no namespace. */
export const defaultNamespace = 'default'

/** Splits `apps/v1`; what has no slash is a version of the core group. */
export function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/')
  return slash === -1
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf(gvk: Gvk): string {
  return gvk.group === '' ? gvk.version : `${gvk.group}/${gvk.version}`
}

/** How Kustomize writes a resource's identity in its messages: `Deployment.v1.apps/web.[noNs]`. */
export function formatId(id: ResourceId): string {
  return `${formatGvk(id)}/${id.name || '[noName]'}.${id.namespace || '[noNs]'}`
}

/** How Kustomize writes a kind in its messages: `Deployment.v1.apps`. */
export function formatGvk(gvk: Gvk): string {
  return `${gvk.kind || '[noKind]'}.${gvk.version || '[noVer]'}.${gvk.group || '[noGrp]'}`
}

/** Whether `gvk` is what a selector asks for, whose empty fields mean any. */
export function isSelectedGvk(gvk: Gvk, selector: Partial<Gvk>): boolean {
  if (selector.group && selector.group !== gvk.group) return false
  if (selector.version && selector.version !== gvk.version) return false
  return !selector.kind || selector.kind === gvk.kind
}
