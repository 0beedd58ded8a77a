import type { PullParts } from './api.ts'
import type { Check, Commit } from './api-types.ts'
import { commitLink, displayName, time } from './comment-view.ts'
import { filesView } from './diff-view.ts'
import { type Child, h, icon } from './dom.ts'
import { routePath, type Tab, type ThreadRoute } from './state.ts'
import { count, short } from './words.ts'

/** The tabs of a pull request, as links, so that each part has an address. */
export function tabsView(route: ThreadRoute, parts: PullParts, comments: number): HTMLElement {
  const sizes: readonly (readonly [Tab, string, number])[] = [
    ['conversation', 'Conversation', comments],
    ['commits', 'Commits', parts.commits.length],
    ['checks', 'Checks', parts.checks.length],
    ['files', 'Files', parts.files.length],
  ]
  return h(
    'nav',
    { class: 'tabs', 'aria-label': 'Pull request' },
    ...sizes.map(([tab, name, size]) =>
      h(
        'a',
        { href: routePath({ ...route, tab }), 'aria-current': route.tab === tab ? 'page' : undefined },
        name,
        h('span', { class: 'count' }, size),
      ),
    ),
  )
}

/** The part of a pull request that a tab shows, the conversation excepted. */
export function tabView(
  tab: Exclude<Tab, 'conversation'>,
  repository: string,
  parts: PullParts,
): HTMLElement {
  switch (tab) {
    case 'commits':
      return h('ol', { class: 'card rows' }, ...parts.commits.map(commit => commitView(repository, commit)))
    case 'checks':
      return checksView(parts.checks)
    case 'files':
      return filesView(parts.files)
    default:
      return tab satisfies never
  }
}

function commitView(repository: string, commit: Commit): HTMLElement {
  const [subject = '', ...rest] = commit.commit.message.split('\n')
  const body = rest.join('\n').trim()
  const by = displayName(commit.author?.login ?? commit.commit.author?.name ?? 'unknown')
  return h(
    'li',
    { 'data-key': commit.sha },
    h('p', { class: 'commit-subject' }, h('strong', {}, subject), commitLink(repository, commit.sha)),
    h(
      'p',
      { class: 'muted' },
      by,
      ' committed ',
      commit.commit.author === null ? '' : time(commit.commit.author.date),
    ),
    body !== '' && h('pre', { class: 'message' }, body),
  )
}

/** All checks of the head, each with how it stands. */
export function checksView(checks: readonly Check[]): HTMLElement {
  if (checks.length === 0) return h('p', { class: 'blank' }, 'No check has reported on this head.')
  return h('ul', { class: 'card rows checks' }, ...checks.map(checkView))
}

const checkIcons = { running: 'wait', passed: 'check', failed: 'cross', neutral: 'dot' } as const

function checkView(check: Check): HTMLElement {
  return h(
    'li',
    { 'data-key': `check-${check.by}-${check.name}` },
    h('span', { class: `state-icon ${check.state}` }, icon(checkIcons[check.state])),
    h(
      'span',
      { class: 'check-name' },
      h('strong', {}, check.name),
      check.by !== '' && h('span', { class: 'muted' }, ` ${check.by}`),
    ),
    h('span', { class: 'muted check-detail' }, check.detail),
  )
}

/** What stands between a pull request and its merge, and the buttons for people: approve, merge, close. */
export function mergeBox(
  parts: PullParts,
  open: boolean,
  mayWrite: boolean,
  me: string,
): HTMLElement | undefined {
  if (!open) return undefined
  const reason = reasonNotToMerge(parts, mayWrite, me)
  return h(
    'section',
    { class: 'card merge-box', 'aria-label': 'Merge', 'data-key': 'merge-box' },
    checkSummary(parts.checks),
    approvals(parts),
    h(
      'div',
      { class: 'merge-actions' },
      h(
        'button',
        {
          type: 'button',
          class: 'primary',
          'data-act': 'merge',
          disabled: reason !== undefined,
          'aria-describedby': 'merge-reason',
        },
        icon('merge'),
        'Merge',
      ),
      h('button', { type: 'button', 'data-act': 'approve' }, icon('check'), `Approve as ${me}`),
      h('button', { type: 'button', class: 'quiet', 'data-act': 'close' }, 'Close'),
    ),
    h('p', { class: 'muted merge-reason', id: 'merge-reason' }, reason ?? 'Nothing is in the way.'),
  )
}

function checkSummary(checks: readonly Check[]): Child {
  const failed = checks.filter(check => check.state === 'failed').length
  const running = checks.filter(check => check.state === 'running').length
  if (checks.length === 0) return line('wait', 'running', 'No check has reported yet')
  if (failed > 0) return line('cross', 'failed', `${failed} of ${count(checks.length, 'check')} failed`)
  if (running > 0) return line('wait', 'running', `${running} of ${count(checks.length, 'check')} running`)
  return line(
    'check',
    'passed',
    checks.length === 1 ? 'The check passed' : `All ${checks.length} checks passed`,
  )
}

function approvals(parts: PullParts): Child {
  const valid = parts.reviews.filter(
    review => review.state === 'APPROVED' && review.commit_id === parts.pull.head.sha,
  )
  const names = [...new Set(valid.map(review => review.user?.login ?? 'ghost'))]
  if (names.length === 0) return line('dot', 'neutral', 'Nobody has approved this head')
  return line('check', 'passed', `Approved by ${names.join(', ')} at ${short(parts.pull.head.sha)}`)
}

function line(picture: Parameters<typeof icon>[0], state: Check['state'], words: string): HTMLElement {
  return h('p', { class: 'merge-line' }, h('span', { class: `state-icon ${state}` }, icon(picture)), words)
}

/** Why a person cannot merge now, or nothing. */
export function reasonNotToMerge(parts: PullParts, mayWrite: boolean, me: string): string | undefined {
  if (!mayWrite) return `${me} may not write to this repository.`
  if (parts.pull.draft) return 'It is a draft.'
  if (parts.pull.mergeable === false) return 'It conflicts with its base.'
  if (parts.checks.some(check => check.state === 'failed')) return 'A check failed.'
  if (parts.checks.some(check => check.state === 'running')) return 'Checks are still running.'
  return undefined
}
