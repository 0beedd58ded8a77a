import { h } from './dom.ts'

/** A command to take into the box with a click; it breaks between words only. `as` is who would send it. */
export function commandButton(command: string, as?: string): HTMLElement {
  const words = command.split(' ').map(word => h('span', { class: 'word' }, word))
  const spaced = words.flatMap((word, index) => (index === 0 ? [word] : [' ', word]))
  const attributes = { 'data-act': 'fill', 'data-value': command, 'data-as': as }
  return h(
    'button',
    { type: 'button', class: 'command', title: 'Put it into the box', ...attributes },
    h('span', {}, ...spaced),
  )
}

const whole = /^(?:\/[a-z]+|@lockkeeper)(?: [^<>…]*)?$/

/** Makes the commands that a reply offers ready to take; patterns like `/list [<app>]` stay text. */
export function offerCommands(body: HTMLElement): void {
  for (const code of body.querySelectorAll(':not(pre) > code')) {
    const command = code.textContent ?? ''
    if (whole.test(command)) code.replaceWith(commandButton(command))
  }
}
