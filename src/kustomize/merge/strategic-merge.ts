import { fail } from '../problems.ts'
import { inheritStyle, isMissingOrNull, kindOf, type NodeKind, settle, textOf } from '../scalar.ts'
import { fieldSchema, mergeKeys, type Schema, type SchemaState } from '../schema/state.ts'
import { isAmbiguousIn } from '../yaml/resolve.ts'
import { clearKey, copyMap, inheritKey } from '../yaml/unprintable.ts'
import type { Value, YamlMap } from '../yaml/value.ts'
import { listDirective, mapDirective } from './directives.ts'
import { mergeKeyedList } from './keyed-list.ts'

/** What a merge needs to know and where it stands. */
export interface MergeContext {
  readonly schemas: SchemaState
  /** Called for each list that a patch replaces as a whole although its elements have names. */
  readonly onReplacedList: (path: readonly string[]) => void
  readonly path: readonly string[]
}

/** The outcome of merging two nodes: nothing, or a node that stems from the base or from the patch. */
export interface Merged {
  readonly node: Value | undefined
  readonly from: 'base' | 'patch'
  /** A null that stays a null. */
  readonly keeps?: boolean
}

const cleared: Merged = { node: undefined, from: 'base' }
// Far beyond any manifest; the parser caps nesting too.
const maximumDepth = 1000

/** Applies a strategic merge patch to a resource's tree, as Kustomize does. Empty when the patch deletes the resource. */
export function strategicMerge(base: YamlMap, patch: YamlMap, context: Omit<MergeContext, 'path'>): YamlMap {
  const merged = mergeNodes(base, patch, undefined, { ...context, path: [] })
  // Kustomize does not look at what comes back: a patch that replaces a whole resource does nothing.
  if (merged.from === 'patch') return base
  return merged.node instanceof Map ? merged.node : new Map()
}

/** Merges one node of a patch into one of the base; either may be absent. */
export function mergeNodes(
  base: Value | undefined,
  patch: Value | undefined,
  inherited: Schema | undefined,
  context: MergeContext,
): Merged {
  if (context.path.length > maximumDepth) fail('TOO_DEEP', 'the patch is nested too deep')
  const schema = inherited ?? embeddedSchema(base, context.schemas) ?? embeddedSchema(patch, context.schemas)
  switch (commonKind(base, patch, context)) {
    case 'map':
    case 'null':
      return mergeMaps(base, patch, schema, context)
    case 'list': {
      const keys = mergeKeys(schema)
      if (keys !== undefined) return mergeLists(base, patch, { schema, keys }, context)
      return replaceList(base, patch, schema, context)
    }
    case 'scalar':
      return patch === undefined ? { node: base, from: 'base' } : { node: patch, from: 'patch' }
  }
}

/** A tree without a schema of its own may hold a resource: `{ apiVersion, kind, … }` inside a custom resource. */
function embeddedSchema(node: Value | undefined, schemas: SchemaState): Schema | undefined {
  if (!(node instanceof Map)) return undefined
  const kind = textOf(node.get('kind'))
  const apiVersion = textOf(node.get('apiVersion'))
  return kind === '' || apiVersion === '' ? undefined : schemas.forType(apiVersion, kind)
}

function commonKind(base: Value | undefined, patch: Value | undefined, context: MergeContext): NodeKind {
  const baseKind = base === undefined ? 'null' : kindOf(base)
  const patchKind = patch === undefined ? 'null' : kindOf(patch)
  if (baseKind === 'null') return patchKind
  if (patchKind !== 'null' && patchKind !== baseKind) {
    fail(
      'PATCH_FAILED',
      `wrong node kind at '${context.path.join('.')}': expected a ${baseKind} as in the resource, but the patch has a ${patchKind}`,
    )
  }
  return baseKind
}

function mergeMaps(
  base: Value | undefined,
  patch: Value | undefined,
  schema: Schema | undefined,
  context: MergeContext,
): Merged {
  if (isMissingOrNull(base)) {
    if (!(patch instanceof Map)) return mergeNothing(base, patch)
    const { directive, rest } = mapDirective(patch)
    if (directive === 'delete') return cleared
    return { node: mergeFields(rest, rest, schema, context), from: 'patch' }
  }
  if (patch === undefined)
    return { node: mergeFields(base as YamlMap, undefined, schema, context), from: 'base' }
  if (!(patch instanceof Map)) return cleared
  const { directive, rest } = mapDirective(patch)
  if (directive === 'delete') return cleared
  if (directive === 'replace') return { node: mergeFields(rest, rest, schema, context), from: 'patch' }
  // What comes from the patch alone is merged with itself, and one removal takes the directive out of both.
  const own = base === patch ? rest : (base as YamlMap)
  return { node: mergeFields(own, rest, schema, context), from: 'base' }
}

/** Neither side holds anything: a written null (`null`, `~`) of the base stays, an empty one goes, one of the patch clears. */
function mergeNothing(base: Value | undefined, patch: Value | undefined): Merged {
  if (patch === undefined && base !== undefined && textOf(base) !== '')
    return { node: base, from: 'base', keeps: true }
  return { node: patch, from: 'patch' }
}

function mergeFields(
  base: YamlMap,
  patch: YamlMap | undefined,
  schema: Schema | undefined,
  context: MergeContext,
): YamlMap {
  if (base.has('') || patch?.has('') === true)
    fail('PATCH_FAILED', 'wrong node kind: expected ScalarNode but got MappingNode: a key is empty')
  let result = base
  const set = (key: string, value: Value | undefined): void => {
    if (result === base) result = copyMap(base)
    if (value === undefined) clearKey(result, key)
    else result.set(key, value)
  }
  for (const [key, value] of base) {
    const change = patch?.get(key)
    if (change === undefined && typeof value !== 'object') {
      if (settle(value) !== value) set(key, settle(value))
      continue
    }
    const merged = mergeNodes(value, change, fieldSchema(schema, key), below(context, key))
    const kept = keptNode(merged)
    // What the patch puts in a field's place takes the field's style; what stays is set as it is.
    const settled = merged.from === 'patch' && patch !== base ? restyle(kept, value) : restyle(kept)
    if (settled !== value) set(key, settled)
  }
  if (patch === undefined || patch === base) return result
  for (const [key, change] of patch) {
    if (base.has(key)) continue
    const kept = keptNode(mergeNodes(undefined, change, fieldSchema(schema, key), below(context, key)))
    if (kept === undefined) continue
    set(key, settle(kept))
    if (isAmbiguousIn(key, 'resource')) inheritKey(result, patch, key)
  }
  return result
}

/** A field's value as Kustomize leaves it: in the style of what it replaces, or settled where it replaces nothing. */
function restyle(kept: Value | undefined, replaced?: Value): Value | undefined {
  if (kept === undefined) return undefined
  return replaced === undefined ? settle(kept) : inheritStyle(kept, replaced)
}

function below(context: MergeContext, key: string): MergeContext {
  return { ...context, path: [...context.path, key] }
}

function keptNode(merged: Merged): Value | undefined {
  if (merged.node === undefined) return undefined
  return isMissingOrNull(merged.node) && merged.keeps !== true ? undefined : merged.node
}

function mergeLists(
  base: Value | undefined,
  patch: Value | undefined,
  list: { readonly schema: Schema | undefined; readonly keys: readonly string[] },
  context: MergeContext,
): Merged {
  if (isMissingOrNull(base)) {
    const elements = patch as Value[]
    return { node: mergeKeyedList(elements, elements, list, context), from: 'patch' }
  }
  if (patch === undefined)
    return { node: mergeKeyedList(base as Value[], undefined, list, context), from: 'base' }
  if (!Array.isArray(patch)) return cleared
  const { directive, rest } = listDirective(patch)
  if (directive === 'delete') return cleared
  if (directive === 'replace') return { node: mergeKeyedList(rest, rest, list, context), from: 'patch' }
  // As with maps: the list of a patch alone is merged with itself.
  const own = base === patch ? rest : (base as Value[])
  return { node: mergeKeyedList(own, rest, list, context), from: 'base' }
}

function replaceList(
  base: Value | undefined,
  patch: Value | undefined,
  schema: Schema | undefined,
  context: MergeContext,
): Merged {
  if (patch === undefined) return { node: base, from: 'base' }
  if (schema === undefined && hasNamedElements(base) && hasNamedElements(patch))
    context.onReplacedList(context.path)
  return { node: patch, from: 'patch' }
}

function hasNamedElements(list: Value | undefined): boolean {
  return Array.isArray(list) && list.length > 0 && list.every(each => each instanceof Map && each.has('name'))
}
