import type { Thread } from './api.ts'
import type { Matrix, Person, Rollouts, ThreadLine, WholeCommit } from './api-types.ts'

/** The parts of a pull request's page. */
export const tabs = ['conversation', 'commits', 'checks', 'files'] as const

/** A part of a pull request's page. */
export type Tab = (typeof tabs)[number]

/** What the address names. */
export type Route = ThreadRoute | CommitRoute

/** A commit. */
export interface CommitRoute {
  readonly kind: 'commit'
  readonly repository: string
  readonly sha: string
}

/** A thread and, of a pull request, the part shown. */
export interface ThreadRoute {
  readonly repository: string
  readonly number: number
  readonly kind: 'pull' | 'issues'
  readonly tab: Tab
}

/** How what the address names stands. */
export type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'thread'; readonly thread: Thread }
  | { readonly kind: 'commit'; readonly commit: WholeCommit }
  | { readonly kind: 'missing'; readonly message: string }

/** Everything the page is a picture of. */
export interface State {
  readonly people: readonly Person[]
  readonly me: string
  readonly route: Route | undefined
  readonly shown: Shown
  readonly threads: readonly ThreadLine[]
  readonly matrix: Matrix | undefined
  /** What the clusters run; undefined where none is connected. */
  readonly rollouts: Rollouts | undefined
  /** Cells of the matrix that changed a moment ago, as `app/environment`. */
  readonly moved: ReadonlySet<string>
  /** How the sandbox's own check ends; undefined when it offers no such switch. */
  readonly checks: string | undefined
  /** A refusal of the person's last act, in GitHub's words. */
  readonly refusal: string | undefined
  readonly busy: boolean
  readonly connected: boolean
  readonly theme: 'light' | 'dark'
}

/** The person acted as. */
export function actingAs(state: State): Person | undefined {
  return state.people.find(person => person.login === state.me) ?? state.people[0]
}

/** The thread of the address, when it names one. */
export function threadRoute({ route }: State): ThreadRoute | undefined {
  return route?.kind === 'commit' ? undefined : route
}

/** Whether two routes show the same thing, whatever part of it. */
export function isSamePlace(one: Route | undefined, other: Route | undefined): boolean {
  return placeOf(one) === placeOf(other)
}

function placeOf(route: Route | undefined): string {
  if (route === undefined) return ''
  return `${route.repository} ${route.kind === 'commit' ? route.sha : route.number}`
}

/** The route that an address path names, if any. */
export function parseRoute(path: string): Route | undefined {
  const commit = /^\/([\w.-]+\/[\w.-]+)\/commit\/([0-9a-f]{7,40})\/?$/.exec(path)
  if (commit !== null) return { kind: 'commit', repository: commit[1] ?? '', sha: commit[2] ?? '' }
  const match = /^\/([\w.-]+\/[\w.-]+)\/(pull|issues)\/(\d+)(?:\/(commits|checks|files))?\/?$/.exec(path)
  if (match === null) return undefined
  const [, repository = '', kind, number, tab] = match
  return {
    repository,
    number: Number(number),
    kind: kind === 'pull' ? 'pull' : 'issues',
    tab: tabs.find(name => name === tab) ?? 'conversation',
  }
}

/** The address path of a route. */
export function routePath(route: Route): string {
  if (route.kind === 'commit') return `/${route.repository}/commit/${route.sha}`
  const tab = route.tab === 'conversation' ? '' : `/${route.tab}`
  return `/${route.repository}/${route.kind}/${route.number}${tab}`
}

/** The route to a thread of the list. */
export function routeOf(thread: ThreadLine): ThreadRoute {
  const kind = thread.kind === 'pull' ? 'pull' : 'issues'
  return { repository: thread.repository, number: thread.number, kind, tab: 'conversation' }
}
