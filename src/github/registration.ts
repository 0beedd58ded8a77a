import * as z from 'zod'
import { Instant, parseAnswer } from './access.ts'
import type { Connection } from './client/connection.ts'
import { readPages } from './pages.ts'
import type { Permissions } from './rights.ts'

/** The GitHub App as it is registered. */
export interface AppFacts {
  readonly appId: number
  readonly slug: string
  /** Its public page. */
  readonly url: string
  /** Where its owner changes it. */
  readonly settingsUrl: string
  readonly permissions: Readonly<Record<string, string>>
  readonly events: readonly string[]
}

/** What one account has granted, and the page on which its owner changes it. */
export interface InstallationFacts {
  readonly id: number
  readonly account: string
  readonly url: string
  readonly suspended: boolean
  readonly permissions: Readonly<Record<string, string>>
}

/** Where webhooks go, and what the last of them met there, newest first; a status of 0 is no answer. */
export interface HookFacts {
  readonly url: string | undefined
  readonly json: boolean
  readonly verifiesTls: boolean
  readonly deliveries: readonly { readonly status: number; readonly at: Date }[]
}

const Granted = z.record(z.string(), z.string())

const App = z.object({
  id: z.number(),
  slug: z.string(),
  html_url: z.string(),
  owner: z.object({ login: z.string(), type: z.string() }).nullish().catch(undefined),
  permissions: Granted,
  events: z.array(z.string()),
})

/** Throws when GitHub does not take the key. */
export async function readAppFacts(connection: Connection): Promise<AppFacts> {
  const route = 'GET /app'
  const app = parseAnswer(route, App, await connection.api({ kind: 'app' })({ route }))
  return {
    appId: app.id,
    slug: app.slug,
    url: app.html_url,
    settingsUrl: settingsUrlOf(app),
    permissions: app.permissions,
    events: app.events,
  }
}

// The API does not say where; an enterprise's own App is reached by its public page.
function settingsUrlOf({ html_url: page, owner, slug }: z.infer<typeof App>): string {
  if (!URL.canParse(page)) return page
  const { origin } = new URL(page)
  if (owner?.type === 'Organization') return `${origin}/organizations/${owner.login}/settings/apps/${slug}`
  return owner?.type === 'User' ? `${origin}/settings/apps/${slug}` : page
}

export const InstallationShape = z.object({
  id: z.number(),
  html_url: z.string(),
  account: z.object({ login: z.string().optional(), slug: z.string().optional() }).nullable(),
  permissions: Granted,
  suspended_at: z.string().nullish(),
})

/** The accounts that installed it, the suspended ones too. */
export async function readInstallations(connection: Connection): Promise<readonly InstallationFacts[]> {
  const listed = await readPages(
    connection.api({ kind: 'app' }),
    { route: 'GET /app/installations' },
    { entry: InstallationShape },
  )
  return listed.map(toFacts)
}

/** GitHub's installation in our words. */
export function toFacts(rest: z.infer<typeof InstallationShape>): InstallationFacts {
  return {
    id: rest.id,
    account: rest.account?.login ?? rest.account?.slug ?? `installation ${rest.id}`,
    url: rest.html_url,
    suspended: typeof rest.suspended_at === 'string',
    permissions: rest.permissions,
  }
}

const Hook = z.object({
  url: z.string().nullish(),
  content_type: z.string().nullish(),
  insecure_ssl: z.union([z.string(), z.number()]).nullish(),
})

const Delivery = z.object({ status_code: z.number(), delivered_at: Instant })

/** The webhook's settings, without its secret: GitHub shows that to nobody. */
export async function readHookFacts(connection: Connection): Promise<HookFacts> {
  const api = connection.api({ kind: 'app' })
  const route = 'GET /app/hook/config'
  const hook = parseAnswer(route, Hook, await api({ route }))
  const list = 'GET /app/hook/deliveries'
  const answer = await api({ route: list, parameters: { per_page: 50 } })
  const deliveries = parseAnswer(list, z.array(Delivery), answer)
  return {
    url: hook.url === null || hook.url === '' ? undefined : hook.url,
    json: hook.content_type === 'json',
    verifiesTls: String(hook.insecure_ssl ?? '0') === '0',
    deliveries: deliveries.map(({ status_code: status, delivered_at: at }) => ({ status, at })),
  }
}

const levels: readonly string[] = ['read', 'write', 'admin']

/** What is wanted and not granted, as people read it: `checks: write`. */
export function missingPermissions(
  granted: Readonly<Record<string, string>>,
  wanted: Permissions,
): readonly string[] {
  return Object.entries(wanted)
    .filter(([name, level]) => levels.indexOf(granted[name] ?? '') < levels.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`)
}
