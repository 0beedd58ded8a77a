import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { OutcomeEvent } from '../engine/outcome.ts'
import type { SentRequest } from '../github/client/send.ts'
import { appEvents } from '../github/rights.ts'
import type { IntakeAnswer } from './intake.ts'

/** What the server counts. Labels hold no name of a repository, app, environment or person: whoever may read metrics learns none. */
export interface Metrics {
  /** One webhook was answered. */
  intake(event: string, answer: IntakeAnswer): void
  /** One request to GitHub has ended. */
  request(sent: SentRequest): void
  /** Something happened to a request or promotion. */
  outcome(event: OutcomeEvent): void
  /** One piece of work has ended; in milliseconds. */
  work(kind: string, ended: 'done' | 'failed', milliseconds: number): void
  /** All of it as Prometheus reads it. */
  text(): Promise<string>
}

// Of seconds: from an acknowledgement to a rollout that takes its time.
const short = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const long = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600]

// Requests of which the begin is remembered; the oldest is forgotten.
const mostBegun = 10_000

/** Metrics of one server, in a registry of its own. `queue` is asked when somebody reads. */
export function createMetrics(queue: () => { readonly waiting: number; readonly running: number }): Metrics {
  const registry = new Registry()
  const meters = createMeters(registry, queue)
  const begun = new Map<string, number>()
  return {
    intake: (event, { status, text }) =>
      meters.webhooks.inc({ event: known(event), status: String(status), answer: text }),
    request: sent => countRequest(meters, sent),
    outcome: event => countOutcome(meters, begun, event),
    work: (kind, ended, milliseconds) => meters.work.observe({ kind, ended }, milliseconds / 1000),
    text: () => registry.metrics(),
  }
}

type Meters = ReturnType<typeof createMeters>

function createMeters(registry: Registry, queue: Parameters<typeof createMetrics>[0]) {
  const registers = [registry]
  new Gauge({
    name: 'lockkeeper_queue_jobs',
    help: 'Work that waits or runs now',
    labelNames: ['state'],
    registers,
    collect() {
      const { waiting, running } = queue()
      this.set({ state: 'waiting' }, waiting)
      this.set({ state: 'running' }, running)
    },
  })
  return {
    ...createIntakeMeters(registers),
    decisions: new Counter({
      name: 'lockkeeper_decisions_total',
      help: 'Commands that were accepted or answered, by verb',
      labelNames: ['kind', 'verb'],
      registers,
    }),
    promotions: new Counter({
      name: 'lockkeeper_promotions_total',
      help: 'Promotions that were proposed, merged, or ended, by verdict',
      labelNames: ['state', 'verdict'],
      registers,
    }),
    duration: new Histogram({
      name: 'lockkeeper_promotion_duration_seconds',
      help: 'From the command that was accepted to the end of a promotion',
      labelNames: ['verdict'],
      buckets: long,
      registers,
    }),
  }
}

function createIntakeMeters(registers: Registry[]) {
  return {
    webhooks: new Counter({
      name: 'lockkeeper_webhooks_total',
      help: 'Webhooks by event and answer',
      labelNames: ['event', 'status', 'answer'],
      registers,
    }),
    work: new Histogram({
      name: 'lockkeeper_work_duration_seconds',
      help: 'Work on a comment, a branch or a sweep',
      labelNames: ['kind', 'ended'],
      buckets: long,
      registers,
    }),
    requests: new Histogram({
      name: 'lockkeeper_github_request_duration_seconds',
      help: 'Requests to GitHub by class and status; "lost" is no answer',
      labelNames: ['class', 'status'],
      buckets: short,
      registers,
    }),
    remaining: new Gauge({
      name: 'lockkeeper_github_rate_limit_remaining',
      help: "What GitHub's last answer said is left of the hourly limit",
      labelNames: ['resource'],
      registers,
    }),
  }
}

const events: ReadonlySet<string> = new Set([
  ...appEvents,
  'github_app_authorization',
  'installation',
  'installation_repositories',
  'ping',
  'unsigned',
])

// What comes from outside may not make more and more series.
function known(event: string): string {
  return events.has(event) ? event : 'other'
}

// Those that we use: GitHub, "Get rate limit status for the authenticated user".
const resources: ReadonlySet<string> = new Set(['core', 'graphql', 'search', 'integration_manifest'])

function countRequest({ requests, remaining }: Meters, sent: SentRequest): void {
  requests.observe({ class: sent.kind, status: String(sent.status) }, sent.milliseconds / 1000)
  const left = Number(sent.headers['x-ratelimit-remaining'] ?? Number.NaN)
  const resource = sent.headers['x-ratelimit-resource'] ?? 'core'
  if (Number.isFinite(left)) remaining.set({ resource: resources.has(resource) ? resource : 'other' }, left)
}

function countOutcome(
  { decisions, promotions, duration }: Meters,
  begun: Map<string, number>,
  event: OutcomeEvent,
): void {
  switch (event.kind) {
    case 'request-accepted':
      decisions.inc({ kind: 'accepted', verb: event.verb })
      begun.set(event.request, event.at.getTime())
      for (const oldest of begun.keys()) {
        if (begun.size <= mostBegun) break
        begun.delete(oldest)
      }
      return
    case 'request-answered':
      decisions.inc({ kind: 'answered', verb: event.verb })
      return
    case 'promotion-proposed':
      promotions.inc({ state: 'proposed', verdict: '' })
      return
    case 'promotion-merged':
      promotions.inc({ state: 'merged', verdict: '' })
      return
    case 'rollout-unseen':
      return
    case 'promotion-ended': {
      const { verdict, request, at } = event
      promotions.inc({ state: 'ended', verdict })
      const since = begun.get(request)
      if (since !== undefined) duration.observe({ verdict }, (at.getTime() - since) / 1000)
      return
    }
    default:
      event satisfies never
  }
}
