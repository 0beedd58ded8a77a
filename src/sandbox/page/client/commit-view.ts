import type { WholeCommit } from './api-types.ts'
import { displayName, time } from './comment-view.ts'
import { filesView } from './diff-view.ts'
import { h } from './dom.ts'
import { avatar } from './people-view.ts'

/** A commit: its message with the trailers, who made it, what it changed. */
export function commitPage(repository: string, commit: WholeCommit): HTMLElement {
  const [subject = '', ...rest] = commit.commit.message.split('\n')
  const body = rest.join('\n').trim()
  return h(
    'div',
    { class: 'commit-page', 'data-key': commit.sha },
    h(
      'header',
      { class: 'title' },
      h('p', { class: 'crumb muted' }, repository.replace('/', ' / ')),
      h('h1', { tabindex: '-1' }, subject),
      authorLine(commit),
    ),
    body !== '' && h('pre', { class: 'card message' }, body),
    filesView(commit.files ?? []),
  )
}

function authorLine({ sha, author, commit }: WholeCommit): HTMLElement {
  const login = author?.login ?? commit.author?.name ?? 'ghost'
  const when = commit.author === null ? '' : time(commit.author.date)
  return h(
    'p',
    { class: 'title-meta' },
    avatar(login, author?.type === 'Bot'),
    h('span', { class: 'muted' }, displayName(login), ' committed ', when),
    h('code', {}, sha.slice(0, 10)),
  )
}
