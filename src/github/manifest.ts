import * as z from 'zod'
import type { ApiBase } from './client/api-base.ts'
import { GitHubError } from './client/errors.ts'
import { createSend } from './client/send.ts'
import { appEvents, appPermissions } from './rights.ts'

/** What GitHub is asked to register: the rights are ours, the addresses the owner's. */
export interface Manifest {
  readonly name: string
  readonly url: string
  readonly description: string
  readonly public: boolean
  readonly redirect_url: string
  readonly hook_attributes: { readonly url: string; readonly active: boolean }
  readonly default_permissions: typeof appPermissions
  readonly default_events: typeof appEvents
}

/** The manifest of a GitHub App of one's own. Without a public address for webhooks it is made for polling. */
export function createManifest(options: {
  readonly name: string
  readonly redirectUrl: string
  readonly webhookUrl?: string
}): Manifest {
  const { name, redirectUrl, webhookUrl } = options
  return {
    name,
    url: 'https://github.com/apps/lockkeeper',
    description: 'Promotes releases through a GitOps repository by comments, and says how it ended.',
    public: false,
    redirect_url: redirectUrl,
    // GitHub wants an address even where none is used.
    hook_attributes: { url: webhookUrl ?? 'https://example.com/webhooks', active: webhookUrl !== undefined },
    default_permissions: appPermissions,
    default_events: appEvents,
  }
}

/** The page of GitHub's website that takes a manifest; `state` comes back with the answer. */
export function registrationUrl(base: ApiBase, organization: string | undefined, state: string): string {
  const path =
    organization === undefined
      ? '/settings/apps/new'
      : `/organizations/${encodeURIComponent(organization)}/settings/apps/new`
  return `${websiteOf(base)}${path}?state=${encodeURIComponent(state)}`
}

/** Where people look at what the API serves. */
export function websiteOf({ rest }: ApiBase): string {
  const url = new URL(rest)
  if (url.hostname === 'api.github.com') return 'https://github.com'
  return url.hostname.startsWith('api.') ? `${url.protocol}//${url.host.slice(4)}` : url.origin
}

const Registered = z.object({
  id: z.number(),
  slug: z.string(),
  pem: z.string(),
  webhook_secret: z.string().nullable(),
  html_url: z.string(),
})

/** A GitHub App that was just made; these secrets are never shown again. */
export type Registered = z.infer<typeof Registered>

/** Turns the code that GitHub gave into the new GitHub App's credentials; works once, within an hour. */
export async function convertManifest(
  base: ApiBase,
  code: string,
  fetcher?: typeof fetch,
): Promise<Registered> {
  const send = createSend({
    base,
    userAgent: 'lockkeeper',
    ...(fetcher === undefined ? {} : { fetch: fetcher }),
  })
  const route = 'POST /app-manifests/{code}/conversions'
  const headers = { accept: 'application/vnd.github+json' }
  const sent = await send({ route, parameters: { code }, headers })
  if (sent.kind === 'lost') throw new GitHubError(route, { status: 0, message: sent.reason })
  const parsed = Registered.safeParse(sent.body)
  if (sent.status !== 201 || !parsed.success) throw new GitHubError(route, sent)
  return parsed.data
}
