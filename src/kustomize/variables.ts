import { getField, splitSmartPath } from './field-path.ts'
import { editField, type FieldSpec, matchesGvk } from './field-spec.ts'
import type { Variable } from './kustomization.ts'
import { fail } from './problems.ts'
import { effectiveNamespace, previousIds, previousNamespace, type Resource } from './resource.ts'
import { type ResourceId, splitApiVersion } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { isString, kindOf, textOf, Untagged } from './scalar.ts'
import { maxInt64, parseGoInteger, resolvePlain } from './yaml/resolve.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** A variable of `vars` with its defaults. */
export interface BoundVariable {
  readonly name: string
  readonly fieldPath: string
}

/** The variables of a build so far, by name. */
export type Variables = Map<string, BoundVariable>

/** Binds the variables of a kustomization to the resources they name, now that these are there. */
export function bindVariables(
  resources: ResourceSet,
  entries: readonly Variable[],
  variables: Variables,
): void {
  for (const entry of entries) {
    const name = entry.name ?? ''
    const matched = matchingResources(resources, entry)
    if (matched.length > 1) {
      fail(
        'VARIABLE_INVALID',
        `found ${matched.length} resId matches for var ${name} (unable to disambiguate)`,
      )
    }
    for (const resource of matched) resource.variables = [...resource.variables, name]
  }
  for (const entry of entries) {
    addVariable(variables, {
      name: entry.name ?? '',
      fieldPath: entry.fieldref?.fieldPath || 'metadata.name',
    })
  }
}

/** Adds a variable; a second one of its name is a problem. */
export function addVariable(variables: Variables, variable: BoundVariable): void {
  if (variables.has(variable.name)) fail('VARIABLE_INVALID', `var '${variable.name}' already encountered`)
  variables.set(variable.name, variable)
}

function matchingResources(resources: ResourceSet, { objref = {} }: Variable): readonly Resource[] {
  const { name = '', namespace = '', kind = '', apiVersion } = objref
  const type = apiVersion
    ? typeOf(apiVersion, objref)
    : { group: objref.group ?? '', version: objref.version ?? '' }
  const isMeant = (id: ResourceId, effective: string): boolean =>
    id.name === name &&
    id.kind === kind &&
    id.group === type.group &&
    id.version === type.version &&
    (namespace === '' || effective === effectiveNamespace(namespace, false))
  return resources
    .withAnyName(name)
    .filter(
      resource =>
        isMeant(resource.id, resource.id.effectiveNamespace) ||
        previousIds(resource).some(id => isMeant(id, previousNamespace(id))),
    )
}

function typeOf(
  apiVersion: string,
  objref: { readonly group?: string },
): { readonly group: string; readonly version: string } {
  const { group, version } = splitApiVersion(apiVersion)
  return { group: apiVersion.includes('/') ? group : (objref.group ?? ''), version }
}

/** Replaces `$(NAME)` in the fields that the specs name. Returns the warnings that Kustomize prints. */
export function resolveVariables(
  resources: ResourceSet,
  variables: Variables,
  specs: readonly FieldSpec[],
): readonly string[] {
  if (variables.size === 0) return []
  const owners = ownersOf(resources)
  const values = new Map(
    [...variables.values()].map(variable => [variable.name, resolveValue(variable, owners)]),
  )
  const used = new Set<string>()
  const expand = (text: string): Value => expandText(text, name => lookUp(values, name, used))
  for (const resource of resources.all) {
    let { root } = resource
    for (const spec of specs) {
      if (matchesGvk(spec, resource.id))
        root = editField(root, { ...spec, create: false }, { set: node => expandNode(node, expand) })
    }
    resources.update(resource, root)
  }
  const unused = [...values.keys()].filter(name => !used.has(name)).sort()
  return unused.length === 0 ? [] : [`well-defined vars that were never replaced: ${unused.join(',')}`]
}

function ownersOf(resources: ResourceSet): ReadonlyMap<string, Resource> {
  const owners = new Map<string, Resource>()
  for (const resource of resources.all) {
    for (const name of resource.variables) if (!owners.has(name)) owners.set(name, resource)
  }
  return owners
}

function resolveValue({ name, fieldPath }: BoundVariable, owners: ReadonlyMap<string, Resource>): Value {
  const owner = owners.get(name)
  if (owner === undefined) {
    return fail('VARIABLE_INVALID', `var '${name}' cannot be mapped to a field in the set of known resources`)
  }
  const path = splitSmartPath(fieldPath).flatMap(splitIndex)
  const found = getField(owner.root, path)
  const value =
    found === undefined || kindOf(found) === 'map' || kindOf(found) === 'list' ? found : readScalar(found)
  if (value !== undefined) return value
  return fail(
    'VARIABLE_INVALID',
    `field specified in var '${name}' not found in corresponding resource: ${fieldPath}`,
  )
}

function splitIndex(part: string): readonly string[] {
  const found = /^(.*)\[(\d+)\]$/.exec(part)
  if (found === null) return [part]
  const [, name = '', index = ''] = found
  return name === '' ? [index] : [name, index]
}

function lookUp(values: ReadonlyMap<string, Value>, name: string, used: Set<string>): Value | undefined {
  const value = values.get(name)
  if (value === undefined || (kindOf(value) !== 'scalar' && kindOf(value) !== 'null')) return undefined
  used.add(name)
  return value
}

/** A scalar as Go's own functions read its text: an integer has decimal digits alone; undefined for what they do not take. */
function readScalar(node: Value): Value | undefined {
  const text = textOf(node)
  if (isString(node) || kindOf(node) === 'null') return text
  const { tag, value } = resolvePlain(text, 'resource')
  if (tag === 'int') return parseDecimal(text)
  if (tag === 'float') return text.includes('_') || !Number.isFinite(value) ? undefined : value
  return tag === 'bool' ? value : text
}

function parseDecimal(text: string): number | bigint | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined
  const number = parseGoInteger(text.replace(/^([+-]?)0+(?=[0-9])/, '$1'))
  return typeof number === 'bigint' && number > maxInt64 ? undefined : number
}

/** A text with its `$(NAME)` replaced; a text that is nothing else takes the value with its type. `$$` is a dollar. */
export function expandText(text: string, lookUpName: (name: string) => Value | undefined): Value {
  let result = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character !== '$' || at + 1 === text.length) {
      result += character
      continue
    }
    const next = text.charAt(at + 1)
    const close = next === '(' ? text.indexOf(')', at + 2) : -1
    if (close < 0) {
      result += next === '$' ? '$' : `$${next}`
      at++
      continue
    }
    const written = text.slice(at, close + 1)
    const value = lookUpName(text.slice(at + 2, close)) ?? written
    if (written === text) return value
    result += textOf(value)
    at = close
  }
  return result
}

function expandNode(node: Value, expand: (text: string) => Value): Value {
  switch (kindOf(node)) {
    case 'null':
      return node
    case 'scalar':
      return isString(node) ? expandScalar(node, expand) : node
    case 'map':
      return new Map(
        [...(node as YamlMap)].map(([key, value]) => [
          key,
          isString(value) ? expandScalar(value, expand) : value,
        ]),
      )
    case 'list':
      return (node as Value[]).map(each => {
        if (isString(each)) return expandScalar(each, expand)
        return fail('VARIABLE_INVALID', 'invalid value type expect a string')
      })
  }
}

function expandScalar(node: Value, expand: (text: string) => Value): Value {
  const text = textOf(node)
  if (text.includes('$')) return expand(text)
  return node instanceof Untagged ? text : node
}
