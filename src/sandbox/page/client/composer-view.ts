import { commandButton } from './command-view.ts'
import { type Child, h, icon } from './dom.ts'
import { avatar } from './people-view.ts'
import { actingAs, type State, type ThreadRoute } from './state.ts'
import { readyCommand } from './suggestions.ts'

/** The box to comment in, with the command that is worth trying first ready beside it. */
export function composer(state: State, route: ThreadRoute): HTMLElement {
  const me = actingAs(state)?.login ?? ''
  const ready = readyCommand(state.matrix, route.repository)
  return h(
    'section',
    { class: 'entry composer', 'aria-label': 'Comment', 'data-key': 'composer' },
    avatar(me),
    h(
      'form',
      { class: 'card', 'data-act': 'comment' },
      h('label', { for: 'comment', class: 'composer-label' }, `Comment as ${me}`),
      box(route, ready),
      refusalView(state.refusal),
      h('div', { class: 'composer-foot', 'data-key': 'foot' }, hint(ready), sendButton(state.busy)),
    ),
  )
}

/** What GitHub said when it refused the person's last act, read out at once. */
export function refusalView(refusal: string | undefined): Child {
  return refusal === undefined
    ? undefined
    : h('p', { class: 'refusal', role: 'alert', 'data-key': 'refusal' }, refusal)
}

function box(route: ThreadRoute, ready: string): HTMLElement {
  return h('textarea', {
    id: 'comment',
    name: 'comment',
    rows: 3,
    'data-key': `draft-${route.repository}-${route.number}`,
    placeholder: ready,
    'aria-describedby': 'composer-hint',
    spellcheck: 'false',
    autocapitalize: 'off',
    maxlength: 65536,
  })
}

function hint(ready: string): HTMLElement {
  return h(
    'p',
    { class: 'hint', id: 'composer-hint' },
    h('span', { class: 'muted' }, 'Try '),
    commandButton(ready),
  )
}

function sendButton(busy: boolean): HTMLElement {
  const attributes = { type: 'submit', class: 'primary send', disabled: busy, title: 'Ctrl+Enter' }
  return h('button', attributes, icon('arrow'), busy ? 'Sending…' : 'Comment')
}
