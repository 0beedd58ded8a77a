import type { Verdict } from '../promotion/progress.ts'

/** What happened; metrics, notifications and audit listen, no use case knows them. Stored ones carry their version. */
export type OutcomeEvent =
  | (EventHead & { readonly kind: 'request-accepted'; readonly verb: string; readonly by: string })
  | (EventHead & { readonly kind: 'request-answered'; readonly verb: string })
  | (EventHead & PromotionName & { readonly kind: 'promotion-proposed'; readonly pullRequest: number })
  | (EventHead &
      PromotionName & {
        readonly kind: 'promotion-merged'
        readonly pullRequest: number
        readonly commit: string
      })
  /** A person has to connect or repair its clusters before anything of it is seen. */
  | (EventHead & PromotionName & { readonly kind: 'rollout-unseen'; readonly because: string })
  | (EventHead & PromotionName & { readonly kind: 'promotion-ended'; readonly verdict: Verdict })

/** An event as whoever saw it tells it; what every one has is added where it is published. */
export type Told<Event = OutcomeEvent> = Event extends OutcomeEvent ? Omit<Event, keyof EventHead> : never

interface EventHead {
  readonly version: 1
  readonly at: Date
  readonly request: string
}

interface PromotionName {
  readonly app: string
  readonly environment: string
  readonly release: string
}
