import type { BodyReader } from './body.ts'
import type { Route, Routes } from './http.ts'
import { type IntakeOptions, type SignedEvent, takeWebhook } from './intake.ts'

/** Where GitHub sends webhooks: Probot's usual path. */
export const webhookPath = '/api/github/webhooks'

/** Everything that the server answers. Health says "ok" and nothing else: no version, no state, nobody is asked who they are. */
export function createRoutes(parts: {
  readonly secrets: readonly string[]
  readonly readBody: BodyReader
  readonly receive: (event: SignedEvent) => Promise<void>
  readonly isReady: () => boolean
  readonly observe?: IntakeOptions['observe']
  /** What `GET /metrics` says; absent: there is no such path. */
  readonly metrics?: () => Promise<string>
}): Routes {
  const { secrets, isReady, metrics } = parts
  const health: Routes = {
    'GET /healthz': answer(() => true),
    'GET /readyz': answer(isReady),
    ...(metrics === undefined ? {} : metricsRoutes(metrics)),
  }
  if (secrets.length === 0) return health
  return { ...health, [`POST ${webhookPath}`]: request => takeWebhook(parts, request) }
}

// Prometheus, "Exposition formats": without the version a scraper must be told which it is.
const exposition = 'text/plain; version=0.0.4; charset=utf-8'

/** What Prometheus reads. */
export function metricsRoutes(metrics: () => Promise<string>): Routes {
  return {
    'GET /metrics': async () => ({ status: 200, text: (await metrics()).trimEnd(), type: exposition }),
  }
}

function answer(isGood: () => boolean): Route {
  return async () => (isGood() ? { status: 200, text: 'ok' } : { status: 503, text: 'not ready' })
}
