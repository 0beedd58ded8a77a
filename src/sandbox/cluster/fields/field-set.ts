import { isList, isMap, type Json, type JsonMap } from '../json.ts'
import { entryKey, shapeOf } from './shape.ts'

/** A step as `fieldsV1` writes it: `f:name`, `k:{"name":"x"}`, `v:"x"`. */
export type Step = string

/** Paths of fields, each written as the JSON of its steps. */
export type FieldSet = ReadonlySet<string>

/** Each field of an object that somebody can own, with its value. */
export type OwnableFields = ReadonlyMap<string, Json | undefined>

// Nobody owns what names the object or what the server alone writes.
const serverFields = ['apiVersion', 'kind']
const serverMetadata = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'selfLink',
]

/** The fields of an object, down to what is taken whole. */
export function ownableFields(object: JsonMap, isBuiltIn: boolean): OwnableFields {
  const found = new Map<string, Json | undefined>()
  for (const [key, value] of Object.entries(object)) {
    if (serverFields.includes(key) || value === undefined) continue
    if (key === 'metadata' && isMap(value)) collectMetadata(value, found, isBuiltIn)
    else collect(value, { steps: [`f:${key}`], names: [key] }, found, isBuiltIn)
  }
  return found
}

interface At {
  readonly steps: readonly Step[]
  readonly names: readonly string[]
}

function collectMetadata(metadata: JsonMap, found: Map<string, Json | undefined>, isBuiltIn: boolean): void {
  for (const [key, value] of Object.entries(metadata)) {
    if (serverMetadata.includes(key) || value === undefined) continue
    collect(value, { steps: ['f:metadata', `f:${key}`], names: ['metadata', key] }, found, isBuiltIn)
  }
}

function collect(
  value: Json,
  { steps, names }: At,
  found: Map<string, Json | undefined>,
  isBuiltIn: boolean,
): void {
  const shape = shapeOf(value, names, isBuiltIn)
  if (shape.kind === 'map' && isMap(value) && Object.keys(value).length > 0) {
    for (const [key, entry] of Object.entries(value))
      if (entry !== undefined)
        collect(entry, { steps: [...steps, `f:${key}`], names: [...names, key] }, found, isBuiltIn)
  } else if (shape.kind === 'keyed' && isList(value)) {
    for (const entry of value.filter(isMap)) {
      const here = [...steps, `k:${JSON.stringify(entryKey(entry, shape.keys))}`]
      found.set(JSON.stringify(here), null)
      for (const [key, part] of Object.entries(entry))
        if (part !== undefined)
          collect(part, { steps: [...here, `f:${key}`], names: [...names, key] }, found, isBuiltIn)
    }
  } else if (shape.kind === 'set' && isList(value)) {
    for (const entry of value) found.set(JSON.stringify([...steps, `v:${JSON.stringify(entry)}`]), entry)
  } else found.set(JSON.stringify(steps), value)
}

export function plus(left: FieldSet, right: FieldSet): FieldSet {
  return new Set([...left, ...right])
}

export function minus(left: FieldSet, right: FieldSet): FieldSet {
  return new Set([...left].filter(path => !right.has(path)))
}

/** The steps of one path. */
export function stepsOf(path: string): readonly Step[] {
  return JSON.parse(path) as readonly Step[]
}

/** A set as `fieldsV1` has it: a tree, with `.` where an entry itself is meant too. */
export function toFieldsV1(fields: FieldSet): JsonMap {
  const tree: Tree = {}
  for (const path of [...fields].sort()) {
    let node = tree
    for (const step of stepsOf(path)) node = node[step] ??= {}
    if (stepsOf(path).at(-1)?.startsWith('k:')) node['.'] = {}
  }
  return tree
}

interface Tree {
  [step: string]: Tree
}

/** Reads `fieldsV1` back. */
export function fromFieldsV1(tree: Json | undefined): FieldSet {
  const found = new Set<string>()
  const visit = (node: Json | undefined, steps: readonly Step[]): void => {
    const children = isMap(node) ? Object.entries(node) : []
    if (children.length === 0 && steps.length > 0) found.add(JSON.stringify(steps))
    for (const [step, child] of children)
      if (step === '.') found.add(JSON.stringify(steps))
      else visit(child, [...steps, step])
  }
  visit(tree, [])
  return found
}

/** A path as error messages write it: `.spec.template.spec.containers[name="podinfo"].image`. */
export function showPath(path: string): string {
  return stepsOf(path)
    .map(step => {
      if (step.startsWith('f:')) return `.${step.slice(2)}`
      if (step.startsWith('v:')) return `[=${step.slice(2)}]`
      const key = JSON.parse(step.slice(2)) as JsonMap
      const pairs = Object.entries(key).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      return `[${pairs.join(',')}]`
    })
    .join('')
}
