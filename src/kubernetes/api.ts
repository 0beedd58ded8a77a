/** One request to a cluster's API server. `path` as in the API's own documentation: `/apis/apps/v1/namespaces/shop/deployments`. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON; every content type that we send is JSON, `application/apply-patch+yaml` too. */
  readonly body?: unknown
  readonly contentType?: string
  readonly accept?: string
}

/** A connection to one cluster as one user. Never rejects: what goes wrong is a `Fault`. */
export interface Api {
  /** The name that the configuration gives the cluster; every fault begins with it. */
  readonly name: string
  send(request: ApiRequest): Promise<Answer>
  /** An answer that stays open (a watch), or is text (a log), line by line. */
  open(request: ApiRequest, signal: AbortSignal): Promise<OpenAnswer | Fault>
  close(): void
}

export type Answer = { readonly kind: 'answered'; readonly body: Fields } | Fault

export interface OpenAnswer {
  readonly kind: 'open'
  /** Ends when the server ends it; throws a `FaultError` when the connection breaks. */
  readonly lines: AsyncIterable<string>
}

export type Fields = Readonly<Record<string, unknown>>

/** Why there is no answer, in words for people; `advice` is the way out. Holds no credential. */
export interface Fault {
  readonly kind: 'fault'
  readonly code: FaultCode
  readonly message: string
  readonly advice?: string
  /** What the API server's `Status` says of single fields. */
  readonly causes?: readonly FaultCause[]
  /** Of the API server, in milliseconds: not before. */
  readonly retryAfter?: number
}

export type FaultCode =
  /** The kubeconfig cannot be used: it is missing, malformed, has no such context, runs a program. */
  | 'kubeconfig'
  | 'unreachable'
  | 'certificate'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  /** The API server has no such path: the API group, its version or its resource is not installed. */
  | 'not-served'
  | 'conflict'
  /** 410: what was asked for is no longer kept; ask from the beginning. */
  | 'gone'
  /** The request is wrong, or admission refused it. */
  | 'invalid'
  /** It will pass: too many requests, or a server that starts or ends. */
  | 'busy'
  /** No Kubernetes answers there. */
  | 'not-kubernetes'

export interface FaultCause {
  readonly reason: string
  readonly message: string
  readonly field: string
}

/** A fault on its way out of a stream. */
export class FaultError extends Error {
  override name = 'FaultError' as const
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options)
    this.fault = fault
  }
}

/** Narrows a JSON value to a map; an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** Narrows a JSON value to a list; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Narrows a JSON value to a text; nothing for anything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
