import * as z from 'zod'
import type { LeftQueue } from '../../promotion/observed.ts'
import { type Identity, Instant } from '../access.ts'
import { isOurActor } from './shape.ts'

/** What a query asks of a pull request about the last time that it left the merge queue. */
export const removalFields = `timelineItems(last: 1, itemTypes: [REMOVED_FROM_MERGE_QUEUE_EVENT]) {
  nodes { ... on RemovedFromMergeQueueEvent { reason createdAt actor { __typename login } } }
}`

export const Removals = z
  .object({
    nodes: z.array(
      z.object({
        reason: z.string().nullish(),
        createdAt: Instant,
        actor: z.object({ __typename: z.string(), login: z.string() }).nullish(),
      }),
    ),
  })
  .nullish()

// GitHub documents no words: `failed_checks`, `manual` and `merged` were seen, the others are those of the webhook `dequeued`.
const reasons: readonly (readonly [RegExp, Exclude<LeftQueue['kind'], 'taken-out'>])[] = [
  [/time_?d?_?out/, 'late-checks'],
  [/failed_checks|ci_failure/, 'failed-checks'],
  [/conflict/, 'conflict'],
  [/protection|rule/, 'rules'],
  [/invalid/, 'invalid-merge'],
]

/**
 * Why the queue let a pull request go since its head is what it is; nothing where it did not, where we took it out, or where the
 * reason speaks for trying again. A merge is a removal, too, and can be seen before the pull request is.
 */
export function leftQueue(
  identity: Identity,
  removals: z.infer<typeof Removals>,
  headSince: Date | undefined,
): LeftQueue | undefined {
  const last = removals?.nodes.at(-1)
  if (last === undefined || (headSince !== undefined && last.createdAt < headSince)) return undefined
  const reason = (last.reason ?? '').toLowerCase().replace(/[ -]/g, '_')
  const known = reasons.find(([pattern]) => pattern.test(reason))
  if (known !== undefined) return { kind: known[1] }
  const { actor } = last
  if (reason !== 'manual' || !actor || isOurActor(identity, actor)) return undefined
  return { kind: 'taken-out', by: actor.login }
}
