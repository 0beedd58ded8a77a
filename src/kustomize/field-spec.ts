import { fail } from './problems.ts'
import type { Gvk } from './resource-id.ts'
import { kindOf, LadenNull, withElement, withField } from './scalar.ts'
import type { ValuePath } from './yaml/positions.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** Which field of which kinds of resource: an empty group, version or kind means any. */
export interface FieldSpec {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly path: string
  readonly create?: boolean
}

/** What to do at the end of a field path; `create` is what an absent end becomes, if the spec creates. */
export interface FieldEdit {
  /** Gets the node and its path, which is only good during the call. */
  readonly set: (node: Value, path: ValuePath) => Value
  readonly create?: 'map' | 'scalar'
}

interface Step {
  readonly name: string
  readonly isList: boolean
}

const parsedPaths = new Map<string, readonly Step[]>()
// More than any table has; a hostile configuration does not make the memory grow.
const maximumParsedPaths = 4096

// What Kustomize takes for a part of a list: an index, the last element, a chosen one.
const listPart = /^(?:[+-]?[0-9]+|-|\*|\[.*\])$/

/** Splits at `/`; `\/` is a slash in a name. A leading slash is dropped. */
export function splitPath(path: string, delimiter: string): readonly string[] {
  const parts = path.split(delimiter)
  if (parts.length > 1 && parts[0] === '') parts.shift()
  const [first = '', ...others] = parts
  const result = [first]
  for (const part of others) {
    const last = result.at(-1) ?? ''
    if (last.endsWith('\\')) result[result.length - 1] = `${last.slice(0, -1)}${delimiter}${part}`
    else result.push(part)
  }
  return result
}

function stepsOf(path: string): readonly Step[] {
  const known = parsedPaths.get(path)
  if (known !== undefined) return known
  const steps = splitPath(path, '/').map(part =>
    part.endsWith('[]') ? { name: part.slice(0, -2), isList: true } : { name: part, isList: false },
  )
  if (parsedPaths.size < maximumParsedPaths) parsedPaths.set(path, steps)
  return steps
}

/** Whether a field spec speaks of resources of this group, version and kind. */
export function matchesGvk(spec: Pick<FieldSpec, 'group' | 'version' | 'kind'>, gvk: Gvk): boolean {
  if (spec.kind !== undefined && spec.kind !== '' && spec.kind !== gvk.kind) return false
  if (spec.group !== undefined && spec.group !== '' && spec.group !== gvk.group) return false
  return spec.version === undefined || spec.version === '' || spec.version === gvk.version
}

/** The resource's tree after an edit at a spec's path; the same tree if nothing was there to edit. The kind is not looked at. */
export function editField(root: YamlMap, spec: FieldSpec, edit: FieldEdit): YamlMap {
  const edited = editFrom(root, { steps: stepsOf(spec.path), spec, edit, trail: [] }, 0)
  return edited instanceof Map ? edited : root
}

interface Walk {
  readonly steps: readonly Step[]
  readonly spec: FieldSpec
  readonly edit: FieldEdit
  readonly trail: (string | number)[]
}

function editFrom(node: Value, walk: Walk, depth: number): Value {
  if (depth === walk.steps.length) return walk.edit.set(node, walk.trail)
  switch (kindOf(node)) {
    case 'null':
      return node
    case 'map':
      return editMap(node as YamlMap, walk, depth)
    case 'list':
      return editElements(node as Value[], walk, depth)
    case 'scalar':
      return fail(
        'FIELD_PATH',
        `considering field '${walk.spec.path}': expected sequence or mapping node at '${namesBefore(walk, depth)}', found a scalar`,
      )
  }
}

function namesBefore(walk: Walk, depth: number): string {
  return walk.steps
    .slice(0, depth)
    .map(step => step.name)
    .join('/')
}

function editElements(list: Value[], walk: Walk, depth: number): Value {
  let result = list
  for (let index = 0; index < list.length; index++) {
    const element = list[index] ?? null
    walk.trail.push(index)
    const edited = editFrom(element, walk, depth)
    walk.trail.pop()
    if (edited !== element) result = withElement(result, index, edited)
  }
  return result
}

function editMap(map: YamlMap, walk: Walk, depth: number): Value {
  const step = walk.steps[depth]
  if (step === undefined || step.name === '') {
    return fail('FIELD_PATH', `cannot set or create an empty field name in '${walk.spec.path}'`)
  }
  const name = step.name.trim()
  if (listPart.test(name)) {
    return fail(
      'FIELD_PATH',
      `considering field '${walk.spec.path}': wrong node kind: expected a list at '${name}' but found a map`,
    )
  }
  const start = startingNode(map.get(name), walk, depth, step.isList)
  if (start === undefined) return map
  walk.trail.push(name)
  const edited = editFrom(start, walk, depth + 1)
  walk.trail.pop()
  return edited === map.get(name) ? map : withField(map, name, edited)
}

/** The node under a name, or what it becomes when the spec creates it or a null stands there; undefined to leave it. */
function startingNode(
  found: Value | undefined,
  walk: Walk,
  depth: number,
  isList: boolean,
): Value | undefined {
  const creates = walk.spec.create === true && walk.edit.create !== undefined && !isList
  if (found === undefined && !creates) return undefined
  if (found !== undefined && kindOf(found) !== 'null') return found
  if (isList) return []
  if (!creates) return found
  const isLast = depth === walk.steps.length - 1
  if (isLast && walk.edit.create === 'scalar') return ''
  return found instanceof LadenNull ? found.content : new Map()
}
