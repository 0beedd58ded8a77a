import * as z from 'zod'
import type { Check } from '../../engine/ports/ports.ts'

/** What a query with a `$number` asks of each check run and commit status. */
export const contextFields = `__typename
... on CheckRun {
  name status conclusion detailsUrl startedAt checkSuite { app { databaseId } }
  isRequired(pullRequestNumber: $number)
}
... on StatusContext { context state targetUrl createdAt isRequired(pullRequestNumber: $number) }`

const CheckRun = z.object({
  __typename: z.literal('CheckRun'),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  detailsUrl: z.string().nullable(),
  startedAt: z.string().nullable(),
  checkSuite: z.object({ app: z.object({ databaseId: z.number().nullable() }).nullable() }),
  isRequired: z.boolean(),
})

const StatusContext = z.object({
  __typename: z.literal('StatusContext'),
  context: z.string(),
  state: z.string(),
  targetUrl: z.string().nullable(),
  createdAt: z.string(),
  isRequired: z.boolean(),
})

/** A check that a ruleset requires: of whichever App, or of that one alone. */
export const RequiredCheck = z.object({ context: z.string(), integrationId: z.number().nullish() })
export type RequiredCheck = z.infer<typeof RequiredCheck>

/** What the rules of a branch require. */
export interface RequiredChecks {
  readonly ruled: readonly RequiredCheck[]
  /** By the older branch protection: names alone, for who may not change a protection is not told of its Apps. */
  readonly older: readonly string[]
}

export const CheckContext = z.discriminatedUnion('__typename', [CheckRun, StatusContext])
export type CheckContext = z.infer<typeof CheckContext>

/**
 * Without what only bears the name of a required check: that one must come from the App that the rules name, and from each where
 * they name several. Of a status GitHub tells no App, but whether it is the required one; so it does of all that the older
 * protection requires.
 */
export function countedContexts(
  contexts: readonly CheckContext[],
  { ruled, older }: RequiredChecks,
): readonly CheckContext[] {
  const wanted = Map.groupBy(
    ruled.filter(({ integrationId }) => typeof integrationId === 'number'),
    ({ context }) => context,
  )
  const isMeant = (each: CheckContext): boolean => {
    const apps = wanted.get(nameOf(each))?.map(({ integrationId }) => integrationId)
    if (apps === undefined) return each.isRequired || !older.includes(nameOf(each))
    return each.__typename === 'StatusContext'
      ? each.isRequired
      : apps.includes(each.checkSuite.app?.databaseId)
  }
  const meant = contexts.filter(isMeant)
  const lacksOne = (name: string): boolean => {
    const own = meant.filter(each => nameOf(each) === name)
    if (own.some(each => each.__typename === 'StatusContext')) return false
    const apps = own.map(each =>
      each.__typename === 'CheckRun' ? each.checkSuite.app?.databaseId : undefined,
    )
    return (wanted.get(name) ?? []).some(({ integrationId }) => !apps.includes(integrationId))
  }
  const lacking = new Set([...wanted.keys()].filter(lacksOne))
  return meant.filter(each => !lacking.has(nameOf(each)))
}

function nameOf(context: CheckContext): string {
  return context.__typename === 'CheckRun' ? context.name : context.context
}

type Status = Check['status']

// GitHub, "About status checks": skipped and neutral count as passed; what is not known here has failed.
const conclusions: Readonly<Record<string, Status>> = {
  SUCCESS: 'passed',
  NEUTRAL: 'passed',
  SKIPPED: 'passed',
}
const states: Readonly<Record<string, Status>> = {
  SUCCESS: 'passed',
  PENDING: 'pending',
  EXPECTED: 'pending',
}

interface Reported extends Check {
  /** Whoever reported it, and when: the newest of each counts. */
  readonly source: string
  readonly order: string
}

/** One check a name: the newest report of each source, and among several sources the worst. */
export function toChecks(contexts: readonly CheckContext[]): readonly Check[] {
  const newest = new Map<string, Reported>()
  for (const reported of contexts.map(toReported)) {
    const known = newest.get(reported.source)
    if (known === undefined || known.order <= reported.order) newest.set(reported.source, reported)
  }
  const worst = new Map<string, Check>()
  for (const { name, status, url } of newest.values()) {
    const known = worst.get(name)
    if (known === undefined || severity[known.status] < severity[status])
      worst.set(name, { name, status, ...(url === undefined ? {} : { url }) })
  }
  return [...worst.values()]
}

const severity: Readonly<Record<Status, number>> = { passed: 0, pending: 1, failed: 2 }

function toReported(context: CheckContext): Reported {
  switch (context.__typename) {
    case 'CheckRun':
      return {
        name: context.name,
        status: context.conclusion === null ? 'pending' : (conclusions[context.conclusion] ?? 'failed'),
        ...(context.detailsUrl === null ? {} : { url: context.detailsUrl }),
        source: `run/${context.checkSuite.app?.databaseId ?? ''}/${context.name}`,
        order: context.startedAt ?? '',
      }
    case 'StatusContext':
      return {
        name: context.context,
        status: states[context.state] ?? 'failed',
        ...(context.targetUrl === null ? {} : { url: context.targetUrl }),
        // GitHub compares the contexts of statuses without regard to case.
        source: `status/${context.context.toLowerCase()}`,
        order: context.createdAt,
      }
    default:
      return context satisfies never
  }
}
