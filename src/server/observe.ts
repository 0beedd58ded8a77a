import { SpanStatusCode, trace } from '@opentelemetry/api'
import type { Logger } from 'pino'
import type { OutcomeEvent } from '../engine/outcome.ts'
import type { SentRequest } from '../github/client/send.ts'
import { parseRequestKey, requestId } from '../promotion/origin.ts'
import type { IntakeAnswer } from './intake.ts'
import type { Metrics } from './metrics.ts'

/** Who looks on: a log, metrics, and traces where somebody has set OpenTelemetry up. Nothing is decided by it. */
export interface Observer {
  intake(event: string, answer: IntakeAnswer): void
  request(sent: SentRequest): void
  outcome(installation: number, event: OutcomeEvent): void
  /** Runs a piece of work as one span, and says how it ended. Passes its failure on. */
  work<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

// A no-op until a process is started with an SDK, such as `NODE_OPTIONS=--import @opentelemetry/auto-instrumentations-node/register`.
const tracer = trace.getTracer('lockkeeper')

/** Hands everything on to the log and the metrics; a request's id is on every line about it. */
export function createObserver(metrics: Metrics, log: Logger): Observer {
  return {
    intake(event, answer) {
      metrics.intake(event, answer)
      log.debug({ event, status: answer.status, answer: answer.text }, 'webhook')
    },
    request(sent) {
      metrics.request(sent)
      const { route, status, milliseconds } = sent
      log.trace({ route, status, ms: Math.round(milliseconds) }, 'GitHub')
    },
    outcome(installation, event) {
      metrics.outcome(event)
      log.info({ installation, ...idsOf(event.request), event }, 'outcome')
    },
    work: (name, work) => observeWork(metrics, name, work),
  }
}

/** The ids that people know a request by, and where it was asked for. */
function idsOf(key: string): {
  readonly request: string
  readonly repository?: number
  readonly comment?: number
} {
  const origin = parseRequestKey(key)
  const request = requestId(key)
  return origin?.kind === 'comment'
    ? { request, repository: origin.repository, comment: origin.comment }
    : { request }
}

async function observeWork<Result>(
  metrics: Metrics,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const kind = name.includes('/comment/') ? 'comment' : name.includes('/branch/') ? 'branch' : 'sweep'
  const started = performance.now()
  return tracer.startActiveSpan(`lockkeeper ${kind}`, async span => {
    try {
      const result = await work()
      metrics.work(kind, 'done', performance.now() - started)
      return result
    } catch (error) {
      metrics.work(kind, 'failed', performance.now() - started)
      // Its text can hold what GitHub repeated: the log, which masks, has it.
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}
