import type { Thread } from './api.ts'
import type { Review } from './api-types.ts'
import { commentEntry, commitLink, displayName, entryView, eventView, time } from './comment-view.ts'
import { commitPage } from './commit-view.ts'
import { composer } from './composer-view.ts'
import { filesView } from './diff-view.ts'
import { type Child, h, icon } from './dom.ts'
import { mergeBox, tabsView, tabView } from './pull-view.ts'
import { actingAs, type Route, type State, type ThreadRoute } from './state.ts'
import { short } from './words.ts'

// A promotion changes a line or two: such a diff is read without a click.
const shownAtOnce = 24

/** What the address names: an issue, a pull request or a commit. */
export function placeView(state: State, route: Route): HTMLElement {
  const { shown } = state
  switch (shown.kind) {
    case 'loading':
      return h('p', { class: 'blank' }, 'Loading…')
    case 'missing':
      return missingView(state, shown.message)
    case 'commit':
      return commitPage(route.repository, shown.commit)
    case 'thread':
      return route.kind === 'commit' ? h('p') : loadedView(state, route, shown.thread)
    default:
      return shown satisfies never
  }
}

function missingView(state: State, message: string): HTMLElement {
  const me = actingAs(state)?.login ?? 'you'
  return h(
    'div',
    { class: 'card missing', 'data-key': 'missing' },
    h('h1', {}, message),
    h(
      'p',
      {},
      `GitHub answers so when there is no such thread, and also when ${me} may not see the repository.`,
    ),
    h(
      'p',
      {},
      h('button', { type: 'button', 'data-act': 'open-people' }, 'Switch person'),
      ' ',
      h('a', { href: '/' }, 'Back to the first thread'),
    ),
  )
}

function loadedView(state: State, route: ThreadRoute, thread: Thread): HTMLElement {
  const { pull } = thread
  return h(
    'div',
    { class: 'thread', 'data-key': `${route.repository}#${route.number}` },
    titleView(route, thread),
    pull !== undefined && tabsView(route, pull, thread.comments.length),
    pull !== undefined && route.tab !== 'conversation'
      ? tabView(route.tab, route.repository, pull)
      : conversation(state, route, thread),
  )
}

function titleView(route: ThreadRoute, thread: Thread): HTMLElement {
  const { issue, pull } = thread
  return h(
    'header',
    { class: 'title' },
    h('p', { class: 'crumb muted' }, route.repository.replace('/', ' / ')),
    h('h1', { tabindex: '-1' }, issue.title, ' ', h('span', { class: 'thread-number' }, `#${issue.number}`)),
    h(
      'p',
      { class: 'title-meta' },
      badge(thread),
      pull === undefined
        ? h(
            'span',
            { class: 'muted' },
            'opened by ',
            displayName(issue.user?.login ?? 'ghost'),
            ' ',
            time(issue.created_at),
          )
        : h(
            'span',
            { class: 'muted' },
            displayName(issue.user?.login ?? 'ghost'),
            ' · ',
            h('code', {}, pull.pull.head.ref),
            ' → ',
            h('code', {}, pull.pull.base.ref),
          ),
    ),
  )
}

function badge({ issue, pull }: Thread): HTMLElement {
  if (pull?.pull.merged === true) return h('span', { class: 'badge merged' }, icon('merge'), 'Merged')
  if (issue.state === 'closed') return h('span', { class: 'badge closed' }, icon('cross'), 'Closed')
  return h('span', { class: 'badge open' }, icon(pull === undefined ? 'issue' : 'pull'), 'Open')
}

function conversation(state: State, route: ThreadRoute, thread: Thread): HTMLElement {
  const me = actingAs(state)?.login ?? ''
  const { issue, pull, bodies } = thread
  const verb = pull === undefined ? 'opened' : 'proposed'
  return h(
    'div',
    { class: 'conversation', 'data-key': 'conversation' },
    entryView({
      key: 'description',
      user: issue.user,
      at: issue.created_at,
      verb,
      html: bodies.get(issue.body ?? '') ?? '',
      reactions: issue.reactions,
    }),
    smallDiff(thread),
    ...timeline(route.repository, thread),
    pull !== undefined && mergeBox(pull, issue.state === 'open', thread.mayWrite, me),
    composer(state, route),
  )
}

function smallDiff({ pull, issue }: Thread): Child {
  const lines =
    pull?.files.reduce((sum, file) => sum + file.additions + file.deletions, 0) ?? Number.POSITIVE_INFINITY
  if (pull === undefined || lines > shownAtOnce || issue.user?.type !== 'Bot') return undefined
  return h(
    'section',
    { class: 'small-diff', 'aria-label': 'Change', 'data-key': 'small-diff' },
    filesView(pull.files),
  )
}

function timeline(repository: string, thread: Thread): readonly HTMLElement[] {
  const moments: readonly (readonly [string, HTMLElement])[] = [
    ...thread.comments.map(
      comment => [comment.created_at, entryView(commentEntry(comment, thread.bodies))] as const,
    ),
    ...(thread.pull?.reviews ?? []).map(
      review => [review.submitted_at ?? '', reviewView(review, thread.bodies)] as const,
    ),
    ...endings(repository, thread),
  ]
  return moments.toSorted(([one], [other]) => one.localeCompare(other)).map(([, view]) => view)
}

const reviewWords: Readonly<Record<string, readonly [Parameters<typeof icon>[0], string, string]>> = {
  APPROVED: ['check', 'good', 'approved'],
  CHANGES_REQUESTED: ['cross', 'bad', 'asked for changes'],
  COMMENTED: ['dot', '', 'reviewed'],
  DISMISSED: ['dot', '', 'reviewed (dismissed)'],
}

function reviewView(review: Review, bodies: ReadonlyMap<string, string>): HTMLElement {
  const [picture, tone, words] = reviewWords[review.state] ?? ['dot', '', review.state.toLowerCase()]
  const at = review.submitted_at === undefined ? '' : time(review.submitted_at)
  const line = eventView(
    `review-${review.id}`,
    picture,
    tone,
    h('strong', {}, displayName(review.user?.login ?? 'ghost')),
    ` ${words} `,
    h('code', {}, short(review.commit_id ?? '')),
    ' ',
    at,
  )
  if (review.body === '') return line
  return entryView({
    key: `review-${review.id}`,
    user: review.user,
    at: review.submitted_at ?? '',
    verb: words,
    html: bodies.get(review.body) ?? '',
  })
}

function endings(repository: string, { issue, pull }: Thread): readonly (readonly [string, HTMLElement])[] {
  if (issue.closed_at === null) return []
  const merged = pull?.pull.merged === true
  if (!merged)
    return [[issue.closed_at, eventView('closed', 'cross', 'bad', 'Closed ', time(issue.closed_at))]]
  const by = displayName(pull.pull.merged_by?.login ?? 'ghost')
  const words = [
    h('strong', {}, by),
    ' merged ',
    commitLink(repository, pull.pull.merge_commit_sha ?? ''),
    ' into ',
    h('code', {}, pull.pull.base.ref),
    ' ',
    time(issue.closed_at),
  ]
  return [[issue.closed_at, eventView('merged', 'merge', 'merged', ...words)]]
}
