import * as z from 'zod'

/** One error of GitHub's GraphQL, which comes with HTTP 200 and may stand beside data. */
export interface GraphqlFailure {
  readonly type?: string | undefined
  readonly message: string
  /** The field that failed, from the top. */
  readonly path?: readonly unknown[] | undefined
}

const Failure = z.object({
  type: z.string().optional(),
  message: z.string(),
  path: z.array(z.unknown()).optional(),
})

/** What GraphQL answers: data, errors, or both; a request that failed as a whole has no data. */
export const GraphqlBody = z
  .object({ data: z.unknown(), errors: z.array(Failure).optional() })
  .partial({ data: true })
  .refine(({ data, errors = [] }) => (data ?? undefined) !== undefined || errors.length > 0)

// A secondary limit may come without data and errors, in REST's form.
const Words = z.object({ message: z.string(), data: z.undefined().optional() })

const limits = /^(?:api rate limit|you have exceeded a secondary rate limit)/i

/** Whether GraphQL says with HTTP 200 that a limit is reached. GitHub has called its type both. */
export function saysLimited(body: unknown): boolean {
  const failures = GraphqlBody.safeParse(body).data?.errors ?? []
  if (failures.some(isLimitFailure)) return true
  return limits.test(Words.safeParse(body).data?.message ?? '')
}

/** Whether that is why it failed. What has another type may quote what people wrote. */
export function isLimitFailure({ type, message }: GraphqlFailure): boolean {
  return type === 'RATE_LIMIT' || type === 'RATE_LIMITED' || (type === undefined && limits.test(message))
}

/** The error that says that GitHub gave up: after ten seconds, without a type for it, and not saying whether a mutation took effect. */
export function lostFailure(body: unknown): GraphqlFailure | undefined {
  return GraphqlBody.safeParse(body).data?.errors?.find(
    ({ type, message }) =>
      type === undefined && /^something went wrong while executing your query/i.test(message),
  )
}
