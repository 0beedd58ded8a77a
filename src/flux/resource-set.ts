import type { RenderedDocument } from '../kustomize/render.ts'
import { textOf } from '../kustomize/scalar.ts'
import { parseResources } from '../kustomize/yaml/parse-resources.ts'
import { isMap, printedValue, type Value, type YamlMap } from '../kustomize/yaml/value.ts'
import { ProblemError } from '../lib/problem.ts'
import { fluxGroups } from './objects.ts'

// `<< inputs.tag >>`, `<< inputs.image.tag | quote >>`: all of Flux Operator's templates that can be filled without its engine.
const reference = /<<-?\s*inputs\.([A-Za-z_][\w.]*)\s*(?:\|\s*quote\s*)?-?>>/g

/** A text with the inputs that it names; one that has no such input, or anything else of a template, stays as it is. */
export function fillInputs(text: string, inputOf: (name: string) => string | undefined): string {
  return text.replaceAll(reference, (whole, name: string) => inputOf(name) ?? whole)
}

/** The one input that a text is, and nothing else. */
export function soleInput(text: string): string | undefined {
  const [match] = text.matchAll(reference)
  return match?.[0] === text.trim() ? match[1] : undefined
}

/** Whether something of a template stands in a text. */
export function isTemplate(text: string): boolean {
  return text.includes('<<')
}

function isResourceSet({ apiVersion, kind }: Pick<RenderedDocument, 'apiVersion' | 'kind'>): boolean {
  return kind === 'ResourceSet' && apiVersion.startsWith(`${fluxGroups.instance}/`)
}

/** What Flux Operator makes of an object that is a ResourceSet: its resources once for each of its inputs. Inputs that only the cluster knows make nothing. */
export function resourcesOf(
  set: RenderedDocument,
  documents: readonly RenderedDocument[],
): readonly RenderedDocument[] {
  const spec = set.value.get('spec')
  if (!isResourceSet(set) || !isMap(spec)) return []
  const templates = [...listIn(spec, 'resources'), ...templatesIn(spec.get('resourcesTemplate'))]
  return inputsOf(spec, documents).flatMap(input =>
    templates.flatMap(template => madeOf(filled(template, input), set.namespace)),
  )
}

function templatesIn(template: Value | undefined): readonly Value[] {
  if (template === undefined) return []
  try {
    return parseResources(textOf(template), '').documents.map(({ value }) => value)
  } catch (error) {
    // With conditions or loops it is no YAML before it is filled.
    if (error instanceof ProblemError) return []
    throw error
  }
}

function inputsOf(spec: YamlMap, documents: readonly RenderedDocument[]): readonly YamlMap[] {
  const provided = listIn(spec, 'inputsFrom').flatMap(from => {
    const name = isMap(from) ? textOf(from.get('name')) : ''
    return documents.filter(({ kind, name: own }) => kind === 'ResourceSetInputProvider' && own === name)
  })
  const fixed = provided.flatMap(({ value }) => {
    const provider = value.get('spec')
    const values = isMap(provider) ? provider.get('defaultValues') : undefined
    return isMap(provider) && isMap(values) && textOf(provider.get('type')) === 'Static' ? values : []
  })
  const all = [...listIn(spec, 'inputs').filter(isMap), ...fixed]
  return all.length === 0 && !spec.has('inputsFrom') ? [new Map()] : all
}

function listIn(map: YamlMap, key: string): readonly Value[] {
  const list = map.get(key)
  return Array.isArray(list) ? list : []
}

function filled(value: Value, input: YamlMap): Value {
  const printed = printedValue(value)
  if (Array.isArray(printed)) return printed.map(each => filled(each, input))
  if (isMap(printed)) return new Map([...printed].map(([key, each]) => [key, filled(each, input)]))
  if (typeof printed !== 'string' || !isTemplate(printed)) return value
  const sole = soleInput(printed)
  const found = sole === undefined ? undefined : inputAt(input, sole)
  return found ?? fillInputs(printed, name => inputText(input, name))
}

function inputText(input: YamlMap, name: string): string | undefined {
  const found = inputAt(input, name)
  return found === undefined || isMap(found) || Array.isArray(found) ? undefined : textOf(found)
}

function inputAt(input: YamlMap, name: string): Value | undefined {
  return name
    .split('.')
    .reduce<Value | undefined>((node, key) => (isMap(node) ? node.get(key) : undefined), input)
}

function madeOf(value: Value, setNamespace: string | undefined): readonly RenderedDocument[] {
  const metadata = isMap(value) ? value.get('metadata') : undefined
  if (!isMap(value) || !isMap(metadata)) return []
  const [apiVersion, kind, name] = [value.get('apiVersion'), value.get('kind'), metadata.get('name')].map(
    textOf,
  )
  if (apiVersion === undefined || kind === undefined || name === undefined || name === '') return []
  const namespace = metadata.has('namespace') ? textOf(metadata.get('namespace')) : setNamespace
  return [{ apiVersion, kind, name, namespace, effectiveNamespace: namespace ?? 'default', value }]
}
