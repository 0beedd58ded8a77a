import type {
  ChangedFile,
  Check,
  Comment,
  Commit,
  Issue,
  Matrix,
  Person,
  Pull,
  Review,
  Rollouts,
  ThreadLine,
  WholeCommit,
} from './api-types.ts'

/** What a request brought: the value, or GitHub's own words on why not. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }

/** Sends one request as a person and reads its JSON. A broken connection is thrown. */
export async function call<T>(
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  // GitHub lets browsers keep answers for a minute; here each is asked for again, cheaply by its ETag.
  const response = await fetch(path, {
    cache: 'no-cache',
    method,
    headers: {
      accept: 'application/vnd.github+json',
      ...(token === '' ? {} : { authorization: `token ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const value: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  if (response.ok) return { kind: 'ok', value: value as T }
  const message = (value as { message?: string } | undefined)?.message ?? response.statusText
  return { kind: 'refused', status: response.status, message }
}

/** Everything a thread shows. A pull request's part is missing for an issue. */
export interface Thread {
  readonly issue: Issue
  readonly comments: readonly Comment[]
  /** Markdown to safe HTML, of every text in the thread. */
  readonly bodies: ReadonlyMap<string, string>
  readonly mayWrite: boolean
  readonly pull: PullParts | undefined
}

/** What a pull request has besides a thread. */
export interface PullParts {
  readonly pull: Pull
  readonly files: readonly ChangedFile[]
  readonly commits: readonly Commit[]
  readonly reviews: readonly Review[]
  readonly checks: readonly Check[]
}

/** Reads a thread whole, as the person may see it. */
export async function readThread(token: string, repository: string, number: number): Promise<Answer<Thread>> {
  const root = `/repos/${repository}`
  const issue = await call<Issue>(token, 'GET', `${root}/issues/${number}`)
  if (issue.kind === 'refused') return issue
  const [comments, home, pull] = await Promise.all([
    readAll<Comment>(token, `${root}/issues/${number}/comments`),
    call<{ readonly permissions?: { readonly push?: boolean } }>(token, 'GET', root),
    issue.value.pull_request === undefined ? undefined : readPull(token, root, number),
  ])
  const texts = [
    issue.value.body ?? '',
    ...comments.map(comment => comment.body),
    ...(pull?.reviews ?? []).map(r => r.body),
  ]
  const bodies = await renderAll(token, repository, texts)
  const mayWrite = home.kind === 'ok' && home.value.permissions?.push === true
  return { kind: 'ok', value: { issue: issue.value, comments, bodies, mayWrite, pull } }
}

async function readPull(token: string, root: string, number: number): Promise<PullParts | undefined> {
  const path = `${root}/pulls/${number}`
  const pull = await call<Pull>(token, 'GET', path)
  if (pull.kind === 'refused') return undefined
  const [files, commits, reviews, checks] = await Promise.all([
    readAll<ChangedFile>(token, `${path}/files`),
    readAll<Commit>(token, `${path}/commits`),
    readAll<Review>(token, `${path}/reviews`),
    readChecks(token, root, pull.value.head.sha),
  ])
  return { pull: pull.value, files, commits, reviews, checks }
}

interface RunList {
  readonly check_runs: readonly {
    readonly name: string
    readonly status: string
    readonly conclusion: string | null
    readonly app: { readonly name: string } | null
    readonly output?: { readonly title?: string | null }
  }[]
}

interface CombinedStatus {
  readonly statuses: readonly {
    readonly context: string
    readonly state: string
    readonly description: string | null
  }[]
}

async function readChecks(token: string, root: string, sha: string): Promise<readonly Check[]> {
  const [runs, statuses] = await Promise.all([
    call<RunList>(token, 'GET', `${root}/commits/${sha}/check-runs?per_page=100`),
    call<CombinedStatus>(token, 'GET', `${root}/commits/${sha}/status?per_page=100`),
  ])
  const fromRuns = (runs.kind === 'ok' ? runs.value.check_runs : []).map(run => ({
    name: run.name,
    by: run.app?.name ?? '',
    state: runState(run.status, run.conclusion),
    detail: run.output?.title ?? run.conclusion ?? run.status.replace('_', ' '),
  }))
  const fromStatuses = (statuses.kind === 'ok' ? statuses.value.statuses : []).map(status => ({
    name: status.context,
    by: '',
    state: statusStates[status.state] ?? ('running' as const),
    detail: status.description ?? status.state,
  }))
  return [...fromRuns, ...fromStatuses]
}

const statusStates: Readonly<Record<string, Check['state']>> = {
  success: 'passed',
  failure: 'failed',
  error: 'failed',
}

function runState(status: string, conclusion: string | null): Check['state'] {
  if (status !== 'completed') return 'running'
  if (conclusion === 'success') return 'passed'
  return conclusion === 'neutral' || conclusion === 'skipped' ? 'neutral' : 'failed'
}

async function readAll<T>(token: string, path: string): Promise<readonly T[]> {
  const all: T[] = []
  for (let page = 1; ; page += 1) {
    const answer = await call<readonly T[]>(token, 'GET', `${path}?per_page=100&page=${page}`)
    if (answer.kind === 'refused') return all
    all.push(...answer.value)
    if (answer.value.length < 100) return all
  }
}

const rendered = new Map<string, string>()

async function renderAll(
  token: string,
  context: string,
  texts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const missing = [...new Set(texts)].filter(text => text !== '' && !rendered.has(text))
  await Promise.all(missing.map(async text => rendered.set(text, await renderText(token, context, text))))
  return rendered
}

async function renderText(token: string, context: string, text: string): Promise<string> {
  const response = await fetch('/markdown', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `token ${token}` }),
    },
    body: JSON.stringify({ text, mode: 'gfm', context }),
  })
  return response.ok ? response.text() : ''
}

/** Reads a commit with its files, as the person may see it. */
export function readCommit(token: string, repository: string, sha: string): Promise<Answer<WholeCommit>> {
  return call(token, 'GET', `/repos/${repository}/commits/${sha}`)
}

/** The people of the sandbox. */
export const readPeople = () => call<readonly Person[]>('', 'GET', '/_sandbox/people')

/** All threads of the sandbox's repositories. */
export const readThreads = () => call<readonly ThreadLine[]>('', 'GET', '/_sandbox/threads')

/** The matrix; refused where the sandbox offers none. */
export const readMatrix = () => call<Matrix>('', 'GET', '/_page/matrix.json')

/** What the clusters run; refused where none is connected. */
export const readRollouts = () => call<Rollouts>('', 'GET', '/_page/rollouts.json')
