import { type Node, type ScalarNode, scalarAt, textAt } from '../flux/node.ts'
import type { SourceReference } from '../flux/objects.ts'
import { containersOf, separateVersions, setImage } from './image.ts'
import type { ImageReference, Manifest, RemoteSource, VersionScalar } from './manifest.ts'

/** What a kustomization's entry takes from another repository; nothing for a path of this one. */
export function remoteSource(node: ScalarNode): RemoteSource | undefined {
  const { text } = node
  if (
    !/^(?:[a-z+]+:\/\/|git@|git::|(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org)[/:])|[?&](?:ref|version)=/i.test(
      text,
    )
  )
    return undefined
  const [address = '', query = ''] = text.split('?')
  const version = /(?:^|&)(?:ref|version)=([^&]+)/.exec(query)?.[1]
  return {
    name: remoteName(address),
    address: text,
    versions: isPinned(version) ? [{ node, kind: 'remote-ref', version }] : [],
  }
}

/** Branches move: only what looks like a tag or a commit fixes anything. */
function isPinned(reference: string | undefined): reference is string {
  return reference !== undefined && /\d/.test(reference)
}

// What folders are called in every repository: they name no app.
const common =
  /^(?:kustomize|deploy(?:ments?)?|manifests?|k8s|kubernetes|config|default|base|install|overlays|environments|envs|release|crds?|\.|main|cluster|test|dev|stag(?:e|ing)|prod(?:uction)?)$/i

/** `podinfo` of `https://github.com/acme/podinfo//kustomize`; `cart` of `github.com/acme/shop/deploy/cart`. */
function remoteName(address: string): string {
  const path = address
    .replace(/^git::/, '')
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):/, '$1/')
  const [, ...steps] = path.split('/').filter(step => step !== '')
  const [, repository = '', ...below] = steps
  const app = below.findLast(step => !common.test(step) && !/\.ya?ml$/.test(step))
  return (app ?? (repository === '' ? (steps[0] ?? '') : repository)).replace(/\.git$/, '')
}

/** What a source of another place fixes: an OCIRepository's reference, a GitRepository's tag, range or commit. */
export function declaredRemote(source: Manifest, { kind }: SourceReference, path: string): RemoteSource {
  const address = textAt(source.body, 'spec', 'url') ?? source.name
  return {
    name: remoteName(`${address.replace(/\.git$/, '')}/${path}`),
    address,
    versions: (kind === 'OCIRepository' ? ociVersions(source.body) : gitVersions(source.body)).filter(
      ({ version }) => isPinned(version),
    ),
    source,
  }
}

/** Of an OCIRepository: the digest counts before the range, the range before the tag; a tag beside its digest moves with it. */
export function ociVersions(body: Node): readonly (VersionScalar & { readonly digest?: string })[] {
  const kind = 'oci-ref'
  const at = (key: string): ScalarNode | undefined => scalarAt(body, 'spec', 'ref', key)
  const [digest, range, tag] = [at('digest'), at('semver'), at('tag')]
  if (digest !== undefined) {
    const version = tag?.text ?? digest.text
    const beside = tag === undefined ? [] : [{ node: tag, kind, version, digest: digest.text } as const]
    return [...beside, { node: digest, kind, version, digest: digest.text }]
  }
  const node = range ?? tag
  return node === undefined ? [] : [{ node, kind, version: node.text }]
}

function gitVersions(body: Node): readonly VersionScalar[] {
  const at = (key: string): ScalarNode | undefined => scalarAt(body, 'spec', 'ref', key)
  const node = at('commit') ?? at('semver') ?? at('tag')
  return node === undefined ? [] : [{ node, kind: 'remote-ref', version: node.text }]
}

/** An object that stands for what comes from there; what it holds is not known here. */
export function remoteManifest(node: Node, remote: RemoteSource, trail: readonly string[]): Manifest {
  const { source, start } = node
  return {
    ...{ group: '', kind: 'remote', name: remote.name, names: [remote.name], trail, remote },
    body: { kind: 'map', entries: new Map(), source, start },
    ...{ images: new Map(), layers: [], merges: [] },
  }
}

/** Entries of `images` that no container here answers to are for what comes from elsewhere. */
export function claimImages(
  manifests: readonly Manifest[],
  entries: readonly Node[],
  kind: VersionScalar['kind'],
): readonly Manifest[] {
  const first = manifests.find(({ remote }) => remote !== undefined)
  if (first === undefined || entries.length === 0) return manifests
  const names = new Set(manifests.flatMap(manifest => containersOf(manifest).map(({ image }) => image.name)))
  const free = entries.filter(entry => !names.has(textAt(entry, 'name') ?? ''))
  const images = free.reduce((known, entry) => claimImage(known, entry, kind), first.images)
  return manifests.map(manifest => (manifest === first ? { ...manifest, images } : manifest))
}

function claimImage(
  known: ReadonlyMap<ScalarNode, ImageReference>,
  entry: Node,
  kind: VersionScalar['kind'],
): ReadonlyMap<ScalarNode, ImageReference> {
  const node = scalarAt(entry, 'name')
  if (node === undefined) return known
  const isKnown = [...known.values()].some(({ name }) => name === node.text)
  if (isKnown) return new Map([...known].map(([scalar, image]) => [scalar, setImage(image, entry, kind)]))
  const name = textAt(entry, 'newName') ?? node.text
  return new Map([
    ...known,
    [node, { name, ...separateVersions(scalarAt(entry, 'newTag'), scalarAt(entry, 'digest'), kind) }],
  ])
}
