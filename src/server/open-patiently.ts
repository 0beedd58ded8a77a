import type { Logger } from 'pino'
import type { Clock } from '../engine/ports/ports.ts'
import { GitHubError } from '../github/client/errors.ts'
import type { GitHubApp } from '../github/github-app.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Entrance } from './entrance.ts'
import type { Settings } from './settings.ts'

const waits = { first: 1_000, longest: 60_000 }

/**
 * Opens the GitHub App, however long GitHub is away: a process that gives up would only be started again.
 * Throws a problem when GitHub is there and does not take the key.
 */
export async function openPatiently(
  open: () => Promise<GitHubApp>,
  parts: {
    readonly settings: Pick<Settings, 'appId' | 'api'>
    readonly clock: Clock
    readonly log: Logger
    /** Says meanwhile that we live and are not ready. */
    readonly entrance: Pick<Entrance, 'port' | 'close'>
  },
): Promise<GitHubApp> {
  for (let wait = waits.first; ; wait = Math.min(2 * wait, waits.longest)) {
    try {
      return await open()
    } catch (error) {
      if (error instanceof GitHubError) {
        await parts.entrance.close()
        throw refusal(parts.settings, error)
      }
      const { port } = parts.entrance
      parts.log.warn({ err: error, port, again: wait }, 'GitHub is away; not ready until it is back')
      await parts.clock.sleep(wait)
    }
  }
}

function refusal({ appId, api }: Pick<Settings, 'appId' | 'api'>, error: GitHubError): ProblemError {
  const { message } = error
  return new ProblemError(
    {
      code: 'APP_REFUSED',
      message: `GitHub at ${api.rest} does not take PRIVATE_KEY for the GitHub App ${appId}: ${message}.`,
      advice: blamesClock(message) ? setClock : compareKey,
    },
    { cause: error },
  )
}

const setClock = "Set this machine's clock by NTP: it differs from GitHub's."
const compareKey =
  'Compare APP_ID and GITHUB_API_URL with the page of the GitHub App, and make a new private key there if this one was deleted; `lockkeeper doctor` looks at each.'

// GitHub's words: 'Expiration time' claim ('exp') …, 'Issued at' claim ('iat') … .
function blamesClock(message: string): boolean {
  return /claim \('(?:exp|iat)'\)/.test(message)
}
