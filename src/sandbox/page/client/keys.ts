import { actions, commentBox, fitHeight, focusComment, postComment } from './actions.ts'
import { current } from './store.ts'
import { readyCommand } from './suggestions.ts'

/** The shortcuts, as the help shows them. */
export const shortcuts: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['c'], 'write a comment'],
  [['Ctrl', 'Enter'], 'send it'],
  [['→'], 'in the empty box: take the suggested command'],
  [['j'], 'next comment'],
  [['k'], 'comment before'],
  [['p'], 'act as someone else'],
  [['t'], 'light or dark'],
  [['Esc'], 'leave the box'],
  [['?'], 'this help'],
]

const plainKeys: Readonly<Record<string, () => void>> = {
  c: () => void focusComment(),
  j: () => step(1),
  k: () => step(-1),
  p: openPeople,
  t: () => void actions.theme?.(document.body),
  '?': () => void actions.help?.(document.body),
}

/** Listens for the shortcuts. Keys with Ctrl, Alt or Meta stay the browser's, but for Ctrl+Enter in the box. */
export function listenForKeys(): void {
  document.addEventListener('keydown', event => {
    const box = event.target === commentBox() ? commentBox() : null
    if (box !== null) return keyInBox(event, box)
    const typing =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog') !== null
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    const run = plainKeys[event.key]
    if (run === undefined) return
    event.preventDefault()
    run()
  })
}

function keyInBox(event: KeyboardEvent, box: HTMLTextAreaElement): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    void postComment()
  } else if (event.key === 'ArrowRight' && box.value === '') {
    event.preventDefault()
    box.value = readyCommand(current().matrix, current().route?.repository)
    fitHeight(box)
  } else if (event.key === 'Escape') box.blur()
}

function step(by: number): void {
  const entries = [...document.querySelectorAll<HTMLElement>('article.entry')]
  const at = entries.findIndex(entry => entry.contains(document.activeElement))
  const next = entries[at === -1 ? (by > 0 ? 0 : entries.length - 1) : at + by]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

function openPeople(): void {
  const menu = document.getElementById('people')
  menu?.showPopover()
  menu?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
}
