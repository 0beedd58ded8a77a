import { type CopyRule, readCopyRule } from './generator.ts'
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

/** What makes an ExternalArtifact: copy rules, and the sources that their aliases stand for. */
export interface ArtifactRecipe {
  readonly rules: readonly CopyRule[]
  readonly sources: ReadonlyMap<string, SourceReference>
}

/** The ExternalArtifacts that an ArtifactGenerator makes, by name. */
export function generatedArtifacts(node: Node): ReadonlyMap<string, ArtifactRecipe> {
  const sources = new Map(
    listAt(node, 'spec', 'sources').map(source => [textAt(source, 'alias') ?? '', declaredSource(source)]),
  )
  return new Map(
    listAt(node, 'spec', 'artifacts').map(artifact => [
      textAt(artifact, 'name') ?? '',
      { rules: listAt(artifact, 'copy').map(copyRule), sources },
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

function copyRule(rule: Node): CopyRule {
  return readCopyRule({
    from: textAt(rule, 'from') ?? '',
    to: textAt(rule, 'to') ?? '',
    exclude: textsAt(rule, 'exclude'),
  })
}
