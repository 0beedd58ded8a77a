import type { Clock } from '../../engine/ports/ports.ts'
import { type Connection, createConnection } from '../../github/client/connection.ts'
import { GitHubError } from '../../github/client/errors.ts'
import { redact } from '../../github/client/redaction.ts'
import { type AppFacts, readAppFacts } from '../../github/registration.ts'
import type { Settings } from '../settings.ts'
import { appChecks } from './app-checks.ts'
import { bad, type Check, good, seen, unanswered } from './check.ts'
import { installationChecks } from './installation-checks.ts'

const noClusters = { environment: {}, folder: '.', programs: [] }

/** Looks at a live installation as the server would, and writes nothing. Whatever stands in the way of a later look ends it. */
export async function examine(
  settings: Settings,
  clock: Clock,
  fetcher?: typeof fetch,
): Promise<readonly Check[]> {
  const reached = await reach(settings, clock, fetcher ?? fetch)
  if (reached.some(({ ok }) => !ok)) return reached
  const { api: base, appId, privateKey } = settings
  const options = { base, appId, privateKey, clock, ...(fetcher === undefined ? {} : { fetch: fetcher }) }
  const connection = createConnection(options)
  const facts = await readFacts(connection, settings)
  if ('check' in facts) return [...reached, facts.check]
  return [
    ...reached,
    good(`key: GitHub knows it as ${facts.facts.slug}`),
    ...(await appChecks(connection, facts.facts, settings)),
    ...(await seen('installations', () =>
      installationChecks({ connection, app: facts.facts, clock, clusters: settings.clusters ?? noClusters }),
    )),
  ]
}

// A JWT that lives ten minutes, made a minute ago: beyond this GitHub takes it for old or for not yet good.
const mostSkew = 60_000
const patience = 10_000

/** Whether GitHub answers at the address, and what time it has. Asks as nobody. */
async function reach({ api }: Settings, clock: Clock, fetcher: typeof fetch): Promise<readonly Check[]> {
  const name = `reachability: ${api.rest}`
  try {
    const answer = await fetcher(`${api.rest}/meta`, {
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'lockkeeper-doctor' },
      signal: AbortSignal.timeout(patience),
    })
    const text = await answer.text()
    if (!isGitHub(answer.status, text))
      return [
        bad(
          name,
          `What answers there (${answer.status}) is no GitHub. Correct GITHUB_API_URL, or the proxy in between.`,
        ),
      ]
    return [good(name), ...clockCheck(answer.headers.get('date'), clock)]
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return [
      bad(
        name,
        `Nothing answers: ${redact(cause)}. Correct GITHUB_API_URL, DNS, or the firewall on the way out.`,
      ),
    ]
  }
}

// A GHES in private mode answers 401, one without the endpoint 404, both in JSON with a message.
function isGitHub(status: number, text: string): boolean {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && (status === 200 || 'message' in body)
  } catch {
    return false
  }
}

function clockCheck(date: string | null, clock: Clock): readonly Check[] {
  const theirs = Date.parse(date ?? '')
  if (!Number.isFinite(theirs)) return []
  const skew = Math.round((clock.now().getTime() - theirs) / 1000)
  if (Math.abs(skew) * 1000 <= mostSkew) return [good('clock')]
  return [
    bad(
      'clock',
      `This machine's clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} GitHub's: GitHub refuses tokens made by it. Set it by NTP.`,
    ),
  ]
}

async function readFacts(
  connection: Connection,
  { appId }: Settings,
): Promise<{ readonly facts: AppFacts } | { readonly check: Check }> {
  try {
    return { facts: await readAppFacts(connection) }
  } catch (error) {
    return { check: error instanceof GitHubError ? refused(appId, error) : unanswered('GitHub', error) }
  }
}

function refused(appId: number, { message }: GitHubError): Check {
  return bad(
    'key',
    `GitHub does not take PRIVATE_KEY for the GitHub App ${appId}: ${redact(message)}. Compare APP_ID with the page of the GitHub App, and make a new private key there if this one was deleted.`,
  )
}
