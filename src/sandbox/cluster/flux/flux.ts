import { StatusError } from '../api/status.ts'
import { isSame, type JsonMap, type KubeObject } from '../json.ts'
import type { SandboxCluster } from '../server.ts'
import type { Checkout, GitSource } from './git-source.ts'
import { runHelmReleases } from './helm-controller.ts'
import { runKustomizations } from './kustomize-controller.ts'
import { followSources } from './source-controller.ts'

/** What Flux would build of a Kustomization from the files of a commit. */
export type BuildKustomization = (wish: {
  readonly kustomization: KubeObject
  readonly files: ReadonlyMap<string, Uint8Array>
  /** ConfigMaps and Secrets of the cluster, for variables. */
  readonly find: (kind: string, name: string) => KubeObject | undefined
}) =>
  | { readonly kind: 'built'; readonly objects: readonly JsonMap[] }
  | { readonly kind: 'failed'; readonly message: string }

export interface FluxOptions {
  readonly cluster: SandboxCluster
  readonly source: GitSource
  readonly build: BuildKustomization
  /** What is applied at the start, as `flux bootstrap` does: the source and the first Kustomization. */
  readonly bootstrap: readonly JsonMap[]
  /** Milliseconds between two looks at the repository. */
  readonly interval?: number
  readonly now?: () => number
}

/** What Flux's controllers work with: the cluster, one git repository, the builder. */
export interface Flux {
  readonly source: GitSource
  readonly build: BuildKustomization
  readonly cluster: SandboxCluster
  now(): number
  list(apiVersion: string, kind: string): readonly KubeObject[]
  /** Writes a status, unless it is the same already. */
  setStatus(object: KubeObject, status: JsonMap, manager: string): void
  /** Server-side apply, taking over what others own, as Flux does. */
  apply(object: JsonMap, manager: string): { readonly object: KubeObject; readonly isNew: boolean }
}

/** A Flux that runs. */
export interface RunningFlux {
  /** Resolves once a round has ended that began after this was called. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Starts a likeness of Flux on a stand-in: GitRepository, Kustomization and HelmRelease, the rest is left alone. */
export function startFlux(options: FluxOptions): RunningFlux {
  const flux = createFlux(options)
  for (const object of options.bootstrap) flux.apply(object, 'flux')
  const checkouts = new Map<string, Checkout>()
  let [isClosed, isDirty] = [false, true]
  const round = async (): Promise<void> => {
    isDirty = false
    await followSources(flux, checkouts)
    runKustomizations(flux, checkouts)
    runHelmReleases(flux)
  }
  let running = Promise.resolve()
  const start = (): Promise<void> => {
    running = running.then(() => (isClosed ? undefined : round())).catch(() => undefined)
    return running
  }
  let soon: NodeJS.Timeout | undefined
  const hurry = (): void => {
    if (isDirty) return
    isDirty = true
    soon = setTimeout(() => void start(), 20)
  }
  const unwatch = options.cluster.store.watch(({ resource }) => {
    if (resource.kind !== 'Event' && resource.kind !== 'Lease') hurry()
  })
  const timer = setInterval(() => void start(), options.interval ?? 1_000)
  void start()
  return {
    settled: start,
    close: async () => {
      isClosed = true
      unwatch()
      clearInterval(timer)
      clearTimeout(soon)
      await running
    },
  }
}

function createFlux({ cluster, source, build, now = Date.now }: FluxOptions): Flux {
  const { resources, store, writes } = cluster
  const kindOf = (apiVersion: string, kind: string) => {
    const found = resources.byKind(apiVersion, kind)
    if (found !== undefined) return found
    throw new StatusError(404, 'NotFound', `no matches for kind "${kind}" in version "${apiVersion}"`)
  }
  return {
    source,
    build,
    cluster,
    now,
    list: (apiVersion, kind) => store.list(kindOf(apiVersion, kind)),
    setStatus: (object, status, manager) => {
      const resource = kindOf(object.apiVersion, object.kind)
      const { namespace, name } = object.metadata
      const live = store.get(resource, namespace, name)
      if (live === undefined || isSame(live.status, status)) return
      writes.update({ resource, namespace, manager, subresource: 'status' }, name, { ...live, status })
    },
    apply: (object, manager) => {
      const { apiVersion, kind, metadata } = object as KubeObject
      const resource = kindOf(apiVersion, kind)
      const namespace = resource.isNamespaced ? (metadata.namespace ?? 'default') : undefined
      demandNamespace(cluster, namespace)
      return writes.apply({ resource, namespace, manager, force: true }, metadata.name, object)
    },
  }
}

function demandNamespace({ resources, store }: SandboxCluster, namespace: string | undefined): void {
  const namespaces = resources.byKind('v1', 'Namespace')
  if (namespace === undefined || namespaces === undefined) return
  if (store.get(namespaces, undefined, namespace) === undefined)
    throw new StatusError(404, 'NotFound', `namespaces "${namespace}" not found`)
}
