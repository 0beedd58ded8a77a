import * as z from 'zod'
import type { Deployment, DeploymentState } from '../engine/ports/deployments-port.ts'
import { type Access, Instant, parseGraphql } from './access.ts'

export const statesQuery = `query DeploymentStates($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Deployment {
      id
      latestStatus { state }
      statuses(first: 10) { nodes { state description createdAt } }
    }
  }
}`

const States = z.object({
  nodes: z.array(
    z
      .object({
        id: z.string(),
        latestStatus: z.object({ state: z.string() }).nullable(),
        statuses: z
          .object({
            nodes: z.array(
              z
                .object({ state: z.string(), description: z.string().nullable(), createdAt: Instant })
                .nullable(),
            ),
          })
          .nullable(),
      })
      .nullable(),
  ),
})

// GraphQL takes a hundred at once; older deployments than these decide nothing.
export async function readStandings(
  access: Access,
  nodes: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const ids = nodes.slice(0, 100)
  if (ids.length === 0) return new Map()
  const { data } = await access.graphql('promote').query(statesQuery, { ids })
  return new Map(
    parseGraphql(States, data).nodes.flatMap(node => {
      const state = states[node?.latestStatus?.state ?? '']
      if (node === null || state === undefined) return []
      return [[node.id, { state, ...outcomeOf(node.statuses?.nodes ?? []) }] as const]
    }),
  )
}

/** How a deployment stands, and how it ended before it became inactive. */
export type Standing = Pick<Deployment, 'state' | 'outcome'>

function outcomeOf(
  statuses: readonly ({
    readonly state: string
    readonly description: string | null
    readonly createdAt: Date
  } | null)[],
): Pick<Deployment, 'outcome'> {
  // Newest first, which GitHub does not promise; of two in one second the earlier in the list counts.
  const [newest] = statuses
    .flatMap(status => {
      const state = states[status?.state ?? '']
      if (status === null || state === undefined || state === 'inactive') return []
      return [{ state, description: status.description ?? '', at: status.createdAt }]
    })
    .toSorted((left, right) => right.at.getTime() - left.at.getTime())
  return newest === undefined ? {} : { outcome: newest }
}

const states: Readonly<Record<string, DeploymentState>> = {
  PENDING: 'pending',
  QUEUED: 'pending',
  WAITING: 'pending',
  IN_PROGRESS: 'in_progress',
  SUCCESS: 'success',
  FAILURE: 'failure',
  ERROR: 'error',
  INACTIVE: 'inactive',
}
