import type { Comment, Reactions, User } from './api-types.ts'
import { offerCommands } from './command-view.ts'
import { type Child, h, icon } from './dom.ts'
import { avatar } from './people-view.ts'
import { routePath } from './state.ts'
import { ago } from './words.ts'

/** A comment or a description, framed. `html` comes from `POST /markdown`, which lets nothing harmful through. */
export interface Entry {
  readonly key: string
  readonly user: User | null
  readonly at: string
  readonly editedAt?: string | undefined
  readonly verb?: string
  readonly html: string
  readonly reactions?: Reactions | undefined
}

/** Markdown already made safe, as an element; in a bot's words the commands can be taken with a click. */
function prose(html: string, isBot: boolean): HTMLElement {
  const body = h('div', { class: 'prose' })
  body.innerHTML = html
  for (const link of body.querySelectorAll('a[href]')) openElsewhere(link)
  if (isBot) offerCommands(body)
  for (const code of body.querySelectorAll(':not(pre) > code')) keepWhole(code)
  return body
}

// Ids and versions are read as one word; long names may break.
function keepWhole(code: Element): void {
  if ((code.textContent ?? '').length <= 20) code.classList.add('whole')
}

function openElsewhere(link: Element): void {
  const address = new URL(link.getAttribute('href') ?? '', location.href)
  if (address.origin !== location.origin) link.setAttribute('target', '_blank')
}

/** A comment with its author, its time, its text and its reactions. */
export function entryView(entry: Entry): HTMLElement {
  const login = entry.user?.login ?? 'ghost'
  const bot = entry.user?.type === 'Bot'
  const edited = entry.editedAt !== undefined && entry.editedAt !== entry.at
  return h(
    'article',
    {
      class: `entry${bot ? ' by-bot' : ''}`,
      id: entry.key,
      'data-key': entry.key,
      tabindex: '-1',
      'aria-label': `${login} ${entry.verb ?? 'commented'}`,
    },
    avatar(login, bot),
    h(
      'div',
      { class: 'card' },
      h(
        'header',
        { class: 'entry-head' },
        h('strong', {}, displayName(login)),
        bot && h('span', { class: 'role' }, 'bot'),
        h('span', { class: 'muted' }, ' ', entry.verb ?? 'commented', ' ', time(entry.at)),
        edited && h('span', { class: 'muted edited' }, '· edited'),
      ),
      entry.html === '' ? h('p', { class: 'prose muted' }, 'No description.') : prose(entry.html, bot),
      reactionsView(entry.reactions),
    ),
  )
}

/** A login without the `[bot]` that GitHub adds to an App's. */
export function displayName(login: string): string {
  return login.replace(/\[bot\]$/, '')
}

/** A moment as people say it, with the exact time behind it. */
export function time(at: string): HTMLElement {
  const exact = new Date(at)
  return h('time', { datetime: at, title: exact.toLocaleString() }, ago(exact.getTime(), Date.now()))
}

/** A commit's short name, leading to its page. */
export function commitLink(repository: string, sha: string): HTMLElement {
  const href = routePath({ kind: 'commit', repository, sha })
  return h('a', { class: 'sha', href }, sha.slice(0, 7))
}

/** A comment of the API as an entry. */
export function commentEntry(comment: Comment, bodies: ReadonlyMap<string, string>): Entry {
  return {
    key: `issuecomment-${comment.id}`,
    user: comment.user,
    at: comment.created_at,
    editedAt: comment.updated_at,
    html: bodies.get(comment.body) ?? '',
    reactions: comment.reactions,
  }
}

const faces: readonly (readonly [string, string, string])[] = [
  ['eyes', '👀', 'eyes'],
  ['+1', '👍', 'thumbs up'],
  ['-1', '👎', 'thumbs down'],
  ['rocket', '🚀', 'rocket'],
  ['hooray', '🎉', 'hooray'],
  ['heart', '❤️', 'heart'],
  ['laugh', '😄', 'laugh'],
  ['confused', '😕', 'confused'],
]

function reactionsView(reactions: Reactions | undefined): Child {
  const given = faces.filter(([name]) => Number(reactions?.[name] ?? 0) > 0)
  if (given.length === 0) return undefined
  return h(
    'p',
    { class: 'reactions' },
    ...given.map(([name, face, words]) =>
      h(
        'span',
        { class: 'reaction', title: words, role: 'img', 'aria-label': `${reactions?.[name]} ${words}` },
        `${face} ${reactions?.[name]}`,
      ),
    ),
  )
}

/** A line between comments: something that happened. */
export function eventView(
  key: string,
  picture: Parameters<typeof icon>[0],
  tone: string,
  ...words: readonly Child[]
): HTMLElement {
  return h(
    'div',
    { class: 'event', 'data-key': key },
    h('span', { class: `event-icon ${tone}` }, icon(picture)),
    h('p', {}, ...words),
  )
}
