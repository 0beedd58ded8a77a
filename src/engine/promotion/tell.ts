import type { Run } from './request.ts'
import type { Situation } from './situation.ts'

type Told =
  | { readonly kind: 'promotion-proposed'; readonly pullRequest: number }
  | { readonly kind: 'promotion-merged'; readonly pullRequest: number; readonly commit: string }

/** Publishes what happened to a promotion. */
export function tell({ context, request }: Run, { goal }: Situation, told: Told): void {
  const { app, environment, version: release } = goal
  const head = { version: 1, at: context.clock.now(), request: request.key } as const
  context.publish({ ...head, app, environment, release, ...told })
}
