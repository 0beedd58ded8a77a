import { readProposalMarker } from '../../src/report/marker.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { isPull } from '../../src/sandbox/world/threads.ts'
import { isForToken } from './trouble.ts'

// What a process asks of GitHub, and how: it waits when it is told to, repeats no write blindly, and asks for the right before a merge.

/** Looks on at the requests of all processes of a walk. */
export interface Witness {
  /** That process' fetch, looked at. */
  watch(who: string, send: typeof fetch): typeof fetch
  /** What was wrong since the last time, in words. */
  take(): readonly string[]
}

interface State {
  readonly fleet: Repository
  readonly now: () => number
  readonly wrongs: string[]
  /** How many requests there were before the newest commit on a branch. */
  readonly commits: Map<string, number>
  count: number
}

/** Of one process. */
interface Process {
  readonly who: string
  /** Writes whose answers were lost, since the process last read anything. */
  readonly doubtful: Set<string>
  /** How many requests there were before somebody's right was last asked for. */
  readonly rights: Map<string, number>
  /** From when until when GitHub wants to be left alone. */
  told: number
  closed: number
  tokens: number
}

export function createWitness(fleet: Repository, now: () => number): Witness {
  const state: State = { fleet, now, wrongs: [], commits: new Map(), count: 0 }
  return {
    watch: (who, send) => {
      const process = {
        who,
        doubtful: new Set<string>(),
        rights: new Map<string, number>(),
        told: 0,
        closed: 0,
        tokens: 0,
      }
      return (input, init = {}) => look(state, process, send, { url: String(input), init })
    },
    take: () => state.wrongs.splice(0),
  }
}

interface Request {
  readonly url: string
  readonly init: RequestInit
}

async function look(state: State, process: Process, send: typeof fetch, request: Request): Promise<Response> {
  const { url, init } = request
  // A token can be under way for long; who waits for it had its turn before.
  if (isForToken(url)) {
    process.tokens += 1
    process.closed = 0
    return send(url, init).finally(() => {
      process.tokens -= 1
    })
  }
  state.count += 1
  before(state, process, request)
  try {
    const answer = await send(url, init)
    after(state, process, request, answer)
    return answer
  } catch (error) {
    doubt(process, request)
    throw error
  }
}

function before(state: State, process: Process, { url, init }: Request): void {
  const asks = `${process.who} asks ${init.method} ${new URL(url).pathname}`
  const early = process.closed - state.now()
  // What sets out in the very moment in which that is told could not know of it.
  if (early > 0 && state.now() > process.told)
    state.wrongs.push(`${asks} ${early} ms before GitHub wants to be asked again`)
  if (process.doubtful.has(signatureOf({ url, init })))
    state.wrongs.push(`${asks} again without having looked what became of it`)
  const [, login] = /\/collaborators\/([^/]+)\/permission$/.exec(url) ?? []
  if (login !== undefined) process.rights.set(login, state.count)
  const [, branch] = /createCommitOnBranch.*"branchName":"([^"]+)"/s.exec(String(init.body ?? '')) ?? []
  if (branch !== undefined) state.commits.set(branch, state.count)
  const [, number] = /\/pulls\/(\d+)\/merge(?:-async)?$/.exec(url) ?? []
  const [, sha] = /"sha":"([0-9a-f]{40})"/.exec(String(init.body ?? '')) ?? []
  if (number !== undefined && init.method === 'PUT')
    demandRight(state, process, { number: Number(number), sha })
}

/** Between the commit and the merge somebody asked whether whoever wants it still may. */
function demandRight(
  { fleet, commits, wrongs }: State,
  { who, rights }: Process,
  { number, sha }: { readonly number: number; readonly sha: string | undefined },
): void {
  const issue = fleet.issues.get(number)
  // Another head is refused, whosever it is by now.
  if (issue === undefined || !isPull(issue) || issue.pull.headSha !== sha) return
  const login = readProposalMarker(issue.body ?? '')?.claim.requestedBy.login
  if (login === undefined) return
  if ((rights.get(login) ?? -1) < (commits.get(issue.pull.headRef) ?? 0))
    wrongs.push(`${who} merges #${number} without asking again whether ${login} may`)
}

function after({ now }: State, process: Process, request: Request, { status, headers }: Response): void {
  if (status >= 500) doubt(process, request)
  else if (isRead(request)) process.doubtful.clear()
  const isLimit = status === 429 || (status === 403 && headers.get('x-limited') !== null)
  if (!isLimit || process.tokens > 0) return
  process.told = now()
  process.closed = Math.max(process.closed, now() + 1000 * Number(headers.get('retry-after') ?? 60))
}

function doubt(process: Process, request: Request): void {
  if (isOnce(request)) process.doubtful.add(signatureOf(request))
}

/** A write that has another end when it is done twice. */
function isOnce({ url, init: { method, body } }: Request): boolean {
  if (url.endsWith('/graphql')) return /^\{"query":"mutation/.test(String(body))
  return method === 'POST' && /\/(?:comments|pulls|deployments|refs)$/.test(url)
}

function isRead({ url, init: { method, body } }: Request): boolean {
  return method === 'GET' || (url.endsWith('/graphql') && /^\{"query":"query/.test(String(body)))
}

function signatureOf({ url, init }: Request): string {
  return `${init.method} ${url} ${init.body ?? ''}`
}
