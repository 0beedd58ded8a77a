import type { Thread } from './api.ts'
import type { Matrix, Person, ThreadLine } from './api-types.ts'

/** The parts of a pull request's page. */
export const tabs = ['conversation', 'commits', 'checks', 'files'] as const

/** A part of a pull request's page. */
export type Tab = (typeof tabs)[number]

/** What the address names: a thread and, of a pull request, the part shown. */
export interface Route {
  readonly repository: string
  readonly number: number
  readonly kind: 'pull' | 'issues'
  readonly tab: Tab
}

/** How the thread of the address stands. */
export type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'thread'; readonly thread: Thread }
  | { readonly kind: 'missing'; readonly message: string }

/** Everything the page is a picture of. */
export interface State {
  readonly people: readonly Person[]
  readonly me: string
  readonly route: Route | undefined
  readonly shown: Shown
  readonly threads: readonly ThreadLine[]
  readonly matrix: Matrix | undefined
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

/** The route that an address path names, if any. */
export function parseRoute(path: string): Route | undefined {
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
  const tab = route.tab === 'conversation' ? '' : `/${route.tab}`
  return `/${route.repository}/${route.kind}/${route.number}${tab}`
}
