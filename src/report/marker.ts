import type { GateResult } from '../promotion/gate.ts'
import type { Edit } from '../promotion/plan.ts'
import type { Asked, Claim, PlannedChange, PullRequestEnd } from '../promotion/slot.ts'
import { cut } from './encode.ts'
import { type Result, verdicts } from './result.ts'
import { parseTrace, storedTraces } from './trace.ts'

// A marker is the last line of what we write: an HTML comment that people do not see and that we read back. Whether
// the text around it is ours is for the caller to ask: anybody can paste a marker.

/** What a reply remembers: which request it answers and where to look for what it did. */
export interface ReplyRecord {
  readonly key: string
  readonly verb: string
  /** Nothing more will happen for this request. */
  readonly done: boolean
  readonly slips: readonly Slip[]
  /** The request that this one cancelled, and who asked for that. */
  readonly cancels?: { readonly key: string; readonly by: string }
  /** How it stands, for tools that follow a reply. Nothing is decided by it. */
  readonly result?: Result
}

/** Where to look for one promotion of a request, and how its gates stood when that was last asked. */
export interface Slip {
  readonly app: string
  readonly environment: string
  readonly version: string
  readonly gates?: readonly GateResult[]
}

/** What a pull request remembers: whose promotion it is, what it changes, and why we closed it. */
export interface ProposalRecord {
  readonly claim: Claim
  readonly change: PlannedChange
  readonly ended?: PullRequestEnd
  /** Where, when and in what words its request was made, for when the comment is gone. */
  readonly asked?: Asked
}

const version = 1
const shape = /^<!-- lockkeeper:v(\d{1,3}) (reply|proposal|outcome|render) (\{.*\}) -->$/

export function replyMarker(record: ReplyRecord): string {
  const traces = storedTraces(record.slips.map(({ gates = [] }) => gates))
  const slips = record.slips.map(({ app, environment, version: to }, index) => ({
    ...{ app, environment, version: to },
    gates: traces[index],
  }))
  return marker('reply', { ...record, slips })
}

// Edits are remembered for people only: of very many, the first; of very long ones, the start.
const mostEdits = 50
const longestValue = 200

export function proposalMarker({ claim, change, ended, asked }: ProposalRecord): string {
  return marker('proposal', {
    claim,
    from: change.from,
    rendered: change.rendered,
    edits: change.edits.slice(0, mostEdits).map(edit => ({
      ...edit,
      before: cut(edit.before, longestValue),
      after: cut(edit.after, longestValue),
    })),
    ended,
    asked,
  })
}

/** The marker of the one comment that tells how a request ended. */
export function outcomeMarker(key: string): string {
  return marker('outcome', { key })
}

/** The marker of the one comment that shows what a pull request changes in what is rendered. */
export function renderMarker(key: string): string {
  return marker('render', { key })
}

// Inside JSON's strings every character may be written by its number: then `-->` cannot occur, whatever they hold.
function marker(kind: string, content: unknown): string {
  const json = JSON.stringify(content).replace(/[<>&]|--|[^ -~]/g, found =>
    Array.from({ length: found.length }, (_, index) => escapeUnit(found, index)).join(''),
  )
  return `<!-- lockkeeper:v${version} ${kind} ${json} -->`
}

function escapeUnit(text: string, index: number): string {
  return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`
}

type Json = Readonly<Record<string, unknown>>

/** The content of the marker on a text's last line, if it is of that kind and of a version that we can read. */
function readMarker(
  body: string,
  kind: string,
): { readonly version: number; readonly content: Json } | undefined {
  const [, number = '', found, json = ''] = shape.exec(lastLine(body)) ?? []
  if (found !== kind || Number(number) > version) return undefined
  const content = parseJson(json)
  return content === undefined ? undefined : { version: Number(number), content }
}

function lastLine(body: string): string {
  const text = body.trimEnd()
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
}

/** Whether a text ends in a marker of any kind, as everything that we write does. */
export function isMarked(body: string): boolean {
  return shape.test(lastLine(body))
}

function parseJson(json: string): Json | undefined {
  try {
    return asObject(JSON.parse(json))
  } catch {
    return undefined
  }
}

/** What the reply with this text remembers. Says nothing of who wrote it. */
export function readReplyMarker(body: string): ReplyRecord | undefined {
  const read = readMarker(body, 'reply')
  if (read === undefined) return undefined
  return read.version === 0 ? parseFirstReply(read.content) : parseReply(read.content)
}

// Version 0 knew the request and whether it was over, and called them by other names.
function parseFirstReply({ request, verb, terminal }: Json): ReplyRecord | undefined {
  if (typeof request !== 'string' || typeof verb !== 'string' || typeof terminal !== 'boolean')
    return undefined
  return { key: request, verb, done: terminal, slips: [] }
}

function parseReply({ key, verb, done, slips, cancels, result }: Json): ReplyRecord | undefined {
  if (typeof key !== 'string' || typeof verb !== 'string' || typeof done !== 'boolean') return undefined
  const read = asArray(slips)?.map(parseSlip) ?? []
  if (read.includes(undefined)) return undefined
  const cancelled = asObject(cancels)
  return {
    key,
    verb,
    done,
    slips: read.filter(slip => slip !== undefined),
    ...(typeof cancelled?.key === 'string' && typeof cancelled.by === 'string'
      ? { cancels: { key: cancelled.key, by: cancelled.by } }
      : {}),
    ...parseResult(asObject(result)),
  }
}

function parseResult(result: Json | undefined): { readonly result?: Result } {
  const verdict = verdicts.find(known => known === result?.verdict)
  const waitsFor = (['person', 'machine'] as const).find(known => known === result?.waitsFor)
  return verdict === undefined ? {} : { result: { verdict, ...(waitsFor === undefined ? {} : { waitsFor }) } }
}

function parseSlip(value: unknown): Slip | undefined {
  const { app, environment, version: to, gates } = asObject(value) ?? {}
  if (typeof app !== 'string' || typeof environment !== 'string' || typeof to !== 'string') return undefined
  const trace = parseTrace(gates)
  return { app, environment, version: to, ...(trace.length === 0 ? {} : { gates: trace }) }
}

/** What the pull request with this text remembers. Says nothing of who wrote it. */
export function readProposalMarker(body: string): ProposalRecord | undefined {
  const content = readMarker(body, 'proposal')?.content
  const claim = parseClaim(asObject(content?.claim))
  if (content === undefined || claim === undefined) return undefined
  const from = content.from
  const edits = (asArray(content.edits) ?? []).map(parseEdit).filter(edit => edit !== undefined)
  const ended = parseEnd(asObject(content.ended))
  const asked = parseAsked(asObject(content.asked))
  return {
    claim,
    change: {
      from: typeof from === 'string' ? from : undefined,
      edits,
      ...parseSize(asObject(content.rendered)),
    },
    ...(ended === undefined ? {} : { ended }),
    ...(asked === undefined ? {} : { asked }),
  }
}

function parseSize(value: Json | undefined): Pick<PlannedChange, 'rendered'> {
  const { objects, fields } = value ?? {}
  return typeof objects === 'number' && typeof fields === 'number' ? { rendered: { objects, fields } } : {}
}

function parseAsked(value: Json | undefined): Asked | undefined {
  const { issue, createdAt, source, reason } = value ?? {}
  if (typeof issue !== 'number' || typeof createdAt !== 'string' || typeof source !== 'string')
    return undefined
  const moment = new Date(createdAt)
  if (Number.isNaN(moment.getTime())) return undefined
  return { issue, createdAt: moment, source, ...(typeof reason === 'string' ? { reason } : {}) }
}

function parseClaim(value: Json | undefined): Claim | undefined {
  const { request, app, environment, version: to, digest } = value ?? {}
  const { id, login } = asObject(value?.requestedBy) ?? {}
  if (typeof request !== 'string' || typeof app !== 'string' || typeof environment !== 'string')
    return undefined
  if (typeof to !== 'string' || typeof digest !== 'string') return undefined
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || typeof login !== 'string') return undefined
  return { request, app, environment, version: to, requestedBy: { id, login }, digest }
}

function parseEdit(value: unknown): Edit | undefined {
  const { file, document, path, line, column, before, after } = asObject(value) ?? {}
  if (typeof file !== 'string' || typeof path !== 'string') return undefined
  if (typeof before !== 'string' || typeof after !== 'string') return undefined
  if (typeof document !== 'number' || typeof line !== 'number' || typeof column !== 'number') return undefined
  return { file, document, path, line, column, before, after }
}

function parseEnd(value: Json | undefined): PullRequestEnd | undefined {
  const { kind, by, because } = value ?? {}
  if (kind === 'redone' || kind === 'needless') return { kind }
  if (kind === 'cancelled' && typeof by === 'string') return { kind, by }
  const isReason = kind === 'refused' || kind === 'failed'
  return isReason && typeof because === 'string' ? { kind, because } : undefined
}

/** The request whose outcome the comment with this text tells. Says nothing of who wrote it. */
export function readOutcomeMarker(body: string): string | undefined {
  const key = readMarker(body, 'outcome')?.content.key
  return typeof key === 'string' ? key : undefined
}

/** The pull request whose rendered changes the comment with this text shows. Says nothing of who wrote it. */
export function readRenderMarker(body: string): string | undefined {
  const key = readMarker(body, 'render')?.content.key
  return typeof key === 'string' ? key : undefined
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

function asArray(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}
