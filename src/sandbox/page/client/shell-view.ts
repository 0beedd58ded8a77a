import { h, icon } from './dom.ts'
import { personMenu } from './people-view.ts'
import { railView } from './rail-view.ts'
import type { State } from './state.ts'
import { threadView } from './thread-view.ts'

/** The whole page as a picture of the state. */
export function pageView(state: State): HTMLElement {
  return h(
    'div',
    { id: 'page' },
    h('a', { class: 'skip', href: '#comment', 'data-act': 'skip' }, 'To the comment box'),
    h(
      'header',
      { class: 'bar' },
      h(
        'a',
        { class: 'brand', href: '/' },
        h('img', { src: '/_page/icon.svg', alt: '', width: 26, height: 26 }),
        h('span', {}, 'Lockkeeper'),
        h('span', { class: 'muted brand-part' }, 'sandbox'),
      ),
      h(
        'nav',
        { class: 'jumps', 'aria-label': 'On this page' },
        h('a', { href: '#matrix' }, 'Fleet'),
        h('a', { href: '#threads' }, 'Threads'),
        h('a', { href: '#examples' }, 'Try'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet square',
          'data-act': 'theme',
          'aria-label': state.theme === 'dark' ? 'Switch to light' : 'Switch to dark',
        },
        icon(state.theme === 'dark' ? 'sun' : 'moon'),
      ),
      h(
        'button',
        { type: 'button', class: 'quiet square', 'data-act': 'help', 'aria-label': 'Keyboard shortcuts' },
        '?',
      ),
      personMenu(state),
    ),
    !state.connected &&
      h('p', { class: 'lost', role: 'status' }, 'The sandbox does not answer. Trying again…'),
    h(
      'div',
      { class: 'columns' },
      h(
        'main',
        { id: 'main' },
        state.route === undefined
          ? h('p', { class: 'blank' }, 'This sandbox has no thread yet.')
          : threadView(state, state.route),
      ),
      railView(state),
    ),
  )
}
