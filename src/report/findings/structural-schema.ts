import { formatNumber } from '../../kustomize/yaml/number.ts'
import { printedValue, type Value, type YamlMap } from '../../kustomize/yaml/value.ts'
import { formatPointer, type Step } from '../../lib/pointer.ts'
import { listAt, textAt, valueAt } from '../objects/object.ts'

/** Where a value is not what its schema says, and what the schema says. */
export interface Violation {
  /** A JSON Pointer. */
  readonly path: string
  readonly message: string
}

// What is wrong beyond these is the same mistake many times over.
const mostViolations = 20

/** Where a value breaks a structural schema, a definition's or Kubernetes' own, as the API server would say. */
export function violationsOf(value: Value, schema: YamlMap, path = ''): readonly Violation[] {
  const found: Violation[] = []
  check({ found, value, schema, path })
  return found.slice(0, mostViolations)
}

interface Visit {
  readonly found: Violation[]
  readonly value: Value
  readonly schema: YamlMap
  readonly path: string
}

function check(visit: Visit): void {
  const { found, schema, path } = visit
  const node = printedValue(visit.value)
  if (found.length >= mostViolations || isVariable(node)) return
  if (node === null) {
    if (schema.get('nullable') !== true && path === '') found.push({ path, message: 'must not be null' })
    return
  }
  const type = valueAt(schema, 'type')
  const isEither = valueAt(schema, 'x-kubernetes-int-or-string') === true
  if (isEither ? !isIntOrString(node) : typeof type === 'string' && !isType(node, type)) {
    found.push({
      path,
      message: `must be ${isEither ? 'integer or string' : String(type)}, is ${typeOf(node)}`,
    })
    return
  }
  checkScalar(visit, node)
  if (node instanceof Map) checkMap(visit, node)
  else if (Array.isArray(node)) checkList(visit, node)
}

// What Flux fills in later may become anything.
function isVariable(node: Value): boolean {
  return typeof node === 'string' && node.includes('${')
}

function isIntOrString(node: Value): boolean {
  return typeof node === 'string' || isType(node, 'integer')
}

function isType(node: Value, type: string): boolean {
  const is = typeOf(node)
  return is === type || (type === 'number' && is === 'integer')
}

function typeOf(node: Value): string {
  if (node instanceof Map) return 'object'
  if (Array.isArray(node)) return 'array'
  if (typeof node === 'bigint') return 'integer'
  if (typeof node === 'number') return Number.isInteger(node) ? 'integer' : 'number'
  return typeof node
}

// What the API server takes for an amount: `500m`, `1.5Gi`, `1e3`, a number.
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/

function checkScalar({ found, schema, path }: Visit, node: Value): void {
  if (
    valueAt(schema, 'format') === 'quantity' &&
    !(typeof node === 'string' ? quantity.test(node) : isType(node, 'number'))
  )
    found.push({
      path,
      message: `must be a quantity like 500m or 1Gi, is ${typeof node === 'string' ? JSON.stringify(node) : typeOf(node)}`,
    })
  const allowed = listAt(schema, 'enum').map(printedValue)
  if (allowed.length > 0 && !allowed.includes(node as null))
    found.push({ path, message: `must be one of ${allowed.map(String).join(', ')}` })
  if (typeof node !== 'number') return
  const [least, most] = [valueAt(schema, 'minimum'), valueAt(schema, 'maximum')]
  if (typeof least === 'number' && node < least)
    found.push({ path, message: `must be at least ${formatNumber(least)}` })
  if (typeof most === 'number' && node > most)
    found.push({ path, message: `must be at most ${formatNumber(most)}` })
}

function checkList({ found, schema, path }: Visit, list: readonly Value[]): void {
  const element = valueAt(schema, 'items')
  if (!(element instanceof Map)) return
  for (const [at, value] of list.entries())
    check({ found, value, schema: element, path: `${path}${formatPointer([stepTo(list, at)])}` })
}

/** An element by its name, where no other has it. */
function stepTo(list: readonly Value[], at: number): Step {
  const name = textAt(list[at], 'name')
  const isOne = name !== undefined && list.filter(each => textAt(each, 'name') === name).length === 1
  return isOne ? { key: 'name', value: name } : at
}

function checkMap({ found, schema, path }: Visit, map: YamlMap): void {
  for (const name of listAt(schema, 'required')) {
    if (typeof name === 'string' && !map.has(name)) found.push({ path, message: `needs ${name}` })
  }
  const properties = valueAt(schema, 'properties')
  const others = valueAt(schema, 'additionalProperties')
  for (const [key, value] of map) {
    const known = properties instanceof Map ? properties.get(key) : undefined
    if (isEmbedded(schema, path, key) && (known === undefined || key === 'status')) continue
    const field = known ?? (others instanceof Map ? others : undefined)
    const below = `${path}${formatPointer([key])}`
    if (field instanceof Map) check({ found, value, schema: field, path: below })
    else if (!isOpen(schema)) found.push({ path: below, message: 'is no field of the schema' })
  }
}

// Every object has these, whether its schema says so or not.
function isEmbedded(schema: YamlMap, path: string, key: string): boolean {
  const isObject = path === '' || valueAt(schema, 'x-kubernetes-embedded-resource') === true
  return isObject && ['apiVersion', 'kind', 'metadata', 'status'].includes(key)
}

/** Whether fields that the schema does not name are kept. */
function isOpen(schema: YamlMap): boolean {
  const others = valueAt(schema, 'additionalProperties')
  if (valueAt(schema, 'x-kubernetes-preserve-unknown-fields') === true || others === true) return true
  return others instanceof Map || (!schema.has('properties') && others !== false)
}
