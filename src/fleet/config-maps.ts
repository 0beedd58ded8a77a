import {
  descend,
  listAt,
  type MapNode,
  type Node,
  type ScalarNode,
  scalarAt,
  textAt,
  textsAt,
} from '../flux/node.ts'
import { resolvePath } from '../lib/path.ts'
import type { ConfigEntry, Manifest } from './manifest.ts'
import { type Layers, parsedFile } from './walk.ts'

/** What a ConfigMap holds under a key. */
export function configEntry({ body, generated }: Manifest, key: string): ConfigEntry | undefined {
  const node = scalarAt(body, 'data', key)
  return generated?.get(key) ?? (node === undefined ? undefined : { kind: 'text', node, text: node.text })
}

/** The objects with the ConfigMaps that a kustomization generates, new ones last; those that merge change the one that is there. */
export function generateConfigMaps(
  layers: Layers,
  inherited: readonly Manifest[],
  body: MapNode,
): readonly Manifest[] {
  const manifests = [...inherited]
  for (const generator of listAt(body, 'configMapGenerator')) {
    const name = textAt(generator, 'name') ?? ''
    const entries = entriesOf(layers, generator)
    const behavior = textAt(generator, 'behavior')
    const index = manifests.findIndex(
      ({ generated, names }) => generated !== undefined && names.includes(name),
    )
    const present = manifests[index]
    const kept = behavior === 'merge' ? (present?.generated ?? []) : []
    if (present === undefined) manifests.push(configMap(layers, name, generator, entries))
    else manifests[index] = { ...present, generated: new Map([...kept, ...entries]) }
  }
  return manifests
}

function configMap(
  { folder }: Layers,
  name: string,
  generator: Node,
  generated: ReadonlyMap<string, ConfigEntry>,
): Manifest {
  const namespace = textAt(generator, 'namespace')
  const { source, start } = generator
  return {
    ...{
      group: '',
      kind: 'ConfigMap',
      name,
      names: [name],
      ...(namespace === undefined ? {} : { namespace }),
    },
    body: { kind: 'map', entries: new Map(), source, start },
    ...{ trail: [folder], images: new Map(), layers: [], merges: [], generated },
  }
}

function entriesOf(layers: Layers, generator: Node): ReadonlyMap<string, ConfigEntry> {
  const files = textsAt(generator, 'files').flatMap(text => fileEntry(layers, text))
  const literals = listAt(generator, 'literals').flatMap(node =>
    node.kind === 'scalar' ? literalEntry(node) : [],
  )
  const env = textAt(generator, 'env')
  const envs = [...textsAt(generator, 'envs'), ...(env === undefined ? [] : [env])]
  return new Map([...files, ...envs.flatMap(path => lineEntries(layers, path)), ...literals])
}

/** The lines of a file of `KEY=value`. */
function lineEntries(
  { walk, view, folder }: Layers,
  reference: string,
): readonly (readonly [string, ConfigEntry])[] {
  const path = resolvePath(folder, reference)
  const file = path === undefined ? undefined : view.origin(path)
  const text = file === undefined ? undefined : walk.read(file)
  if (file === undefined || text === undefined) return []
  return text.split(/\r?\n/).flatMap((written, at): (readonly [string, ConfigEntry])[] => {
    const [, key, value = ''] = /^\s*([^#\s=]+)=(.*)$/.exec(written) ?? []
    const place = { file, line: at + 1, column: 1 }
    return key === undefined ? [] : [[key, { kind: 'line', place, text: value }]]
  })
}

/** `values.yaml=podinfo-values.yaml`, or a file under its own name. */
function fileEntry(
  { walk, view, folder }: Layers,
  text: string,
): readonly (readonly [string, ConfigEntry])[] {
  const [before = '', after] = text.split('=')
  const path = resolvePath(folder, after ?? before)
  const parsed = path === undefined ? undefined : parsedFile(walk, view.origin(path))
  const root = parsed?.kind === 'documents' ? parsed.documents[0] : undefined
  return root?.kind === 'map'
    ? [[after === undefined ? before.replace(/^.*\//, '') : before, { kind: 'file', root }]]
    : []
}

function literalEntry(node: ScalarNode): readonly (readonly [string, ConfigEntry])[] {
  const at = node.text.indexOf('=')
  const text = node.text.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2')
  return at === -1 ? [] : [[node.text.slice(0, at), { kind: 'text', node, text }]]
}

/** A ConfigMap's entry as values: a file's, or the YAML that the text is. */
export function entryValues(
  entry: ConfigEntry,
  parse: (node: ScalarNode) => Node | undefined,
): MapNode | undefined {
  if (entry.kind === 'line') return undefined
  const root = entry.kind === 'file' ? entry.root : parse(entry.node)
  return root?.kind === 'map' ? root : undefined
}

/** The data of a ConfigMap, if that is one. */
export function isConfigMap({ group, kind, body, generated }: Manifest): boolean {
  return (
    group === '' && kind === 'ConfigMap' && (generated !== undefined || descend(body, 'data') !== undefined)
  )
}
