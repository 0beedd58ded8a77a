import { type Child, h, icon } from './dom.ts'
import { personMenu } from './people-view.ts'
import { railView } from './rail-view.ts'
import type { State } from './state.ts'
import { placeView } from './thread-view.ts'

/** The whole page as a picture of the state. */
export function pageView(state: State): HTMLElement {
  const { route } = state
  return h(
    'div',
    { id: 'page' },
    h('a', { class: 'skip', href: '#comment', 'data-act': 'skip' }, 'To the comment box'),
    bar(state),
    !state.connected &&
      h(
        'p',
        { class: 'lost', role: 'status', 'data-key': 'lost' },
        'The sandbox does not answer. Trying again…',
      ),
    h(
      'div',
      { class: 'columns', 'data-key': 'columns' },
      h('main', { id: 'main' }, route === undefined ? nothing() : placeView(state, route)),
      railView(state),
    ),
  )
}

function nothing(): HTMLElement {
  return h('p', { class: 'blank' }, 'This sandbox has no thread yet.')
}

function bar(state: State): HTMLElement {
  return h(
    'header',
    { class: 'bar', 'data-key': 'bar' },
    brand(),
    jumps(),
    themeButton(state.theme),
    helpButton(),
    personMenu(state),
  )
}

function brand(): HTMLElement {
  const mark = h('img', { src: '/_page/icon.svg', alt: '', width: 26, height: 26 })
  const words: readonly Child[] = [
    h('span', {}, 'Lockkeeper'),
    h('span', { class: 'muted brand-part' }, 'sandbox'),
  ]
  return h('a', { class: 'brand', href: '/', 'aria-label': 'Lockkeeper sandbox' }, mark, ...words)
}

// Where the rail stands below the thread, these lead to it.
function jumps(): HTMLElement {
  const places = [
    ['#matrix', 'Fleet'],
    ['#threads', 'Threads'],
    ['#examples', 'Try'],
  ] as const
  const links = places.map(([href, name]) => h('a', { href }, name))
  return h('nav', { class: 'jumps', 'aria-label': 'On this page' }, ...links)
}

function themeButton(theme: State['theme']): HTMLElement {
  const label = theme === 'dark' ? 'Switch to light' : 'Switch to dark'
  const attributes = { type: 'button', class: 'quiet square', 'data-act': 'theme', 'aria-label': label }
  return h('button', attributes, icon(theme === 'dark' ? 'sun' : 'moon'))
}

function helpButton(): HTMLElement {
  const label = 'Keyboard shortcuts'
  return h('button', { type: 'button', class: 'quiet square', 'data-act': 'help', 'aria-label': label }, '?')
}
