import { h, icon } from './dom.ts'
import { avatar } from './people-view.ts'
import { actingAs, type Route, type State } from './state.ts'
import { readyCommand } from './suggestions.ts'

/** The box to comment in, with the command that is worth trying first ready beside it. */
export function composer(state: State, route: Route): HTMLElement {
  const me = actingAs(state)?.login ?? ''
  const ready = readyCommand(state.matrix)
  return h(
    'section',
    { class: 'entry composer', 'aria-label': 'Comment', 'data-key': 'composer' },
    avatar(me),
    h(
      'form',
      { class: 'card', 'data-act': 'comment' },
      h('label', { for: 'comment', class: 'composer-label' }, `Comment as ${me}`),
      h('textarea', {
        id: 'comment',
        name: 'comment',
        rows: 3,
        'data-key': `draft-${route.repository}-${route.number}`,
        placeholder: ready,
        'aria-describedby': 'composer-hint',
        spellcheck: 'false',
        autocapitalize: 'off',
        maxlength: 65536,
      }),
      state.refusal !== undefined && h('p', { class: 'refusal', role: 'alert' }, state.refusal),
      h(
        'div',
        { class: 'composer-foot' },
        h(
          'p',
          { class: 'hint', id: 'composer-hint' },
          h('span', { class: 'muted' }, 'Try '),
          h(
            'button',
            {
              type: 'button',
              class: 'command',
              'data-act': 'fill',
              'data-value': ready,
              title: 'Put it into the box (→ in the empty box does the same)',
            },
            ready,
          ),
        ),
        h(
          'button',
          { type: 'submit', class: 'primary send', disabled: state.busy, title: 'Ctrl+Enter' },
          icon('arrow'),
          state.busy ? 'Sending…' : 'Comment',
        ),
      ),
    ),
  )
}
