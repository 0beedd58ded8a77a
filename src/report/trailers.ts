import type { GateResult } from '../promotion/gate.ts'
import type { Claim } from '../promotion/slot.ts'
import { cut, inert, isLogin, withoutBreaks } from './encode.ts'

/** What a promotion's commit says besides its claim. */
export interface CommitText {
  readonly claim: Claim
  readonly from: string | undefined
  readonly reason?: string
  readonly rollback?: boolean
}

/** One line for a commit, a pull request or a check: what is promoted, from where to where. */
export function promotionTitle({ claim, from, rollback }: CommitText): string {
  const { app, version, environment } = claim
  const start = from === undefined ? '' : `from ${shortVersion(from)} `
  return inert(
    `${rollback ? 'Roll back' : 'Promote'} ${app} ${start}to ${shortVersion(version)} on ${environment}`,
  )
}

/** Whether a commit's message or a title begins as that of a rollback does. */
export function isRollbackTitle(text: string): boolean {
  return text.startsWith('Roll back ')
}

/** A version as people say it: of a digest, the first seven characters. */
export function shortVersion(version: string): string {
  return cut(version.replace(/sha256:([0-9a-f]{7})[0-9a-f]+/, 'sha256:$1…'), 60)
}

/** The commit's message; its last paragraph is the trailers that `parseTrailers` reads back. */
export function commitMessage(text: CommitText): string {
  const { claim, reason } = text
  const why = reason === undefined ? [] : [`Reason: ${inert(reason)}`, '']
  return [promotionTitle(text), '', ...why, ...trailers(claim)].join('\n')
}

function trailers({ app, version, environment, request, requestedBy, digest }: Claim): readonly string[] {
  const login = isLogin(requestedBy.login) ? requestedBy.login : 'ghost'
  return [
    `Release: ${inert(app)}@${inert(version)}`,
    `Environment: ${inert(environment)}`,
    `Request: ${inert(request)}`,
    `Requested-by: ${login} (${requestedBy.id})`,
    `Plan: ${inert(digest)}`,
  ]
}

/** The gates as the merge's commit keeps them, one a line: the record of why it went ahead. */
export function gateLines(gates: readonly GateResult[]): string {
  return ['Gates:', ...gates.map(({ gate, detail }) => `- ${gate}: ${cut(inert(detail), 200)}`)].join('\n')
}

const block =
  /^Release: ([^\s@]+)@(\S+)\nEnvironment: (\S+)\nRequest: (\S+)\nRequested-by: (\S+) \((\d{1,15})\)\nPlan: (\S+)$/gm

/** The claim in a commit's message, or nothing when its trailers are not there exactly once and in one piece. */
export function parseTrailers(message: string): Claim | undefined {
  const blocks = [...message.replaceAll('\r\n', '\n').matchAll(block)]
  const [first, second] = blocks
  if (first === undefined || second !== undefined) return undefined
  const [, app = '', version = '', environment = '', request = '', login = '', id = '', digest = ''] =
    first.map(part => withoutBreaks(part))
  return { app, version, environment, request, digest, requestedBy: { id: Number(id), login } }
}

const longestDescription = 140

/** What GitHub shows beside a deployment: at most 140 characters. */
export function deploymentDescription(text: string): string {
  return cut(inert(text), longestDescription)
}
