import {
  child,
  descend,
  listAt,
  type MapNode,
  type Node,
  type ScalarNode,
  scalarAt,
  textAt,
} from '../flux/node.ts'
import { fluxGroups, identify } from '../flux/objects.ts'
import { placeOf } from '../flux/place.ts'
import { fillInputs, isTemplate, soleInput } from '../flux/resource-set.ts'
import type { Problem } from '../lib/problem.ts'
import type { Manifest } from './manifest.ts'
import type { Variable, Variables } from './variables.ts'
import { hostedFile, type Walk } from './walk.ts'

/** What Flux Operator makes of a ResourceSet, as far as its inputs stand in the repository: a version that is an input is the input's scalar. */
export function resourcesOf(set: Manifest, known: readonly Manifest[], walk: Walk): readonly Manifest[] {
  if (set.group !== fluxGroups.instance || set.kind !== 'ResourceSet') return []
  const template = scalarAt(set.body, 'spec', 'resourcesTemplate')
  const hosted = template === undefined ? undefined : hostedFile(walk, template)
  const resources = [
    ...listAt(set.body, 'spec', 'resources'),
    ...(hosted?.kind === 'documents' ? hosted.documents : []),
  ]
  return inputsOf(set, known).flatMap(input => resources.flatMap(node => madeOf(node, input, set)))
}

/** What a ResourceSet makes of inputs that only the cluster knows. */
export function unknownInputs(set: Manifest, known: readonly Manifest[]): Problem | undefined {
  if (set.group !== fluxGroups.instance || set.kind !== 'ResourceSet' || inputsOf(set, known).length > 0)
    return undefined
  return {
    code: 'INPUTS_UNKNOWN',
    message: `The ResourceSet ${set.name} takes its inputs from the cluster: what it makes of them, and at which version, does not stand in this repository.`,
    place: placeOf(set.body),
    advice: 'Write its inputs under `spec.inputs`, or in a ResourceSetInputProvider of type Static.',
  }
}

function inputsOf({ body }: Manifest, known: readonly Manifest[]): readonly (MapNode | undefined)[] {
  const from = listAt(body, 'spec', 'inputsFrom')
  const provided = from.flatMap(reference =>
    known.filter(
      ({ kind, names }) =>
        kind === 'ResourceSetInputProvider' && names.includes(textAt(reference, 'name') ?? ''),
    ),
  )
  const fixed = provided
    .filter(provider => textAt(provider.body, 'spec', 'type') === 'Static')
    .flatMap(provider => descend(provider.body, 'spec', 'defaultValues') ?? [])
  const all = [...listAt(body, 'spec', 'inputs'), ...fixed].flatMap(node => (node.kind === 'map' ? node : []))
  return all.length === 0 && from.length === 0 ? [undefined] : all
}

function madeOf(node: Node, input: MapNode | undefined, set: Manifest): readonly Manifest[] {
  const body = filled(node, input, '')
  const identity = identify(body)
  if (body.kind !== 'map' || identity === undefined || identity.name === '') return []
  const namespace = identity.namespace ?? set.namespace
  return [
    {
      ...{ ...identity, names: [identity.name], body, trail: set.trail, set },
      ...(namespace === undefined ? {} : { namespace }),
      ...{ images: new Map(), layers: [], merges: [], variables: inputVariables(input) },
    },
  ]
}

function filled(node: Node, input: MapNode | undefined, key: string): Node {
  if (node.kind === 'list') return { ...node, values: node.values.map(value => filled(value, input, key)) }
  if (node.kind === 'map')
    return {
      ...node,
      entries: new Map([...node.entries].map(([name, value]) => [name, filled(value, input, name)])),
    }
  if (!isTemplate(node.text)) return node
  const sole = soleInput(node.text)
  const found = sole === undefined ? undefined : inputAt(input, sole)
  return found ?? { ...node, plain: false, text: filledText(node, input, key) }
}

/** The inputs' texts; behind an image's colon variables, which know where their values stand. */
function filledText({ text }: ScalarNode, input: MapNode | undefined, key: string): string {
  const version = key === 'image' ? text.search(/:<<[^<>]*>>$/) : -1
  const end = version === -1 ? text.length : version
  const head = fillInputs(text.slice(0, end), name => {
    const value = inputAt(input, name)
    return value?.kind === 'scalar' ? value.text : undefined
  })
  return head + fillInputs(text.slice(end), name => `\${${variableName(name)}}`)
}

function variableName(input: string): string {
  return `inputs_${input.replaceAll('.', '__')}`
}

function inputAt(input: MapNode | undefined, name: string): Node | undefined {
  return name.split('.').reduce<Node | undefined>(child, input)
}

/** Every text among the inputs, under the name that an image knows it by. */
function inputVariables(input: MapNode | undefined, above = ''): Variables {
  const entries = [...(input?.entries ?? [])].flatMap(([key, node]): (readonly [string, Variable])[] => {
    const name = above === '' ? key : `${above}.${key}`
    if (node.kind === 'map') return [...inputVariables(node, name)]
    return node.kind === 'scalar' ? [[variableName(name), { node, text: node.text }]] : []
  })
  return new Map(entries)
}
