import { textOf } from '../kustomize/scalar.ts'
import { printedValue, type Value } from '../kustomize/yaml/value.ts'
import type { EnvironmentDifference } from '../promotion/difference.ts'
import type { App, Fleet } from '../promotion/fleet.ts'
import { pinsOf } from '../promotion/pins.ts'
import { Masked } from '../promotion/rendered.ts'
import { createMask, type Mask } from '../report/objects/mask/mask.ts'
import { listAt, type RenderedObject, textAt, valueAt } from '../report/objects/object.ts'
import { objectsIn, objectsOf } from './changed.ts'
import type { Rendering } from './prove.ts'
import { renderUnits, type Unit } from './units.ts'

/** What an app runs as in an environment, field by field as here. */
export interface LiveApp {
  readonly app: string
  readonly environment: string
  readonly fields: ReadonlyMap<string, string>
}

/**
 * What is desired of each app in each environment, and what runs where that is something else (`running.version`): only the fields in which the
 * environments differ, what is secret masked.
 */
export function compareEnvironments(
  fleet: Fleet,
  environments: readonly string[],
  { files, memo, salt }: Rendering,
  live: readonly LiveApp[] = [],
): readonly EnvironmentDifference[] {
  const units = renderUnits(files, fleet.roots ?? [], memo)
  const mask = createMask(units.flatMap(objectsOf), salt)
  return fleet.apps.flatMap(app => {
    const columns = environments.map(name => ({ name, fields: fieldsOf(app, name, fleet, units) }))
    const there = columns.filter(({ fields }) => fields.size > 0)
    // Of an app that does not run everywhere the version says so; its other fields have nothing to differ from.
    const names = there.length === 1 ? [] : [...new Set(there.flatMap(({ fields }) => [...fields.keys()]))]
    const others = names.filter(field => field !== 'version').sort(byField)
    const desired = [
      ...differenceOf(app.name, 'version', columns, mask),
      ...others.flatMap(field => differenceOf(app.name, field, there, mask)),
    ]
    return [...desired, ...liveDifferences(app.name, columns, live, mask)]
  })
}

/** Rows for what runs otherwise than desired somewhere, or is desired in no words. */
function liveDifferences(
  app: string,
  columns: readonly Column[],
  live: readonly LiveApp[],
  mask: Mask,
): readonly EnvironmentDifference[] {
  const running = columns.flatMap(({ name, fields: desired }) => {
    const fields = live.find(each => each.app === app && each.environment === name)?.fields
    return fields === undefined ? [] : [{ name, desired, fields }]
  })
  const names = [...new Set(running.flatMap(({ fields }) => [...fields.keys()]))].sort(byField)
  const telling = names.filter(field =>
    running.some(({ desired, fields }) => {
      const wanted = desired.get(field)
      return wanted === undefined || alike(field, textOf(wanted)) !== alike(field, fields.get(field) ?? '')
    }),
  )
  return telling.flatMap(field =>
    differenceOf(app, field, running, mask).map(row => ({
      ...row,
      field: row.field === 'health' ? row.field : `running.${row.field}`,
    })),
  )
}

/** A version with `v` or without is one, and resources are the same in any order. */
function alike(field: string, text: string): string {
  if (field === 'version') return text.replace(/^v(?=\d)/, '')
  return field.startsWith('resources.') ? text.split(', ').sort().join(', ') : text
}

interface Column {
  readonly name: string
  readonly fields: ReadonlyMap<string, Value>
}

function differenceOf(
  app: string,
  field: string,
  columns: readonly Column[],
  mask: Mask,
): readonly EnvironmentDifference[] {
  const texts = columns.map(({ fields }) => (fields.has(field) ? textOf(fields.get(field) ?? '') : undefined))
  if (columns.length < 2 || texts.every(text => text === texts[0])) return []
  const hidden = /^env\..*(?:password|passwd|secret|token|key|credential)/i.test(field) ? 'plain' : undefined
  const values = columns.flatMap(({ name, fields }) => {
    const value = fields.get(field)
    return value === undefined ? [] : [[name, shownText(mask, value, hidden)] as const]
  })
  return [{ app, field: mask.text(field), values: Object.fromEntries(values) }]
}

function shownText(mask: Mask, value: Value, hidden: 'plain' | undefined): string {
  const shown = mask.value(textOf(value), hidden)
  return shown instanceof Masked ? `(masked ${shown.fingerprint})` : String(shown)
}

const order = ['version', 'digest', 'replicas', 'image', 'env', 'resources', 'config', 'health']

function byField(left: string, right: string): number {
  const rank = (field: string): number => order.indexOf(field.split('.')[0] ?? '')
  return rank(left) - rank(right) || (left < right ? -1 : 1)
}

function fieldsOf(
  app: App,
  environment: string,
  fleet: Fleet,
  units: readonly Unit[],
): ReadonlyMap<string, Value> {
  const pins = pinsOf(fleet, app.name, environment)
  if (pins.length === 0) return new Map()
  const fields = new Map<string, Value>([['version', join(pins.map(pin => pin.version))]])
  const digests = pins.flatMap(pin => pin.digest ?? [])
  if (digests.length > 0) fields.set('digest', join(digests))
  const objects = objectsIn(units, environment)
  const own = objects.filter(object => isOf(app, object, environment))
  for (const object of own) addFields(fields, object)
  for (const map of configMapsOf(own, objects)) addConfig(fields, map)
  return fields
}

function join(texts: readonly string[]): string {
  return [...new Set(texts)].join(' | ')
}

function isOf(app: App, object: RenderedObject, environment: string): boolean {
  const names = [app.name, `${environment}-${app.name}`, `${app.name}-${environment}`]
  if (object.kind === 'HelmRelease') return names.includes(object.name)
  const images = containersIn(object).map(container => imageName(textAt(container, 'image') ?? ''))
  return images.length > 0 && (images.some(image => app.images.includes(image)) || object.name === app.name)
}

function imageName(image: string): string {
  const [tagged = ''] = image.split('@')
  const colon = tagged.lastIndexOf(':')
  return colon > tagged.lastIndexOf('/') ? tagged.slice(0, colon) : tagged
}

function podOf({ value }: RenderedObject): Value | undefined {
  return (
    valueAt(value, 'spec', 'template', 'spec') ??
    valueAt(value, 'spec', 'jobTemplate', 'spec', 'template', 'spec')
  )
}

function containersIn(object: RenderedObject): readonly Value[] {
  const pod = podOf(object)
  return [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')]
}

function addFields(fields: Map<string, Value>, object: RenderedObject): void {
  if (object.kind === 'HelmRelease') {
    addReleaseValues(fields, valueAt(object.value, 'spec', 'values'))
    return
  }
  const replicas = valueAt(object.value, 'spec', 'replicas')
  if (replicas !== undefined) fields.set('replicas', replicas)
  for (const container of containersIn(object)) addContainer(fields, container)
}

/** What charts by convention call their replicas counts as such. */
function addReleaseValues(fields: Map<string, Value>, values: Value | undefined): void {
  if (!(values instanceof Map)) return
  for (const [key, value] of values) {
    if (key === 'replicaCount') fields.set('replicas', value)
    else addValues(fields, value, `config.values.${key}`)
  }
}

function addContainer(fields: Map<string, Value>, container: Value): void {
  const name = textAt(container, 'name') ?? ''
  const image = textAt(container, 'image')
  if (image !== undefined) fields.set(`image.${name}`, image)
  for (const entry of listAt(container, 'env')) {
    const value = valueAt(entry, 'value')
    if (value !== undefined) fields.set(`env.${name}.${textAt(entry, 'name') ?? ''}`, value)
  }
  const resources = valueAt(container, 'resources')
  if (resources !== undefined) fields.set(`resources.${name}`, flat(resources))
}

function addValues(fields: Map<string, Value>, value: Value | undefined, path: string): void {
  const node = value === undefined ? undefined : printedValue(value)
  if (node instanceof Map) for (const [key, each] of node) addValues(fields, each, `${path}.${key}`)
  else if (node !== undefined) fields.set(path, flat(node))
}

/** A value on one line: `limits.cpu=1, limits.memory=1Gi`. */
function flat(value: Value): string {
  const node = printedValue(value)
  if (Array.isArray(node)) return `[${node.map(flat).join(', ')}]`
  if (!(node instanceof Map)) return textOf(node)
  return [...node]
    .flatMap(([key, each]) => {
      const below = printedValue(each)
      return below instanceof Map
        ? [...below].map(([inner, leaf]) => `${key}.${inner}=${flat(leaf)}`)
        : [`${key}=${flat(each)}`]
    })
    .join(', ')
}

// The suffix that a generator gives by the content.
const hashSuffix = /-[2456789bcdfghkmt]{10}$/

function configMapsOf(
  own: readonly RenderedObject[],
  all: readonly RenderedObject[],
): readonly RenderedObject[] {
  const named = new Set(own.flatMap(object => textsIn(podOf(object))))
  return all.filter(object => object.kind === 'ConfigMap' && named.has(object.name))
}

function textsIn(value: Value | undefined): readonly string[] {
  const node = value === undefined ? null : printedValue(value)
  if (typeof node === 'string') return [node]
  if (Array.isArray(node)) return node.flatMap(textsIn)
  return node instanceof Map ? [...node.values()].flatMap(textsIn) : []
}

function addConfig(fields: Map<string, Value>, { name, value }: RenderedObject): void {
  const data = valueAt(value, 'data')
  if (!(data instanceof Map)) return
  for (const [key, text] of data) fields.set(`config.${name.replace(hashSuffix, '')}.${key}`, text)
}
