import type { RenderedDocument } from '../kustomize/render.ts'
import { emit } from '../kustomize/yaml/emit.ts'
import { parseConfig } from '../kustomize/yaml/parse-config.ts'
import { isMap, type Value, type YamlMap } from '../kustomize/yaml/value.ts'
import { type Place, ProblemError } from '../lib/problem.ts'
import { substitute } from './substitution/substitute.ts'
import { at } from './unknown.ts'
import type { Variables } from './variables.ts'

const optOut = 'kustomize.toolkit.fluxcd.io/substitute'

/** The text of a label, annotation or other field under a chain of keys; nothing where there is none. */
export function textUnder(value: YamlMap, ...keys: readonly string[]): string | undefined {
  let found: Value | undefined = value
  for (const key of keys) found = isMap(found) ? found.get(key) : undefined
  return typeof found === 'string' ? found : undefined
}

/** A document as a person names it. */
export function nameDocument({ kind, namespace, name }: RenderedDocument): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}

/** A document with its variables put in, and the variables that nobody here knows. */
export interface Filled {
  readonly document: RenderedDocument
  readonly unknown: readonly string[]
}

/** Puts the variables into one object's printed text and reads it again, so that a value may become a number. Throws ProblemError where Flux fails. */
export function fillVariables(
  document: RenderedDocument,
  variables: Variables,
  place: Place | undefined,
): Filled {
  const isOut = ['labels', 'annotations'].some(
    field => textUnder(document.value, 'metadata', field, optOut) === 'disabled',
  )
  if (isOut) return { document, unknown: [] }
  const substituted = substitute(emit(document.value), variables.lookup)
  switch (substituted.kind) {
    case 'text':
      return { document: readAgain(document, substituted.text, place), unknown: substituted.unknown }
    case 'unset':
      return refuse('VARIABLE_UNSET', document, place, {
        message: `the variable "${substituted.name}" is not set`,
        advice: `Set it under \`postBuild\`, give it a default ("\${${substituted.name}:=…}"), write "$\${${substituted.name}}" for the text itself, or annotate the object with ${optOut}: disabled.`,
      })
    case 'malformed':
      return refuse('SUBSTITUTION_INVALID', document, place, {
        message: `${substituted.reason}${behindKey(document, substituted.before)}`,
        advice: `Write "$\${" for the text "\${", or annotate the object with ${optOut}: disabled.`,
      })
    default:
      return substituted satisfies never
  }
}

/** Behind which key of the printed object; values are not repeated, and of a Secret nothing is. */
function behindKey({ kind }: RenderedDocument, before: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const key = /^[\s-]*([A-Za-z][\w./-]*):/.exec(line)?.[1]
  return kind === 'Secret' || key === undefined ? '' : `, behind "${key}"`
}

function refuse(
  code: string,
  document: RenderedDocument,
  place: Place | undefined,
  { message, advice }: { readonly message: string; readonly advice: string },
): never {
  throw new ProblemError({
    code,
    message: `${nameDocument(document)} cannot be filled with variables: ${message}.`,
    ...at(place),
    advice,
  })
}

function readAgain(document: RenderedDocument, text: string, place: Place | undefined): RenderedDocument {
  const value = readObject(document, text, place)
  const name = textUnder(value, 'metadata', 'name') ?? ''
  const namespace = textUnder(value, 'metadata', 'namespace')
  const moved = namespace !== undefined && namespace !== document.namespace
  return {
    apiVersion: textUnder(value, 'apiVersion') ?? '',
    kind: textUnder(value, 'kind') ?? '',
    name,
    namespace,
    effectiveNamespace: moved ? namespace : document.effectiveNamespace,
    value,
    ...(document.originOf === undefined ? {} : { originOf: document.originOf }),
  }
}

function readObject(document: RenderedDocument, text: string, place: Place | undefined): YamlMap {
  const advice =
    'Flux puts the value into text without quotes: leave out what YAML reads, such as ": " and " #".'
  let value: Value
  try {
    value = asJson(parseConfig(text, nameDocument(document)).value)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refuse('SUBSTITUTION_BREAKS_YAML', document, place, {
      message: `with the values put in it is no YAML any more: ${error.problem.message}`,
      advice,
    })
  }
  if (isMap(value)) return value
  return refuse('SUBSTITUTION_BREAKS_YAML', document, place, {
    message: 'with the values put in it is no object any more',
    advice,
  })
}

/** Flux reads the object as JSON, in which every number is a float of 64 bits. */
function asJson(value: Value): Value {
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(asJson)
  return isMap(value) ? new Map([...value].map(([key, each]) => [key, asJson(each)])) : value
}
