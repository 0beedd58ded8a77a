import { shortHash } from '../lib/hash.ts'

/** Where a request came from: its natural key. Every kind names the GitOps repository it speaks to. */
export type Origin =
  | {
      readonly kind: 'comment'
      readonly gitops: number
      readonly repository: number
      readonly comment: number
      readonly index: number
    }
  | {
      readonly kind: 'checkbox'
      readonly gitops: number
      readonly repository: number
      readonly comment: number
      readonly box: string
    }
  | {
      readonly kind: 'workflow-run'
      readonly gitops: number
      readonly repository: number
      readonly run: number
      readonly step: string
    }
  | {
      readonly kind: 'dispatch'
      readonly gitops: number
      readonly repository: number
      readonly delivery: string
    }
  | {
      readonly kind: 'build'
      readonly gitops: number
      readonly repository: number
      readonly artifact: string
    }
  | { readonly kind: 'automation'; readonly gitops: number; readonly rule: string; readonly cause: string }
  | { readonly kind: 'cli'; readonly gitops: number; readonly nonce: string }

/** The whole key as one line of text, the same for the same origin whoever computes it; stored in markers, trailers and payloads. */
export function requestKey(origin: Origin): string {
  switch (origin.kind) {
    case 'comment':
      return `comment/${origin.gitops}/${origin.repository}/${origin.comment}/${origin.index}`
    case 'checkbox':
      return `checkbox/${origin.gitops}/${origin.repository}/${origin.comment}/${encodeURIComponent(origin.box)}`
    case 'workflow-run':
      return `workflow-run/${origin.gitops}/${origin.repository}/${origin.run}/${encodeURIComponent(origin.step)}`
    case 'dispatch':
      return `dispatch/${origin.gitops}/${origin.repository}/${encodeURIComponent(origin.delivery)}`
    case 'build':
      return `build/${origin.gitops}/${origin.repository}/${encodeURIComponent(origin.artifact)}`
    case 'automation':
      return `automation/${origin.gitops}/${encodeURIComponent(origin.rule)}/${encodeURIComponent(origin.cause)}`
    case 'cli':
      return `cli/${origin.gitops}/${encodeURIComponent(origin.nonce)}`
    default:
      return origin satisfies never
  }
}

/** The id people see: `p-` and six base-32 characters of the key's hash. Too short to be unique for ever. */
export function requestId(key: string): string {
  return `p-${shortHash(key, 6)}`
}

/** The origin that a key was made from, or nothing when the text is no key of ours. */
export function parseRequestKey(key: string): Origin | undefined {
  const [kind, ...parts] = key.split('/')
  const parse = parsers[kind as Origin['kind']]
  const origin = Object.hasOwn(parsers, kind ?? '') ? parse(parts) : undefined
  return origin !== undefined && requestKey(origin) === key ? origin : undefined
}

const parsers: { readonly [K in Origin['kind']]: (parts: readonly string[]) => Origin | undefined } = {
  comment: ([gitops, repository, comment, index]) => ({
    kind: 'comment',
    gitops: number(gitops),
    repository: number(repository),
    comment: number(comment),
    index: number(index),
  }),
  checkbox: ([gitops, repository, comment, box]) => ({
    kind: 'checkbox',
    gitops: number(gitops),
    repository: number(repository),
    comment: number(comment),
    box: decoded(box),
  }),
  'workflow-run': ([gitops, repository, run, step]) => ({
    kind: 'workflow-run',
    gitops: number(gitops),
    repository: number(repository),
    run: number(run),
    step: decoded(step),
  }),
  dispatch: ([gitops, repository, delivery]) => ({
    kind: 'dispatch',
    gitops: number(gitops),
    repository: number(repository),
    delivery: decoded(delivery),
  }),
  build: ([gitops, repository, artifact]) => ({
    kind: 'build',
    gitops: number(gitops),
    repository: number(repository),
    artifact: decoded(artifact),
  }),
  automation: ([gitops, rule, cause]) => ({
    kind: 'automation',
    gitops: number(gitops),
    rule: decoded(rule),
    cause: decoded(cause),
  }),
  cli: ([gitops, nonce]) => ({ kind: 'cli', gitops: number(gitops), nonce: decoded(nonce) }),
}

// What is no plain number becomes -1, which no key holds.
function number(part: string | undefined): number {
  return /^\d{1,15}$/.test(part ?? '') ? Number(part) : -1
}

// A malformed escape stays as it is; the comparison with the rebuilt key then refuses it.
function decoded(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '')
  } catch {
    return part ?? ''
  }
}

/** Whether the first request was made after the second. GitHub numbers comments in their order; other origins know no order. */
export function isNewer(first: Origin, second: Origin): boolean | 'unknown' {
  if (first.kind !== 'comment' || second.kind !== 'comment') return 'unknown'
  if (first.comment !== second.comment) return first.comment > second.comment
  return first.index > second.index
}

const offerRule = 'rollback'

/** The key of the rollback that follows a failed request. */
export function offerKey(gitops: number, failed: string): string {
  return requestKey({ kind: 'automation', gitops, rule: offerRule, cause: failed })
}

/** The failed request whose rollback this key is, or nothing. */
export function offeredFor(key: string): string | undefined {
  const origin = parseRequestKey(key)
  return origin?.kind === 'automation' && origin.rule === offerRule ? origin.cause : undefined
}
