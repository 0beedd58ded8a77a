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
