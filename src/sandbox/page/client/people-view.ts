import { h, icon } from './dom.ts'
import { actingAs, type State } from './state.ts'

/** A round badge with someone's initials; a bot gets the lock's gates. */
export function avatar(login: string, bot = false, size = ''): HTMLElement {
  if (bot) return h('span', { class: `avatar bot ${size}`, 'aria-hidden': 'true' }, icon('gates'))
  const initials = login.slice(0, 2).toUpperCase()
  const tint = [...login].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6, 3)
  return h('span', { class: `avatar tint-${tint} ${size}`, 'aria-hidden': 'true' }, initials)
}

/** Who one acts as, and the menu to become someone else. */
export function personMenu(state: State): HTMLElement {
  const me = actingAs(state)
  if (me === undefined) return h('span')
  return h(
    'div',
    { class: 'person-menu' },
    h(
      'button',
      {
        type: 'button',
        class: 'quiet person',
        id: 'person',
        popovertarget: 'people',
        'aria-label': `Acting as ${me.login}, ${me.role}. Switch person`,
      },
      avatar(me.login),
      h('span', { class: 'person-name' }, me.login),
      h('span', { class: 'role' }, me.role),
      icon('down'),
    ),
    h(
      'div',
      { id: 'people', popover: 'auto', class: 'popover', role: 'group', 'aria-label': 'Act as' },
      h('p', { class: 'popover-title' }, 'Act as'),
      ...state.people.map(person =>
        h(
          'button',
          {
            type: 'button',
            class: 'choice',
            'data-act': 'become',
            'data-value': person.login,
            'aria-pressed': String(person.login === me.login),
          },
          avatar(person.login),
          h('span', { class: 'choice-name' }, person.login),
          h('span', { class: 'role' }, person.role),
        ),
      ),
    ),
  )
}
