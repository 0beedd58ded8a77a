import type { IncomingMessage } from 'node:http'
import type { BodyReader } from './body.ts'
import { isSigned } from './signature.ts'

/** A webhook that GitHub signed, as far as it is surely well-formed. */
export interface SignedEvent {
  readonly id: string
  readonly name: string
  readonly payload: object
}

export interface IntakeAnswer {
  readonly status: number
  readonly text: string
}

export interface IntakeOptions {
  readonly secrets: readonly string[]
  readonly readBody: BodyReader
  readonly receive: (event: SignedEvent) => Promise<void>
  /** Is told of every webhook and its answer; of an event only where GitHub signed it. */
  readonly observe?: ((event: string, answer: IntakeAnswer) => void) | undefined
}

const answers = {
  accepted: { status: 202, text: 'accepted' },
  ignored: { status: 202, text: 'ignored' },
  notSigned: { status: 401, text: 'not signed by GitHub' },
  notJson: { status: 400, text: 'not JSON' },
  notWebhook: { status: 400, text: 'not a webhook' },
  wrongType: { status: 415, text: 'application/json is taken' },
  tooLarge: { status: 413, text: 'too large' },
  busy: { status: 503, text: 'busy' },
  broken: { status: 400, text: 'broken off' },
  failed: { status: 500, text: 'failed' },
} as const

// What is answered only once the signature has been seen to be good.
const signed: ReadonlySet<IntakeAnswer> = new Set([
  answers.accepted,
  answers.ignored,
  answers.notJson,
  answers.failed,
])

/** Takes one webhook: caps it, verifies it, and only then looks into it. Answers before the work is done. */
export async function takeWebhook(options: IntakeOptions, request: IncomingMessage): Promise<IntakeAnswer> {
  const answer = await take(options, request)
  const event = signed.has(answer) ? (headerOf(request, 'x-github-event') ?? 'none') : 'unsigned'
  options.observe?.(event, answer)
  return answer
}

async function take(options: IntakeOptions, request: IncomingMessage): Promise<IntakeAnswer> {
  const body = await options.readBody(request)
  if (body.kind !== 'body') return body.kind === 'too-large' ? answers.tooLarge : answers[body.kind]
  const id = headerOf(request, 'x-github-delivery')
  const name = headerOf(request, 'x-github-event')
  // Probot looks events up by name in an object that has names of its own.
  if (id === undefined || name === undefined || !/^[a-z][a-z_]{1,63}$/.test(name)) return answers.notWebhook
  if (!/^application\/json\s*(?:;|$)/i.test(headerOf(request, 'content-type') ?? '')) return answers.wrongType
  const signature = headerOf(request, 'x-hub-signature-256')
  if (!isSigned(body.bytes, signature, options.secrets)) return answers.notSigned
  return receiveSigned(options, { id, name }, body.bytes)
}

async function receiveSigned(
  { receive }: IntakeOptions,
  { id, name }: { readonly id: string; readonly name: string },
  bytes: Uint8Array,
): Promise<IntakeAnswer> {
  const parsed = parseJson(bytes)
  if (parsed === undefined) return answers.notJson
  if (!isEvent(parsed.value)) return answers.ignored
  if (name === 'ping') return answers.accepted
  try {
    await receive({ id, name, payload: parsed.value })
    return answers.accepted
  } catch {
    // GitHub then lists the delivery as failed, and it is asked for again.
    return answers.failed
  }
}

// Signed is not well-formed: a text, a list or null would pass the signature too. Probot puts the action into a name as it is.
function isEvent(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !('action' in value) || typeof value.action === 'string'
}

function parseJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder().decode(bytes)) }
  } catch {
    return undefined
  }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
