// Trims GitHub's OpenAPI description to the answers and webhooks of the stand-in.
// Usage: npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz
//        node scripts/github-openapi.ts package/generated/api.github.com.json
import { readFile, writeFile } from 'node:fs/promises'
import { belowRepository, globalRoutes } from '../src/sandbox/http/dispatch.ts'
import { lockkeeperEvents } from '../src/sandbox/seed/permissions.ts'
import { WebhookSender } from '../src/sandbox/webhooks/sender.ts'
import type { World } from '../src/sandbox/world/world.ts'

const target = 'test/sandbox/openapi.generated.json'

type Json = { readonly [key: string]: unknown }

interface Operation {
  readonly responses: Readonly<Record<string, Json>>
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>
    readonly responses: Readonly<Record<string, Json>>
  }
}

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('Say where api.github.com.json is')
const description = JSON.parse(await readFile(source, 'utf8')) as Description

const kept = new Map<string, unknown>()
const dropped = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'title',
  'default',
  'deprecated',
])

// OpenAPI 3.0 to JSON Schema: only `nullable` differs in what is used here.
function trim(value: unknown, inProperties: boolean): unknown {
  if (Array.isArray(value)) return value.map(element => trim(element, false))
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...fields } = value as Json
  const isSchema = !inProperties
  const entries = Object.entries(fields)
    .filter(([name]) => !isSchema || !(dropped.has(name) || name.startsWith('x-')))
    .map(([name, inner]) => [name, trim(inner, isSchema && name === 'properties')] as const)
  const trimmed = Object.fromEntries(entries) as Json
  if (typeof trimmed.$ref === 'string') keep(trimmed.$ref.replace('#/components/schemas/', ''))
  if (inProperties) return nullable === undefined ? trimmed : { nullable: trim(nullable, false), ...trimmed }
  return nullable === true ? { anyOf: [trimmed, { type: 'null' }] } : trimmed
}

function keep(name: string): void {
  if (kept.has(name)) return
  kept.set(name, undefined)
  kept.set(name, trim(description.components.schemas[name], false))
}

// `:name` and `*name` here, `{name}` there.
function isSamePath(ours: string, theirs: string): boolean {
  const [left, right] = [ours.split('/'), theirs.split('/')]
  return (
    left.length === right.length &&
    left.every((part, index) => (/^[:*]/.test(part) ? right[index]?.startsWith('{') : part === right[index]))
  )
}

function responsesOf(operation: Operation): Json {
  const entries = Object.entries(operation.responses).map(([status, response]) => {
    const named = typeof response.$ref === 'string' ? response.$ref.split('/').at(-1) : undefined
    const whole = named === undefined ? response : (description.components.responses[named] ?? {})
    const content = whole.content as Readonly<Record<string, { readonly schema?: unknown }>> | undefined
    const json = Object.entries(content ?? {}).find(([type]) => /json/.test(type))?.[1].schema
    return [status, json === undefined ? true : trim(json, false)] as const
  })
  return Object.fromEntries(entries)
}

const routes = [
  ...globalRoutes(new WebhookSender({} as World)).map(([method, path]) => [method, path] as const),
  ...belowRepository.map(([method, path]) => [method, `/repos/:owner/:repo${path}`] as const),
]
const operations: Record<string, Json> = {}
const unknown: string[] = []
for (const [method, path] of routes) {
  const found = Object.keys(description.paths).find(theirs => isSamePath(path, theirs))
  const operation = found === undefined ? undefined : description.paths[found]?.[method.toLowerCase()]
  if (found === undefined || operation === undefined) unknown.push(`${method} ${path}`)
  else operations[`${method} ${found}`] = responsesOf(operation)
}
// Those that other Apps may subscribe to, and those that come unasked.
const others = [
  'installation',
  'installation_repositories',
  'installation_target',
  'member',
  'membership',
  'ping',
  'registry_package',
  'team',
  'workflow_dispatch',
  'deployment_protection_rule',
  'deployment_review',
]
const events = [...lockkeeperEvents, ...others].map(event => event.replaceAll('_', '-'))
const sent =
  /-(created|edited|deleted|opened|closed|reopened|synchronize|labeled|unlabeled|submitted|dismissed|completed|rerequested|converted-to-draft|ready-for-review|auto-merge-enabled|auto-merge-disabled|requested|in-progress|published|updated|requested-action|added|removed|renamed|transferred|archived|unarchived|checks-requested|destroyed|enqueued|dequeued|approved|rejected)$/
for (const name of Object.keys(description.components.schemas).filter(
  each => each.startsWith('webhook-') && !/config|review-comment/.test(each),
)) {
  const event = events.find(each => name === `webhook-${each}` || name.startsWith(`webhook-${each}-`))
  if (event !== undefined && (name === `webhook-${event}` || sent.test(name))) keep(name)
}
const schemas = Object.fromEntries([...kept].sort(([left], [right]) => (left < right ? -1 : 1)))
const text = JSON.stringify({ operations, components: { schemas } })
await writeFile(target, `${text}\n`)
process.stdout.write(
  `${target}: ${Object.keys(operations).length} operations, ${kept.size} schemas, ${text.length} characters\n`,
)
process.stdout.write(`not described by GitHub: ${unknown.join(', ')}\n`)
