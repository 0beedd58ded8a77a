import type { Problem } from '../lib/problem.ts'
import type { User } from './kubeconfig.ts'

/** Request headers by name; a header with several values is sent as often. */
export type Impersonation = Readonly<Record<string, readonly string[]>>

/** The groups, the uid and whatever else a user acts with: left out, they would be other rights than those that were meant. */
export function impersonationOf(user: User): { readonly impersonation?: Impersonation } {
  const { 'as-groups': groups, 'as-uid': uid, 'as-user-extra': extra } = user
  const headers = [
    ...(groups == null || groups.length === 0 ? [] : [['Impersonate-Group', groups] as const]),
    ...(uid == null || uid === '' ? [] : [['Impersonate-Uid', [uid]] as const]),
    // The API server reads the key's case from nowhere, and its other characters by their numbers.
    ...Object.entries(extra ?? {}).map(
      ([key, values]) => [`Impersonate-Extra-${encodeURIComponent(key.toLowerCase())}`, values] as const,
    ),
  ]
  return headers.length === 0 ? {} : { impersonation: Object.fromEntries(headers) }
}

/** Groups of nobody: the API server would refuse each request. */
export function impersonationProblem(origin: string, user: User): Problem | undefined {
  if ((user.as ?? '') !== '' || impersonationOf(user).impersonation === undefined) return undefined
  return {
    code: 'KUBECONFIG_IMPERSONATION',
    message: `${origin}: the user has \`as-groups\`, \`as-uid\` or \`as-user-extra\` and no \`as\`.`,
    advice: 'Name whom to act as under `as`, or take the others away.',
  }
}
