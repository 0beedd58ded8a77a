import signJwt from 'universal-github-app-jwt'
import * as z from 'zod'
import type { Clock } from '../../engine/ports/ports.ts'
import { type Permissions, type Scope, scopePermissions } from '../rights.ts'
import { demandAnswer, GitHubError } from './errors.ts'
import type { Send, Sent } from './send.ts'
import { explainUngranted } from './ungranted.ts'

/** Whose token a call carries: the GitHub App's own, or one of an installation, narrowed to what it is for. */
export type Credential =
  | { readonly kind: 'app' }
  | {
      readonly kind: 'installation'
      readonly installation: number
      readonly scope: Scope
      /** Left out: every repository of the installation. */
      readonly repository?: number
    }

export interface Tokens {
  /** The value of the `authorization` header. */
  authorization(credential: Credential): Promise<string>
  /** Forgets a token that GitHub no longer takes. */
  renew(credential: Credential): void
}

const AccessToken = z.object({ token: z.string().min(1), expires_at: z.iso.datetime({ offset: true }) })

interface Minted {
  readonly authorization: Promise<string>
  expires: number
}

// A token that ends within a minute could end before the call it is used for.
const margin = 60_000

interface Mint {
  readonly clock: Clock
  readonly send: Send
  /** A JWT signed with the GitHub App's key. */
  readonly sign: () => Promise<string>
  readonly minted: Map<string, Minted>
}

/** Tokens made on demand, kept until they end, and asked for once however many wait for them. */
export function createTokens(options: {
  readonly appId: number
  readonly privateKey: string
  readonly clock: Clock
  readonly send: Send
}): Tokens {
  const { appId, privateKey, clock, send } = options
  const sign = async () => {
    const now = Math.floor(clock.now().getTime() / 1000)
    return (await signJwt({ id: appId, privateKey, now })).token
  }
  const minted = new Map<string, Minted>()
  const mint: Mint = { clock, send, sign, minted }
  return {
    authorization: credential => authorize(mint, credential),
    renew(credential) {
      minted.delete(keyOf(credential))
      minted.delete(keyOf(widened(credential)))
    },
  }
}

async function authorize(mint: Mint, credential: Credential): Promise<string> {
  const now = mint.clock.now().getTime()
  const candidates = [widened(credential), credential].map(each => mint.minted.get(keyOf(each)))
  const known = candidates.find(each => each !== undefined && each.expires > now)
  return (known ?? start(mint, credential)).authorization
}

function start(mint: Mint, credential: Credential): Minted {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const entry: Minted = { authorization: promise, expires: Number.POSITIVE_INFINITY }
  const key = keyOf(credential)
  forgetEnded(mint)
  mint.minted.set(key, entry)
  make(mint, credential).then(
    ({ authorization, expires }) => {
      entry.expires = expires
      resolve(authorization)
    },
    error => {
      mint.minted.delete(key)
      reject(error)
    },
  )
  return entry
}

// Each lives an hour: who has many repositories does not keep one for each that was ever asked for.
function forgetEnded({ minted, clock }: Mint): void {
  const now = clock.now().getTime()
  for (const [key, { expires }] of minted) if (expires <= now) minted.delete(key)
}

async function make(
  { clock, send, sign }: Mint,
  credential: Credential,
): Promise<{ readonly authorization: string; readonly expires: number }> {
  const app = `bearer ${await sign()}`
  // A JWT lives ten minutes; half of that leaves room for clocks that differ.
  if (credential.kind === 'app') return { authorization: app, expires: clock.now().getTime() + 5 * margin }
  const wanted = scopePermissions[credential.scope]
  const sent = await send(mintRequest(credential, app, wanted))
  const { installation } = credential
  const ungranted = await explainUngranted(send, app, { installation, wanted, sent })
  if (ungranted === undefined) return parseMinted(sent)
  if (credential.scope !== 'talk' || !talks(ungranted.granted)) throw ungranted.problem
  const { authorization } = parseMinted(await send(mintRequest(credential, app, ungranted.granted)))
  return { authorization, expires: clock.now().getTime() + margin }
}

// Who may speak in issues alone can still say there what right is missing; soon asks for all of them again.
function talks({ issues, pull_requests }: Permissions): boolean {
  return issues === 'write' || pull_requests === 'write'
}

/** A token for promoting into a repository may also talk there: one request less. */
function widened(credential: Credential): Credential {
  if (credential.kind === 'app' || credential.scope !== 'talk') return credential
  return { ...credential, scope: 'promote' }
}

function keyOf(credential: Credential): string {
  if (credential.kind === 'app') return 'app'
  return `${credential.installation}/${credential.scope}/${credential.repository ?? 'all'}`
}

function mintRequest(
  credential: Credential & { readonly kind: 'installation' },
  authorization: string,
  permissions: Permissions,
): Parameters<Send>[0] {
  return {
    route: 'POST /app/installations/{installation_id}/access_tokens',
    parameters: {
      installation_id: credential.installation,
      permissions,
      ...(credential.repository === undefined ? {} : { repository_ids: [credential.repository] }),
    },
    headers: { authorization },
  }
}

function parseMinted(sent: Sent): { readonly authorization: string; readonly expires: number } {
  const call = 'POST /app/installations/{installation_id}/access_tokens'
  const { status, body, message } = demandAnswer(call, sent)
  const parsed = AccessToken.safeParse(body)
  if (status >= 300 || !parsed.success)
    throw new GitHubError(call, { status, message: message || 'an answer without a token' })
  const { token, expires_at } = parsed.data
  return { authorization: `token ${token}`, expires: Date.parse(expires_at) - margin }
}
