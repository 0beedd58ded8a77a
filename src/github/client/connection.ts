import type { Clock } from '../../engine/ports/ports.ts'
import { type Api, type ApiParts, createApi } from './api.ts'
import { createConditionalCache } from './conditional.ts'
import { createGraphql, type Graphql } from './graphql.ts'
import { createPacer, type Pacer } from './pacer.ts'
import { persist } from './persist.ts'
import { createSend, type Send, type SendOptions } from './send.ts'
import { type Credential, createTokens, type Tokens } from './tokens.ts'

/** GitHub's API for the GitHub App and each of its installations; limits and caches are shared by all who use it. */
export interface Connection {
  api(credential: Credential): Api
  graphql(credential: Credential): Graphql
}

export interface ConnectionOptions extends Omit<SendOptions, 'userAgent'> {
  readonly userAgent?: string
  readonly appId: number
  /** PEM, RSA. */
  readonly privateKey: string
  readonly clock: Clock
}

/** Opens nothing yet: the first call makes the first request. */
export function createConnection(options: ConnectionOptions): Connection {
  const { clock, appId, privateKey } = options
  return connect(options, (send, pacer) =>
    createTokens({ appId, privateKey, clock, send: patiently(send, clock, pacer) }),
  )
}

/** The same with one token that somebody else made, a workflow's for example: every credential is that token. */
export function createTokenConnection(
  options: Omit<ConnectionOptions, 'appId' | 'privateKey'> & { readonly token: string },
): Connection {
  const authorization = `token ${options.token}`
  return connect(options, () => ({ authorization: async () => authorization, renew: () => undefined }))
}

function connect(
  options: Omit<ConnectionOptions, 'appId' | 'privateKey'>,
  tokensOf: (send: Send, pacer: Pacer) => Tokens,
): Connection {
  const { base, clock } = options
  const send = createSend({ ...options, userAgent: options.userAgent ?? 'lockkeeper' })
  const pacerOf = createPacers(clock)
  const tokens = tokensOf(send, pacerOf(undefined))
  const parts: ApiParts = { send, clock, pacerOf, tokens, cache: createConditionalCache() }
  return {
    api: credential => createApi(parts, credential),
    graphql: credential => createGraphql(createApi(parts, credential), base.graphql),
  }
}

function createPacers(clock: Clock): ApiParts['pacerOf'] {
  const pacers = new Map<number | undefined, Pacer>()
  return installation => {
    const pacer = pacers.get(installation) ?? createPacer(clock)
    pacers.set(installation, pacer)
    return pacer
  }
}

// Two tokens of one kind do no harm, hence repeatable.
function patiently(send: Send, clock: Clock, pacer: Pacer): Send {
  const policy = {
    clock,
    pacer,
    repeatable: true,
    write: true,
    content: false,
    graphql: false,
    renew: () => undefined,
  }
  return outgoing => persist(policy, () => send(outgoing))
}
