import { listAt, type Node, textAt, textsAt } from './node.ts'

/** What a manifest says it is. `group` is empty for the core group. */
export interface Identity {
  readonly group: string
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

/** The identity of a manifest; nothing when it is no Kubernetes object. A missing name is the empty text. */
export function identify(node: Node): Identity | undefined {
  const apiVersion = textAt(node, 'apiVersion')
  const kind = textAt(node, 'kind')
  if (apiVersion === undefined || kind === undefined) return undefined
  const slash = apiVersion.indexOf('/')
  const namespace = textAt(node, 'metadata', 'namespace')
  return {
    group: slash === -1 ? '' : apiVersion.slice(0, slash),
    kind,
    name: textAt(node, 'metadata', 'name') ?? '',
    ...(namespace === undefined ? {} : { namespace }),
  }
}

export const fluxGroups = {
  kustomization: 'kustomize.toolkit.fluxcd.io',
  helmRelease: 'helm.toolkit.fluxcd.io',
  source: 'source.toolkit.fluxcd.io',
  artifactGenerator: 'source.extensions.fluxcd.io',
  instance: 'fluxcd.controlplane.io',
} as const

/** What a Flux Kustomization applies: a path inside a source. */
export interface FluxKustomization {
  readonly body: Node
  readonly name: string
  readonly namespace?: string
  /** Relative to the source's root; the empty text is the root. */
  readonly path: string
  readonly source: SourceReference
  readonly targetNamespace?: string
  readonly components: readonly string[]
  readonly patches: readonly Node[]
  readonly images: readonly Node[]
}

export interface SourceReference {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
}

/** Reads a Flux Kustomization; nothing when it names no source, as a patch of one does. */
export function fluxKustomization(node: Node, identity: Identity): FluxKustomization | undefined {
  const { group, kind, namespace } = identity
  if (group !== fluxGroups.kustomization || kind !== 'Kustomization') return undefined
  const source = sourceReference(node)
  if (source === undefined) return undefined
  const targetNamespace = textAt(node, 'spec', 'targetNamespace')
  return {
    body: node,
    name: identity.name,
    ...(namespace === undefined ? {} : { namespace }),
    path: textAt(node, 'spec', 'path') ?? '',
    source,
    ...(targetNamespace === undefined ? {} : { targetNamespace }),
    components: textsAt(node, 'spec', 'components'),
    patches: listAt(node, 'spec', 'patches'),
    images: listAt(node, 'spec', 'images'),
  }
}

function sourceReference(node: Node): SourceReference | undefined {
  const kind = textAt(node, 'spec', 'sourceRef', 'kind')
  const name = textAt(node, 'spec', 'sourceRef', 'name')
  const namespace = textAt(node, 'spec', 'sourceRef', 'namespace')
  if (kind === undefined || name === undefined) return undefined
  return { kind, name, ...(namespace === undefined ? {} : { namespace }) }
}

/** One copy rule of an ArtifactGenerator, read from one of its sources. */
export interface ArtifactCopy {
  readonly source: SourceReference
  /** In the source: a file, a folder, or a glob. */
  readonly pattern: string
  /** In the artifact, without its root. */
  readonly target: string
  /** The target is a folder: it ended in a slash, or is the root. */
  readonly intoFolder: boolean
  readonly exclude: readonly string[]
}

/** The ExternalArtifacts that an ArtifactGenerator makes, by name. Rules from a source that it does not declare are left out. */
export function generatedArtifacts(node: Node): ReadonlyMap<string, readonly ArtifactCopy[]> {
  const sources = new Map(
    listAt(node, 'spec', 'sources').map(source => [textAt(source, 'alias') ?? '', declaredSource(source)]),
  )
  return new Map(
    listAt(node, 'spec', 'artifacts').map(artifact => [
      textAt(artifact, 'name') ?? '',
      listAt(artifact, 'copy').flatMap(rule => artifactCopy(rule, sources)),
    ]),
  )
}

function declaredSource(node: Node): SourceReference {
  const namespace = textAt(node, 'namespace')
  return {
    kind: textAt(node, 'kind') ?? '',
    name: textAt(node, 'name') ?? '',
    ...(namespace === undefined ? {} : { namespace }),
  }
}

function artifactCopy(rule: Node, sources: ReadonlyMap<string, SourceReference>): readonly ArtifactCopy[] {
  const from = /^@([^/]+)\/?(.*)$/.exec(textAt(rule, 'from') ?? '')
  const to = /^@artifact(?:\/(.*))?$/.exec(textAt(rule, 'to') ?? '')
  const source = sources.get(from?.[1] ?? '')
  if (from === null || to === null || source === undefined) return []
  const target = to[1] ?? ''
  return [
    {
      source,
      pattern: (from[2] ?? '').replace(/^\.\//, '').replace(/\/$/, ''),
      target: target.replace(/\/$/, ''),
      intoFolder: target === '' || target.endsWith('/'),
      exclude: textsAt(rule, 'exclude'),
    },
  ]
}
