/** What an element may hold; nothing and `false` leave no trace. */
export type Child = Node | string | number | false | undefined | readonly Child[]

/** Attributes by name; `true` is an empty one, nothing and `false` leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Makes an element: text is text, never markup. */
export function h(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag)
  setAttributes(element, attributes)
  append(element, children)
  return element
}

/** Makes an icon of 16 by 16 from the outline of a path; hidden from screen readers, the text beside it speaks. */
export function icon(name: keyof typeof outlines, extra = ''): SVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  setAttributes(svg, { viewBox: '0 0 16 16', class: `icon ${extra}`.trim(), 'aria-hidden': 'true' })
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', outlines[name])
  svg.append(path)
  return svg
}

const outlines = {
  gates: 'M3 2.5v11M13 2.5v11M3.6 4.5L8 8.5L12.4 4.5',
  check: 'M3 8.5l3.2 3.2L13 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  wait: 'M8 4.2V8l2.6 1.6M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8',
  issue: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.2a.8.8 0 1 1 0 1.6a.8.8 0 0 1 0-1.6',
  pull: 'M4 5.6v8.2M4 2.2a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 0 1 0-3.4M12 13.8a1.7 1.7 0 1 1 0-3.4a1.7 1.7 0 0 1 0 3.4M12 10.4V7Q12 4 9 4H7.4M9.2 2L7.2 4l2 2',
  merge:
    'M4.5 5.6v8.2M4.5 2.2a1.7 1.7 0 1 1 0 3.4a1.7 1.7 0 0 1 0-3.4M11.8 10.8a1.7 1.7 0 1 1 0-3.4a1.7 1.7 0 0 1 0 3.4M10.1 9.1Q5.4 9.1 4.5 5.6',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  sun: 'M8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8L13 13M13 3l-1.2 1.2M4.2 11.8L3 13',
  moon: 'M13.4 9.8A6 6 0 0 1 6.2 2.6a6 6 0 1 0 7.2 7.2z',
  arrow: 'M3 8h9.5M9 4.5L12.5 8L9 11.5',
  down: 'M4 6.5L8 10.5L12 6.5',
  dot: 'M8 6a2 2 0 1 1 0 4a2 2 0 0 1 0-4',
  file: 'M4 1.8h5.2L12.4 5v9.2H4zM9 2v3.2h3.2',
} as const

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue
    if (typeof child === 'object' && !(child instanceof Node)) append(element, child)
    else element.append(typeof child === 'number' ? String(child) : child)
  }
}
