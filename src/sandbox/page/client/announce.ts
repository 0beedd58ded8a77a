import type { Thread } from './api.ts'
import type { Comment } from './api-types.ts'
import { displayName } from './comment-view.ts'
import { isSamePlace, type State } from './state.ts'

/** Tells a screen reader, and marks for the eye, the comments that came or changed since the last picture of the same thread. */
export function announceChanges(before: State, after: State): void {
  if (before.shown === after.shown || before.shown.kind !== 'thread' || after.shown.kind !== 'thread') return
  if (!isSamePlace(before.route, after.route)) return
  const changed = changedComments(before.shown.thread, after.shown.thread)
  const last = changed.at(-1)
  if (last === undefined) return
  announce(
    `${displayName(last.user?.login ?? 'ghost')}: ${gist(after.shown.thread.bodies.get(last.body) ?? '')}`,
  )
  setTimeout(() => {
    for (const comment of changed) mark(`issuecomment-${comment.id}`)
  }, 60)
}

function changedComments(before: Thread, after: Thread): readonly Comment[] {
  const known = new Map(before.comments.map(comment => [comment.id, comment.body]))
  return after.comments.filter(comment => known.get(comment.id) !== comment.body)
}

/** Says a sentence to screen readers. */
export function announce(words: string): void {
  const live = document.getElementById('live')
  if (live !== null) live.textContent = words
}

// The heading says how it stands; a comment without one is read from its start.
function gist(html: string): string {
  const template = document.createElement('template')
  template.innerHTML = html
  const heading = template.content.querySelector('h1, h2, h3, h4')
  return (heading ?? template.content).textContent?.trim().slice(0, 160) ?? ''
}

function mark(id: string): void {
  const entry = document.getElementById(id)
  if (entry === null) return
  entry.setAttribute('data-fresh', '')
  entry.addEventListener('animationend', () => entry.removeAttribute('data-fresh'), { once: true })
  if (!isPartlyVisible(entry)) entry.scrollIntoView({ block: 'nearest' })
}

function isPartlyVisible(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 80 && top < innerHeight - 40
}
