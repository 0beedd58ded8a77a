import { h } from './dom.ts'
import { shortcuts } from './keys.ts'

/** The dialog with the shortcuts; it lives beside the page, so that drawing does not close it. */
export function helpDialog(): HTMLElement {
  return h(
    'dialog',
    { id: 'help', 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, 'Keyboard'),
    h(
      'dl',
      {},
      ...shortcuts.map(([keys, does]) =>
        h('div', {}, h('dt', {}, ...keys.map(key => h('kbd', {}, key))), h('dd', {}, does)),
      ),
    ),
    h('button', { type: 'button', class: 'primary', 'data-act': 'close-help' }, 'Close'),
  )
}
