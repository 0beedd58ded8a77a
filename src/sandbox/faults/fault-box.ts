/**
 * What goes wrong with a request. `status`, `reset` and `rate-limit` come before the effect, which then does not happen;
 * `status-after`, `drop-answer` and `truncate` after it. `before` and `after` run a function of the test's at that moment.
 */
export type Fault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'drop-answer' }
  | { readonly kind: 'status-after'; readonly status: number }
  | { readonly kind: 'truncate' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'rate-limit'; readonly form: RateLimitForm }
  | { readonly kind: 'before'; readonly run: () => unknown }
  | { readonly kind: 'after'; readonly run: () => unknown }

/** The ways in which GitHub says that a limit is reached. */
export type RateLimitForm =
  | 'primary'
  | 'primary-429'
  | 'secondary'
  | 'secondary-429'
  | 'secondary-bare'
  | 'graphql'
  | 'graphql-secondary'

/** Which requests a fault strikes: the `nth` (from 1) that matches from now on, and `times` in a row. */
export interface FaultRule {
  readonly method?: string
  /** A regular expression over path and query, without the API's prefix. */
  readonly path?: string
  readonly nth?: number
  readonly times?: number
  readonly fault: Fault
}

/** How webhooks go wrong: `lose` none arrives, `duplicate` twice, `reverse` newest of a burst first. */
export interface WebhookFault {
  readonly kind: 'lose' | 'duplicate' | 'reverse' | 'delay'
  readonly event?: string
  readonly milliseconds?: number
  readonly times?: number
}

interface Armed {
  readonly rule: FaultRule
  seen: number
}

interface ArmedWebhook {
  readonly fault: WebhookFault
  left: number
}

/** The faults that are switched on. */
export class FaultBox {
  #rules: Armed[] = []
  #webhooks: ArmedWebhook[] = []

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0 })
  }

  addWebhook(fault: WebhookFault): void {
    this.#webhooks.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.#rules = []
    this.#webhooks = []
  }

  /** The faults that strike this request; each look counts it. */
  strike(method: string, path: string): readonly Fault[] {
    return this.#rules.filter(armed => strikes(armed, method, path)).map(armed => armed.rule.fault)
  }

  /** The faults that strike a webhook of this event; each look uses one of its times. */
  strikeWebhook(event: string): readonly WebhookFault[] {
    const struck = this.#webhooks.filter(
      ({ fault, left }) => left > 0 && (fault.event === undefined || fault.event === event),
    )
    for (const armed of struck) armed.left -= 1
    return struck.map(armed => armed.fault)
  }
}

function strikes(armed: Armed, method: string, path: string): boolean {
  const { rule } = armed
  if (rule.method !== undefined && rule.method !== method) return false
  if (rule.path !== undefined && !new RegExp(rule.path).test(path)) return false
  armed.seen += 1
  const first = rule.nth ?? 1
  return armed.seen >= first && armed.seen < first + (rule.times ?? 1)
}
