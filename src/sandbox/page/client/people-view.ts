import type { Person } from './api-types.ts'
import { h, icon } from './dom.ts'
import { actingAs, type State } from './state.ts'

/** A round badge with someone's initials; a bot gets the lock's gates. */
export function avatar(login: string, bot = false, size = ''): HTMLElement {
  if (bot) return h('span', { class: `avatar bot ${size}`, 'aria-hidden': 'true' }, icon('gates'))
  const initials = login.slice(0, 2).toUpperCase()
  const tint = [...login].reduce((sum, letter) => (sum * 3 + (letter.codePointAt(0) ?? 0)) % 6, 0)
  return h('span', { class: `avatar tint-${tint} ${size}`, 'aria-hidden': 'true' }, initials)
}

/** Who one acts as, and the menu to become someone else. */
export function personMenu(state: State): HTMLElement {
  const me = actingAs(state)
  if (me === undefined) return h('span')
  const choices = state.people.map(person => choice(person, person.login === me.login))
  return h(
    'div',
    { class: 'person-menu' },
    opener(me),
    h(
      'div',
      { id: 'people', popover: 'auto', class: 'popover', role: 'group', 'aria-label': 'Act as' },
      h('p', { class: 'popover-title' }, 'Act as'),
      ...choices,
    ),
  )
}

function opener(me: Person): HTMLElement {
  const label = `Acting as ${me.login}, ${me.role}. Switch person`
  return h(
    'button',
    { type: 'button', class: 'quiet person', id: 'person', popovertarget: 'people', 'aria-label': label },
    avatar(me.login),
    h('span', { class: 'person-name' }, me.login),
    h('span', { class: 'role' }, me.role),
    icon('down'),
  )
}

function choice(person: Person, isMe: boolean): HTMLElement {
  const act = { 'data-act': 'become', 'data-value': person.login, 'aria-pressed': String(isMe) }
  return h(
    'button',
    { type: 'button', class: 'choice', ...act },
    avatar(person.login),
    h('span', { class: 'choice-name' }, person.login),
    h('span', { class: 'role' }, person.role),
  )
}
