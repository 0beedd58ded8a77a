import { isNull, listAt, type MapNode, type Node, type ScalarNode, textAt, textsAt } from '../flux/node.ts'
import { identify } from '../flux/objects.ts'
import { type ParsedFile, parseHosted, parseYaml } from '../flux/parse.ts'
import { folderOf, nameOf, resolvePath } from '../lib/path.ts'
import { generateConfigMaps } from './config-maps.ts'
import {
  createParseCache,
  createRecords,
  type ParseCache,
  type Records,
  recallFolder,
  type WalkedFolder,
} from './folder-memory.ts'
import { joinWalked, type Manifest, nothingWalked, type Unreadable, type Walked } from './manifest.ts'
import { applyPatch } from './patch.ts'
import { type PatchEntry, patchEntries } from './patch-entries.ts'
import { remoteManifest, remoteSource } from './remote.ts'
import { applyReplacements } from './replacements.ts'
import { transformManifests } from './transform.ts'
import { joinPath, kustomizationFile, type View } from './view.ts'

/** What is known while a repository is walked. Folders are walked once, files parsed once. */
export interface Walk {
  readonly read: (path: string) => string | undefined
  readonly cache: ParseCache
  /** What was parsed for this walk: the cache may go on to another state. */
  readonly files: Map<string, ParsedFile>
  readonly records: Records
  readonly folders: Map<string, WalkedFolder>
  /** Components being walked, and how many were: they are walked anew for each layer that names them. */
  readonly components: { readonly active: Set<string>; count: number }
  /** Patches written in line, by the scalar that holds them. */
  readonly hosted: Map<ScalarNode, ParsedFile>
}

/** A walk over the files of a view, read by `read`, with a cache of an earlier walk if there is any. */
export function createWalk(read: Walk['read'], view: View, cache: ParseCache = createParseCache()): Walk {
  const paths = [...view.folders.values()].flatMap(({ files }) => files).join('\n')
  if (cache.paths !== paths) cache.folders.clear()
  cache.paths = paths
  const records = createRecords(read)
  const components = { active: new Set<string>(), count: 0 }
  const own = { files: new Map(), folders: new Map(), hosted: new Map() }
  return { read: records.read, cache, records, components, ...own }
}

/** The parsed file at a path of the repository; nothing when there is none. */
export function parsedFile(walk: Walk, path: string): ParsedFile | undefined {
  const text = walk.read(path)
  if (text === undefined) return undefined
  const known = walk.files.get(path) ?? walk.cache.files.get(path)
  const parsed = known?.text === text ? known : parseYaml(path, text)
  walk.files.set(path, parsed)
  walk.cache.files.set(path, parsed)
  walk.records.noteParsed(path, parsed)
  return parsed
}

/** The YAML that a scalar holds. */
export function hostedFile(walk: Walk, host: ScalarNode): ParsedFile {
  const parsed = walk.hosted.get(host) ?? parseHosted(host)
  walk.hosted.set(host, parsed)
  return parsed
}

/** What Kustomize would make of a folder, as far as versions go; without a kustomization file, what Flux would: every manifest below it. */
export function walkFolder(walk: Walk, view: View, folder: string): Walked {
  const key = `${view.id}\n${folder}`
  const found = walk.folders.get(key) ?? recalled(walk, view, folder) ?? walkAnew(walk, view, folder)
  walk.folders.set(key, found)
  walk.records.add(found)
  return found.walked
}

// Of what Flux composes the same folder may be other files.
function recalled({ cache, files, read }: Walk, { id }: View, folder: string): WalkedFolder | undefined {
  const found = id === '' ? recallFolder(cache, folder, read) : undefined
  for (const [path, { parsed }] of found?.reads ?? []) if (parsed !== undefined) files.set(path, parsed)
  return found
}

function walkAnew(walk: Walk, view: View, folder: string): WalkedFolder {
  // A cycle of folders is nothing to Kustomize either; it ends here.
  walk.folders.set(`${view.id}\n${folder}`, { walked: nothingWalked })
  const found = walk.records.record(() => {
    const file = kustomizationFile(view, folder)
    return file === undefined
      ? walkEverything(walk, view, folder)
      : walkKustomization(walk, view, folder, file, [])
  })
  if (view.id === '') walk.cache.folders.set(folder, found)
  return found
}

function walkEverything(walk: Walk, view: View, folder: string): Walked {
  const here = view.folders.get(folder)
  // A chart's templates are no manifests, and its values are not an environment's.
  if (here?.files.includes(joinPath(folder, 'Chart.yaml')) === true) return nothingWalked
  const files = (here?.files ?? []).map(file => walkFile(walk, view, file))
  return joinWalked([...files, ...(here?.folders ?? []).map(below => walkFolder(walk, view, below))])
}

/** The objects of one file of a tree. */
export function walkFile(walk: Walk, view: View, path: string): Walked {
  const file = view.origin(path)
  // Flux's own components: thousands of lines, and never an app.
  if (nameOf(file) === 'gotk-components.yaml') return nothingWalked
  const parsed = parsedFile(walk, file)
  if (parsed === undefined) return nothingWalked
  if (parsed.kind === 'malformed')
    return { ...nothingWalked, unreadable: [{ file, problem: parsed.problem }] }
  const trail = [folderOf(path)]
  const manifests = parsed.documents.flatMap(document => manifestsIn(document, trail))
  const plainFiles = parsed.documents.flatMap(node =>
    node.kind === 'map' && identify(node) === undefined ? node : [],
  )
  return { manifests, unreadable: [], plainFiles }
}

function manifestsIn(node: Node, trail: readonly string[]): readonly Manifest[] {
  const isList = textAt(node, 'kind') === 'List' && textAt(node, 'apiVersion') === 'v1'
  return (isList ? listAt(node, 'items') : [node]).flatMap(entry => manifestOf(entry, trail))
}

function manifestOf(node: Node, trail: readonly string[]): readonly Manifest[] {
  const identity = identify(node)
  if (node.kind !== 'map' || identity === undefined) return []
  const untouched = { images: new Map(), layers: [], merges: [] }
  return [{ ...identity, names: [identity.name], body: node, trail, ...untouched }]
}

function walkKustomization(
  walk: Walk,
  view: View,
  folder: string,
  path: string,
  inherited: readonly Manifest[],
): Walked {
  const file = view.origin(path)
  const parsed = parsedFile(walk, file)
  if (parsed === undefined) return nothingWalked
  if (parsed.kind === 'malformed')
    return { ...nothingWalked, unreadable: [{ file, problem: parsed.problem }] }
  const body = parsed.documents.find(document => document.kind === 'map')
  if (body === undefined) return nothingWalked
  const resources = [...listAt(body, 'resources'), ...listAt(body, 'bases')]
  const layers: Layers = { walk, view, folder }
  const own = joinWalked(resources.map(reference => walkReference(layers, reference)))
  const start = { ...own, manifests: generateConfigMaps(layers, [...inherited, ...own.manifests], body) }
  const composed = applyComponents(layers, start, textsAt(body, 'components'))
  const patched = applyPatches(layers, composed, patchEntries(body))
  const changed = transformed(patched.manifests, folder, body)
  return { ...patched, manifests: applyReplacements(layers, changed, body) }
}

function walkReference({ walk, view, folder }: Layers, reference: Node): Walked {
  if (reference.kind !== 'scalar' || isNull(reference)) return nothingWalked
  const remote = remoteSource(reference)
  if (remote !== undefined)
    return { ...nothingWalked, manifests: [remoteManifest(reference, remote, [folder])] }
  const path = resolvePath(folder, reference.text)
  if (path === undefined) return nothingWalked
  return view.folders.has(path) ? walkFolder(walk, view, path) : walkFile(walk, view, path)
}

/** Where a layer's references start. */
export interface Layers {
  readonly walk: Walk
  readonly view: View
  readonly folder: string
}

// More than any repository has; a component that names itself twice would double the work with every level.
const mostComponents = 20_000

/** Components see the objects gathered so far, one after the other; one that comes back to itself ends there. */
export function applyComponents(layers: Layers, before: Walked, components: readonly string[]): Walked {
  const { walk, view } = layers
  const parts: Walked[] = [before]
  for (const reference of components) {
    const folder = resolvePath(layers.folder, reference)
    const file = folder === undefined ? undefined : kustomizationFile(view, folder)
    const key = `${view.id}\n${folder}`
    if (folder === undefined || file === undefined || walk.components.active.has(key)) continue
    if (++walk.components.count > mostComponents) break
    walk.components.active.add(key)
    parts.push(walkKustomization(walk, view, folder, file, parts.at(-1)?.manifests ?? []))
    walk.components.active.delete(key)
  }
  // Each part holds the objects of those before it.
  return { ...joinWalked(parts), manifests: parts.at(-1)?.manifests ?? [] }
}

/** Applies patches in order; one that cannot be read is noted and changes nothing. */
export function applyPatches(layers: Layers, before: Walked, patches: readonly PatchEntry[]): Walked {
  const unreadable: Unreadable[] = []
  let manifests = before.manifests
  for (const patch of patches) {
    const parsed = patchDocuments(layers, patch)
    if (parsed?.kind === 'documents') manifests = applyPatch(manifests, parsed.documents, patch.target)
    else if (parsed?.kind === 'malformed') {
      const file = parsed.problem.place?.file ?? ''
      unreadable.push({
        file,
        problem: parsed.problem,
        ...(patch.target === undefined ? {} : { target: patch.target }),
      })
    }
  }
  return { ...before, manifests, unreadable: [...before.unreadable, ...unreadable] }
}

function patchDocuments(layers: Layers, patch: PatchEntry): ParsedFile | undefined {
  if (patch.path !== undefined) {
    const path = resolvePath(layers.folder, patch.path)
    if (path === undefined) return undefined
    const file = layers.view.origin(path)
    return parsedFile(layers.walk, file)
  }
  if (patch.inline?.kind !== 'scalar') return undefined
  return hostedFile(layers.walk, patch.inline)
}

function transformed(manifests: readonly Manifest[], folder: string, body: MapNode): readonly Manifest[] {
  return transformManifests(manifests, {
    layer: { kind: 'kustomization', body },
    folder,
    namespace: textAt(body, 'namespace'),
    prefix: textAt(body, 'namePrefix') ?? '',
    suffix: textAt(body, 'nameSuffix') ?? '',
    images: listAt(body, 'images'),
    kind: 'kustomize-image',
  })
}
