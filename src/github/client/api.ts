import type { Clock } from '../../engine/ports/ports.ts'
import type { ConditionalCache } from './conditional.ts'
import { demandAnswer, GitHubError } from './errors.ts'
import type { Pacer } from './pacer.ts'
import { persist } from './persist.ts'
import type { Send, Sent } from './send.ts'
import type { Credential, Tokens } from './tokens.ts'

/** What GitHub answered to a call that it understood. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** GitHub's own words, of an error only. */
  readonly message: string
}

export interface Call {
  /** As GitHub's documentation writes it: `GET /repos/{owner}/{repo}`. */
  readonly route: string
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly accept?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The answer's body is handed on as it comes, a `ReadableStream` of bytes, and never kept. */
  readonly stream?: boolean
  /** What an object's id names never changes, and who reads it keeps it: no answer is kept here. */
  readonly once?: boolean
  /** Statuses of 300 and more that are answers here; every other one is thrown. */
  readonly expect?: readonly number[]
  /** Creates what people are notified of: a comment, a pull request, a deployment. */
  readonly content?: boolean
  /** A write may be repeated after a lost answer, for it ends in the same state. */
  readonly repeatable?: boolean
}

/** GitHub's API with one credential; waits out limits, renews tokens, repeats what may be repeated. */
export type Api = (call: Call) => Promise<Answer>

export interface ApiParts {
  readonly send: Send
  readonly tokens: Tokens
  readonly clock: Clock
  readonly cache: ConditionalCache
  readonly pacerOf: (installation: number | undefined) => Pacer
}

/** Binds the policy of calling GitHub to one credential. */
export function createApi(parts: ApiParts, credential: Credential): Api {
  const installation = credential.kind === 'app' ? undefined : credential.installation
  const pacer = parts.pacerOf(installation)
  return async call => {
    const reads = call.route.startsWith('GET ')
    const policy = {
      clock: parts.clock,
      pacer,
      ...natureOf(call),
      renew: () => parts.tokens.renew(credential),
    }
    const isKept = reads && call.headers === undefined && call.stream !== true && call.once !== true
    const key = isKept ? cacheKey(installation, call) : undefined
    const sent = await persist(policy, () => sendAs(call, key))
    return answerOf(call, sent)
  }

  async function sendAs(call: Call, key: string | undefined): Promise<Sent> {
    const authorization = await parts.tokens.authorization(credential)
    const held = key === undefined ? undefined : parts.cache.find(key)
    const sent = await parts.send({
      route: call.route,
      parameters: call.parameters ?? {},
      ...(call.stream === true ? { stream: true } : {}),
      headers: {
        authorization,
        accept: call.accept ?? 'application/vnd.github+json',
        ...(held === undefined ? {} : { 'if-none-match': held.etag }),
        ...call.headers,
      },
    })
    if (held !== undefined && sent.kind === 'answered' && sent.status === 304) return held.sent()
    if (key !== undefined) parts.cache.keep(key, sent)
    return sent
  }
}

/** What trying again and waiting one's turn depend on. */
function natureOf({ route, repeatable = route.startsWith('GET '), content = false }: Call) {
  const graphql = route.endsWith('/graphql')
  // A query of GraphQL is a POST that reads.
  return { graphql, repeatable, content, write: graphql ? !repeatable : !route.startsWith('GET ') }
}

function cacheKey(installation: number | undefined, call: Call): string {
  return JSON.stringify([installation ?? 'app', call.route, call.accept ?? '', call.parameters ?? {}])
}

function answerOf(call: Call, sent: Sent): Answer {
  const answer = demandAnswer(call.route, sent)
  const { status, message } = answer
  if (status < 300 || call.expect?.includes(status)) return answer
  throw new GitHubError(call.route, { status, message })
}
