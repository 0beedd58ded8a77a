/**
 * Makes a tree equal to another by the fewest changes, so that focus, typed text, scroll position and what a person
 * unfolded stay. Elements with the same `data-key` are the same element; what stands beside an element that comes and
 * goes needs a key.
 */
export function morph(from: Element, to: Element): void {
  copyAttributes(from, to)
  if (from instanceof HTMLTextAreaElement) return
  morphChildren(from, to)
}

// Set by the person (or the browser) after the element was made: a new picture does not undo it.
const kept = new Set(['open', 'data-fresh', 'rows'])

function copyAttributes(from: Element, to: Element): void {
  for (const { name, value } of to.attributes) {
    if (!kept.has(name) && from.getAttribute(name) !== value) from.setAttribute(name, value)
  }
  for (const { name } of [...from.attributes]) {
    if (!kept.has(name) && !to.hasAttribute(name)) from.removeAttribute(name)
  }
}

function morphChildren(from: Element, to: Element): void {
  const keyed = new Map<string, Element>()
  for (const child of from.children) {
    const key = child.getAttribute('data-key')
    if (key !== null) keyed.set(key, child)
  }
  let place: ChildNode | null = from.firstChild
  for (const wanted of [...to.childNodes]) {
    const match = findMatch(place, wanted, keyed)
    if (match === undefined) {
      from.insertBefore(wanted, place)
      continue
    }
    if (match === place) place = place.nextSibling
    else from.insertBefore(match, place)
    morphNode(match, wanted)
  }
  while (place !== null) {
    const next: ChildNode | null = place.nextSibling
    place.remove()
    place = next
  }
}

function findMatch(
  place: ChildNode | null,
  wanted: ChildNode,
  keyed: ReadonlyMap<string, Element>,
): ChildNode | undefined {
  const key = keyOf(wanted)
  if (key !== null) {
    const same = keyed.get(key)
    return same?.nodeName === wanted.nodeName ? same : undefined
  }
  const fits = place !== null && place.nodeName === wanted.nodeName && keyOf(place) === null
  return fits ? place : undefined
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute('data-key') : null
}

function morphNode(from: ChildNode, to: ChildNode): void {
  if (from instanceof Element && to instanceof Element) morph(from, to)
  else if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue
}
