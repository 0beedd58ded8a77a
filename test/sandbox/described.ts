import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'

type Json = Readonly<Record<string, unknown>>

const described = JSON.parse(readFileSync(new URL('./openapi.generated.json', import.meta.url), 'utf8')) as {
  readonly operations: Readonly<Record<string, Json>>
  readonly components: Json
}

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, inlineRefs: false })
ajv.addSchema({ $id: 'github', components: described.components })

/** Where GitHub's description and GitHub differ: a pattern over `operation status place`, and why. */
const knownInaccuracies: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  {
    pattern: /^GET \/app\/installations 200 \/\d+\/account/,
    reason: 'the list wants user and enterprise at once (allOf), a single installation either (anyOf)',
  },
  {
    pattern: /^(PUT|DELETE) \/repos\/\{owner\}\/\{repo\}\/contents\/\{path\} 409 {2}must match exactly one/,
    reason: 'the two forms of the error are so loose that each error has both (oneOf)',
  },
  {
    pattern: /^GET \/rate_limit 200 {2}must have required property 'rate'/,
    reason: 'the description is of 2022-11-28; with 2026-03-10 `rate` is gone',
  },
  {
    pattern:
      /^webhook-(check-suite|deployment)\S* \/\S*app(\/events\/\d+ must be equal| must (be null|match a schema))/,
    reason: 'these payloads name the events that an App may have, and the list lacks `package`',
  },
]

const compiled = new Map<string, ValidateFunction>()

function compile(key: string, schema: unknown): ValidateFunction {
  const known = compiled.get(key)
  if (known !== undefined) return known
  // References are written from the document's root, which is the schema named `github`.
  const text = JSON.stringify(schema).replaceAll('"#/components', '"github#/components')
  const validate = ajv.compile(JSON.parse(text) as Json)
  compiled.set(key, validate)
  return validate
}

function isSamePath(pattern: string, path: string): boolean {
  const [left, right] = [pattern.split('/'), path.split('/')]
  const isOpen = /\{(path|ref|branch|basehead|tree_sha)\}$/.test(pattern)
  if (isOpen ? right.length < left.length : right.length !== left.length) return false
  return left.every((part, index) => part.startsWith('{') || part === right[index])
}

/** The operation of GitHub's description that a request is, the most literal path first. */
export function operationOf(method: string, path: string): string | undefined {
  const plain = path.replace(/\?.*/, '').replace(/^\/repositories\/\d+/, '/repos/acme/fleet')
  return Object.keys(described.operations)
    .filter(key => key.startsWith(`${method} `) && isSamePath(key.slice(method.length + 1), plain))
    .sort((left, right) => left.split('{').length - right.split('{').length)[0]
}

function words(where: string, errors: readonly ErrorObject[]): readonly string[] {
  return errors
    .map(
      ({ instancePath, message, params }) => `${where} ${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    .filter(text => !knownInaccuracies.some(({ pattern }) => pattern.test(text)))
}

/** What in an answer is not as GitHub describes it. */
export function violations(method: string, path: string, status: number, body: unknown): readonly string[] {
  const operation = operationOf(method, path)
  if (operation === undefined) return [`${method} ${path} is not described`]
  const schema = described.operations[operation]?.[String(status)]
  if (schema === undefined || schema === true) return []
  const validate = compile(`${operation} ${status}`, schema)
  return validate(body) ? [] : words(`${operation} ${status}`, validate.errors ?? [])
}

/** What in a webhook's payload is not as GitHub describes it. */
export function webhookViolations(event: string, payload: Json): readonly string[] {
  const { schemas } = described.components as { readonly schemas: Json }
  const action = typeof payload.action === 'string' ? `-${payload.action}` : ''
  const name = `webhook-${event}${action}`.replaceAll('_', '-')
  if (schemas[name] === undefined) return [`${name} is not described`]
  const validate = compile(name, { $ref: `#/components/schemas/${name}` })
  return validate(payload) ? [] : words(name, validate.errors ?? [])
}
