import { latestRuns } from '../acts/check-states.ts'
import { announceRun, completeRun, createRun } from '../acts/checks.ts'
import { announceSuite } from '../acts/suites.ts'
import { type Answer, created, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, appOf, type Body, numberParam, param, type RepositoryCall } from '../http/call.ts'
import { optionalObject, optionalObjects, optionalText, optionalWord, requiredText } from '../http/fields.ts'
import { list, namedList } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { checkRunShape, checkSuiteShape } from '../shapes/check.ts'
import { type Annotation, type CheckRun, conclusions } from '../world/checks.ts'
import { resolveCommit } from './commits.ts'

/** Check runs and suites; only an App makes them. */
export const checkRoutes: readonly RepositoryRoute[] = [
  ['POST', '/check-runs', 'checks:write', 'admin', create],
  ['GET', '/check-runs/:id', 'checks:read', 'read', get],
  ['PATCH', '/check-runs/:id', 'checks:write', 'admin', update],
  ['GET', '/check-runs/:id/annotations', 'checks:read', 'read', listAnnotations],
  ['POST', '/check-runs/:id/rerequest', 'checks:write', 'write', rerequest],
  ['GET', '/check-suites/:id', 'checks:read', 'read', getSuite],
  ['POST', '/check-suites/:id/rerequest', 'checks:write', 'write', rerequestSuite],
  ['GET', '/check-suites/:id/check-runs', 'checks:read', 'read', listSuiteRuns],
]

/** The checks of a commit; before the commits' own routes, whose last part takes any ref. */
export const commitCheckRoutes: readonly RepositoryRoute[] = [
  ['GET', '/commits/:ref/check-runs', 'checks:read', 'read', listRuns],
  ['GET', '/commits/:ref/check-suites', 'checks:read', 'read', listSuites],
]

const statuses = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'] as const
const longestText = 65_535

function readOutput(body: Body) {
  const output = optionalObject(body, 'output')
  if (output === undefined) return undefined
  const title = requiredText(output, 'title', 'CheckRun')
  const summary = requiredText(output, 'summary', 'CheckRun')
  const text = optionalText(output, 'text') ?? null
  for (const value of [summary, text ?? '']) {
    if (value.length > longestText) refuse(422, 'Invalid request.\n\nOnly 65535 characters are allowed.')
  }
  const annotations = optionalObjects(output, 'annotations') ?? []
  if (annotations.length > 50) refuse(422, 'Invalid request.\n\nNo more than 50 items are allowed.')
  return { title, summary, text, annotations: annotations as unknown as readonly Annotation[] }
}

function readActions(body: Body): CheckRun['actions'] {
  const actions = optionalObjects(body, 'actions') ?? []
  if (actions.length > 3) refuse(422, 'Invalid request.\n\nNo more than 3 items are allowed.')
  return actions.map(action => ({ identifier: requiredText(action, 'identifier', 'CheckRun') }))
}

function readTime(body: Body, field: string): number | undefined {
  const text = optionalText(body, field)
  return text === undefined ? undefined : Date.parse(text)
}

async function create(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const app = appOf(call) ?? refuse(403, 'You must authenticate via a GitHub App.')
  const sha = (await repository.git.head(`${requiredText(body, 'head_sha', 'CheckRun')}^{commit}`))?.oid
  if (sha === undefined) return refuse(422, 'No commit found for SHA')
  const conclusion = optionalWord(body, 'conclusion', conclusions) ?? null
  const status = conclusion === null ? (optionalWord(body, 'status', statuses) ?? 'queued') : 'completed'
  if (status === 'completed' && conclusion === null)
    refuse(422, 'Invalid request.\n\nconclusion is required.')
  const output = readOutput(body)
  const run = createRun(world, repository, app, sha, {
    name: requiredText(body, 'name', 'CheckRun'),
    status,
    conclusion,
    externalId: optionalText(body, 'external_id') ?? null,
    detailsUrl: optionalText(body, 'details_url') ?? null,
    output: { title: output?.title ?? null, summary: output?.summary ?? null, text: output?.text ?? null },
    annotations: [...(output?.annotations ?? [])],
    actions: readActions(body),
    startedAt: readTime(body, 'started_at') ?? world.clock.now(),
    completedAt: readTime(body, 'completed_at'),
  })
  return created(checkRunShape(world, repository, run))
}

function demandRun(call: RepositoryCall): CheckRun {
  return call.repository.runs.get(numberParam(call, 'id')) ?? notFound()
}

function get(call: RepositoryCall): Answer {
  return ok(checkRunShape(call.world, call.repository, demandRun(call)))
}

function update(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const run = demandRun(call)
  if (run.app !== appOf(call))
    refuse(
      403,
      `Invalid app_id \`${appOf(call)?.id}\` - check run can only be modified by the GitHub App that created it.`,
    )
  const wasCompleted = run.status === 'completed'
  const conclusion = optionalWord(body, 'conclusion', conclusions)
  const output = readOutput(body)
  run.name = optionalText(body, 'name') ?? run.name
  run.detailsUrl = optionalText(body, 'details_url') ?? run.detailsUrl
  run.externalId = optionalText(body, 'external_id') ?? run.externalId
  run.status = conclusion === undefined ? (optionalWord(body, 'status', statuses) ?? run.status) : 'completed'
  run.conclusion = conclusion ?? (run.status === 'completed' ? run.conclusion : null)
  run.completedAt =
    readTime(body, 'completed_at') ?? (run.status === 'completed' ? run.completedAt : undefined)
  if (output !== undefined) {
    run.output = { title: output.title, summary: output.summary, text: output.text ?? run.output.text }
    run.annotations.push(...output.annotations)
  }
  if (run.status === 'completed' && !wasCompleted) completeRun(world, repository, run)
  return ok(checkRunShape(world, repository, run))
}

function listAnnotations(call: RepositoryCall): Promise<Answer> {
  return list(call, demandRun(call).annotations, annotation => ({
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    blob_href: '',
    ...annotation,
  }))
}

function rerequest(call: RepositoryCall): Answer {
  announceRun(call.world, call.repository, demandRun(call), 'rerequested', actorOf(call))
  return created({})
}

async function demandSha(call: RepositoryCall): Promise<string> {
  const name = param(call, 'ref')
  return (await resolveCommit(call.repository, name)) ?? refuse(422, `No commit found for SHA: ${name}`)
}

async function listRuns(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const sha = await demandSha(call)
  const own = [...repository.runs.values()].filter(run => run.suite.headSha === sha)
  const all = query.get('filter') === 'all' ? own : latestRuns(repository, sha)
  const fits = (run: CheckRun) =>
    (query.get('check_name') ?? run.name) === run.name &&
    (query.get('status') ?? run.status) === run.status &&
    (query.get('app_id') ?? String(run.app.id)) === String(run.app.id)
  return namedList(call, 'check_runs', all.filter(fits), run => checkRunShape(world, repository, run))
}

async function listSuites(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const sha = await demandSha(call)
  const own = repository.suites.filter(suite => suite.headSha === sha)
  return namedList(call, 'check_suites', own, suite => checkSuiteShape(world, repository, suite))
}

function demandSuite(call: RepositoryCall) {
  return call.repository.suites.find(({ id }) => id === numberParam(call, 'id')) ?? notFound()
}

async function getSuite(call: RepositoryCall): Promise<Answer> {
  return ok(await checkSuiteShape(call.world, call.repository, demandSuite(call)))
}

async function rerequestSuite(call: RepositoryCall): Promise<Answer> {
  const asked = { action: 'rerequested', sender: actorOf(call) } as const
  await announceSuite(call.world, call.repository, demandSuite(call), asked)
  return created({})
}

function listSuiteRuns(call: RepositoryCall): Promise<Answer> {
  const suite = demandSuite(call)
  const own = [...call.repository.runs.values()].filter(run => run.suite === suite)
  return namedList(call, 'check_runs', own, run => checkRunShape(call.world, call.repository, run))
}
