import { readText, type Site, type Transformer } from '../context.ts'
import { type Decoder, integer, list, struct, text } from '../decode.ts'
import { splitPath } from '../field-spec.ts'
import { baseName } from '../files.ts'
import { cursorFor } from '../kustomization-decoders.ts'
import { fail } from '../problems.ts'
import type { Resource } from '../resource.ts'
import type { ResourceSet } from '../resource-set.ts'
import { isMissingOrNull, kindOf, LadenNull, replaceText, textOf, withField } from '../scalar.ts'
import { compileSelector, type Selector } from '../selector.ts'
import { decodeSelector } from '../selector-decoder.ts'
import type { Value, YamlMap } from '../yaml/value.ts'
import { moveResource } from './namespace.ts'

interface Target {
  readonly selector?: Selector
  readonly fieldPath?: string
  readonly filePathPosition?: number | bigint
}

/** The configuration of a ValueAddTransformer. */
export interface ValueAdd {
  readonly value?: string
  readonly targets?: readonly Target[]
  readonly targetFilePath?: string
}

const targets = list(
  struct<Target>({ selector: decodeSelector, fieldPath: text, filePathPosition: integer }),
  {},
)

/** Reads the configuration of a ValueAddTransformer. */
export const decodeValueAdd: Decoder<ValueAdd> = struct<ValueAdd>({
  value: text,
  targets,
  targetFilePath: text,
})

const decodeTargetFile = struct<Pick<ValueAdd, 'targets'>>({ targets })

/** Writes one value, by default the folder's name, into fields, or into the n-th part of the file paths in them. */
export function valueAddTransformer(site: Site, config: Partial<ValueAdd>): Transformer {
  const value = (config.value ?? '').trim() || baseName(site.folder.path)
  const all = [...(config.targets ?? []), ...fileTargets(site, config.targetFilePath ?? '')]
  if (all.length === 0) fail('PLUGIN_INVALID', 'must specify at least one target', site.place)
  for (const { fieldPath = '', filePathPosition = 0 } of all) {
    if (fieldPath === '') fail('PLUGIN_INVALID', 'fieldPath cannot be empty', site.place)
    if (filePathPosition < 0) {
      fail('PLUGIN_INVALID', `value of FilePathPosition (${filePathPosition}) cannot be negative`, site.place)
    }
  }
  return {
    kind: 'ValueAddTransformer',
    place: site.place,
    apply(resources) {
      for (const target of all) addValue(resources, target, value)
    },
  }
}

function fileTargets(site: Site, path: string): readonly Target[] {
  if (path === '') return []
  const file = readText(site, path)
  const parsed = site.build.cache.config(file.text, file.name)
  return decodeTargetFile(parsed.value, cursorFor(parsed, 'ValueAddTransformer', false))?.targets ?? []
}

function addValue(resources: ResourceSet, target: Target, value: string): void {
  const { selector, fieldPath = '', filePathPosition = 0 } = target
  const isSelected = selector === undefined ? (): boolean => true : compileSelector(selector)
  for (const resource of resources.all.filter(isSelected)) {
    const root = writeValue(resource, splitPath(fieldPath, '/'), {
      value,
      position: Number(filePathPosition),
    })
    resources.update(resource, root)
  }
}

interface Addition {
  readonly value: string
  readonly position: number
}

function writeValue(resource: Resource, path: readonly string[], addition: Addition): YamlMap {
  if (path.join('/') === 'metadata/namespace') {
    return moveResource(resource, {
      namespace: addition.value,
      specs: [],
      unsetOnly: false,
      subjects: 'defaultOnly',
    })
  }
  const written = writeAt(resource.root, path, addition)
  return written instanceof Map ? written : resource.root
}

function writeAt(node: Value | undefined, path: readonly string[], addition: Addition): Value {
  const [name, ...rest] = path
  if (name === undefined) return addTo(node, addition)
  if (isMissingOrNull(node)) {
    const content = new Map([[name, writeAt(undefined, rest, addition)]])
    return node === undefined ? content : new LadenNull(textOf(node), content)
  }
  if (!(node instanceof Map)) {
    return fail('FIELD_PATH', `wrong node kind: expected a map with '${name}' but found a ${kindOf(node)}`)
  }
  return withField(node, name, writeAt(node.get(name), rest, addition))
}

function addTo(node: Value | undefined, { value, position }: Addition): Value {
  if (node !== undefined && (kindOf(node) === 'map' || kindOf(node) === 'list')) {
    fail('FIELD_PATH', `wrong node kind: expected a scalar but found a ${kindOf(node)}`)
  }
  const text = position > 0 ? insertPathPart(textOf(node), position - 1, value) : value
  return replaceText(node ?? 'x', text)
}

/** A file path with a part put at a position; a position beyond the end, as far as it goes. */
export function insertPathPart(path: string, position: number, part: string): string {
  if (part === '') return path
  const isAbsolute = path.startsWith('/')
  const parts = path.split('/').filter(each => each !== '')
  parts.splice(Math.min(Math.max(position, 0), parts.length), 0, part)
  return `${isAbsolute ? '/' : ''}${parts.join('/')}`
}
