import { ProblemError } from '../../lib/problem.ts'
import { InstallationShape, missingPermissions, toFacts } from '../registration.ts'
import type { Permissions } from '../rights.ts'
import type { Send, Sent } from './send.ts'

/** What a token was asked for, and how GitHub refused it. */
export interface Refused {
  readonly installation: number
  readonly wanted: Permissions
  readonly sent: Sent
}

export interface Ungranted {
  readonly problem: ProblemError
  /** What is left of the wanted rights. */
  readonly granted: Permissions
}

/** GitHub makes no token with a right that the owner has not granted: says which, and who grants it where. Nothing when that is not it. */
export async function explainUngranted(
  send: Send,
  authorization: string,
  { installation, wanted, sent }: Refused,
): Promise<Ungranted | undefined> {
  if (sent.kind === 'lost' || sent.status !== 422) return undefined
  const route = 'GET /app/installations/{installation_id}'
  const asked = await send({
    route,
    parameters: { installation_id: installation },
    headers: { authorization },
  })
  const parsed = asked.kind === 'lost' ? undefined : InstallationShape.safeParse(asked.body).data
  if (parsed === undefined) return undefined
  const { account, url, permissions } = toFacts(parsed)
  const missing = missingPermissions(permissions, wanted)
  if (missing.length === 0) return undefined
  const problem = new ProblemError({
    code: 'PERMISSION_NOT_GRANTED',
    message: `${account} has not granted me ${missing.join(', ')}.`,
    advice: `An owner of ${account} accepts it at ${url}; then I go on by myself.`,
  })
  const isMissing = (name: string) => missing.some(right => right.startsWith(`${name}: `))
  return { problem, granted: Object.fromEntries(Object.entries(wanted).filter(([name]) => !isMissing(name))) }
}
