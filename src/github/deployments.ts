import * as z from 'zod'
import type {
  Deployment,
  DeploymentPayload,
  DeploymentState,
  Deployments,
  NewDeployment,
} from '../engine/ports/deployments-port.ts'
import { type Access, Instant, parseAnswer, pathOf } from './access.ts'
import { GitHubError } from './client/errors.ts'
import { cutUnits } from './cut.ts'
import { readStandings, type Standing } from './deployment-standings.ts'
import { readPages } from './pages.ts'
import { isOurAccount } from './pull-requests/shape.ts'

/** The port over one repository's Deployments, GitHub's history of what was brought where. */
export function createDeployments(access: Access): Deployments {
  return {
    find: (app, environment) => findDeployments(access, app, environment),
    list: async (app, environment) => {
      const listed = await listDeployments(access, app, environment)
      return newestFirst(listed.flatMap(each => toDeployment(each)))
    },
    inEnvironment: environment => readNewest(access, environment),
    create: deployment => createDeployment(access, deployment),
    setState: (id, state, description, url) => setState(access, { id, state, description, url }),
    withdraw: id => withdraw(access, id),
  }
}

/** What marks a deployment as one of an app of ours. */
export function taskOf(app: string): string {
  return `lockkeeper:${app}`
}

const RestDeployment = z.object({
  id: z.number(),
  node_id: z.string(),
  sha: z.string(),
  environment: z.string(),
  task: z.string(),
  payload: z.unknown(),
  created_at: Instant,
  performed_via_github_app: z.object({ id: z.number() }).nullish(),
  creator: z.object({ login: z.string(), type: z.string() }).nullable(),
})
type RestDeployment = z.infer<typeof RestDeployment>

// GraphQL alone cannot serve: its `databaseId` holds 32 bits, and deployments are more. REST alone would ask for each state.
async function findDeployments(
  access: Access,
  app: string,
  environment: string,
): Promise<readonly Deployment[]> {
  const ours = await listDeployments(access, app, environment)
  const states = await readStandings(
    access,
    ours.map(({ node_id }) => node_id),
  )
  return newestFirst(ours.flatMap(each => toDeployment(each, states.get(each.node_id))))
}

async function listDeployments(
  access: Access,
  app: string,
  environment: string,
): Promise<readonly RestDeployment[]> {
  const route = 'GET /repos/{owner}/{repo}/deployments'
  const parameters = { ...pathOf(access.ref), environment, task: taskOf(app) }
  const found = await readPages(access.api('promote'), { route, parameters }, { entry: RestDeployment })
  return found.filter(each => isOurs(access, each) && each.task === taskOf(app))
}

/** One page: GitHub lists the newest first. */
async function readNewest(access: Access, environment: string): Promise<readonly Deployment[]> {
  const route = 'GET /repos/{owner}/{repo}/deployments'
  const parameters = { ...pathOf(access.ref), environment }
  const shape = { entry: RestDeployment, enough: () => true }
  const found = await readPages(access.api('promote'), { route, parameters }, shape)
  const ours = found.filter(each => isOurs(access, each) && each.task.startsWith(taskOf('')))
  return newestFirst(ours.flatMap(each => toDeployment(each)))
}

function newestFirst(deployments: readonly Deployment[]): readonly Deployment[] {
  return deployments.toSorted((left, right) => right.id - left.id)
}

function isOurs(access: Access, { creator, performed_via_github_app: app }: RestDeployment): boolean {
  const { identity } = access
  // The App's number is absent in some answers; the bot's login belongs to nobody else.
  if (identity.kind === 'app' && app !== null && app !== undefined && app.id !== identity.appId) return false
  return creator !== null && isOurAccount(identity, creator)
}

function toDeployment(rest: RestDeployment, standing: Standing = {}): readonly Deployment[] {
  const payload = parsePayload(rest.payload)
  const { id, environment, sha, task, created_at: createdAt } = rest
  if (payload === undefined) return []
  return [{ id, environment, sha, task, payload, createdAt, ...standing }]
}

const Payload = z.object({
  request: z.string(),
  app: z.string(),
  environment: z.string(),
  version: z.string(),
  previous: z.string().optional(),
  by: z.string().optional(),
  kind: z.literal('rollback').optional(),
  stray: z.literal(true).optional(),
})

/** An object as we sent it; some answers carry it as text. */
function parsePayload(sent: unknown): DeploymentPayload | undefined {
  const { data } = Payload.safeParse(typeof sent === 'string' ? parseJson(sent) : sent)
  if (data === undefined) return undefined
  const { previous, by, kind, stray, ...rest } = data
  return {
    ...rest,
    ...(previous === undefined ? {} : { previous }),
    ...(by === undefined ? {} : { by }),
    ...(kind === undefined ? {} : { kind }),
    ...(stray === undefined ? {} : { stray }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// GitHub refuses more.
const longestDescription = 140

const Created = z.object({ id: z.number(), created_at: Instant, sha: z.string() })

async function createDeployment(access: Access, deployment: NewDeployment): Promise<Deployment> {
  const { sha, production, description, payload } = deployment
  const route = 'POST /repos/{owner}/{repo}/deployments'
  const task = taskOf(payload.app)
  const answer = await access.api('promote')({
    route,
    parameters: {
      ...pathOf(access.ref),
      ref: sha,
      task,
      environment: payload.environment,
      payload,
      description: cutUnits(description, longestDescription),
      production_environment: production,
      transient_environment: false,
      // GitHub's defaults would merge the default branch into the ref, and wait for every check of the commit.
      auto_merge: false,
      required_contexts: [],
    },
    content: true,
  })
  if (answer.status !== 201)
    throw new GitHubError(route, { status: answer.status, message: 'no deployment was created' })
  const created = parseAnswer(route, Created, answer)
  const { id, created_at: createdAt } = created
  return { id, environment: payload.environment, sha: created.sha, task, payload, createdAt }
}

async function setState(
  access: Access,
  status: {
    readonly id: number
    readonly state: DeploymentState
    readonly description: string
    readonly url: string | undefined
  },
): Promise<void> {
  const { id, state, description, url } = status
  await access.api('promote')({
    route: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    parameters: {
      ...pathOf(access.ref),
      deployment_id: id,
      state,
      description: cutUnits(description, longestDescription),
      // GitHub would set every app's of the environment inactive: we set those that this one replaces.
      auto_inactive: false,
      ...(url?.startsWith('https://') === true ? { log_url: url } : {}),
    },
    // The newest status counts: the same one twice says the same.
    repeatable: true,
    content: true,
  })
}

// GitHub deletes inactive deployments only. Somebody else may be at it too: 404 is what we want.
async function withdraw(access: Access, id: number): Promise<void> {
  const call = access.api('promote')
  const parameters = { ...pathOf(access.ref), deployment_id: id }
  await call({
    route: 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    parameters: { ...parameters, state: 'inactive', description: 'recorded twice' },
    repeatable: true,
    expect: [404],
  })
  await call({
    route: 'DELETE /repos/{owner}/{repo}/deployments/{deployment_id}',
    parameters,
    repeatable: true,
    expect: [404],
  })
}
