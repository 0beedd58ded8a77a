import { textOf } from '../../kustomize/scalar.ts'
import { printedValue, type Value } from '../../kustomize/yaml/value.ts'
import type { Step } from '../../lib/pointer.ts'
import type { Origin } from '../../promotion/rendered.ts'
import type { RenderedObject } from './object.ts'

/** Where in the repository a field of an object is said, as its rendering knows; nothing where that was not asked for. */
export function renderedOrigin(object: RenderedObject, steps: readonly Step[]): Origin | undefined {
  if (object.originOf === undefined) return undefined
  const place = object.originOf(renderingSteps(object.value, steps))
  return place === undefined ? undefined : { file: place.file, line: place.line }
}

/** The steps in the renderer's words: list elements by `name`, else by index. */
function renderingSteps(root: Value, steps: readonly Step[]): readonly string[] {
  const words: string[] = []
  let node: Value | undefined = root
  for (const step of steps) {
    if (typeof step === 'string') {
      words.push(step)
      node = node instanceof Map ? node.get(step) : undefined
      continue
    }
    const list: readonly Value[] = Array.isArray(node) ? node : []
    const at: number = typeof step === 'number' ? step : list.findIndex(element => isElement(element, step))
    node = list[at]
    words.push(elementWord(node, at))
  }
  return words
}

function elementWord(element: Value | undefined, at: number): string {
  const name = element instanceof Map ? element.get('name') : undefined
  return name === undefined ? String(at) : `[name=${textOf(name)}]`
}

function isElement(
  element: Value,
  { key, value }: { readonly key: string; readonly value: string },
): boolean {
  const found = element instanceof Map ? element.get(key) : undefined
  if (found === undefined || !(element instanceof Map)) return false
  const text = textOf(printedValue(found))
  if (text === value) return true
  // Further keys follow the first: `53,protocol=UDP`.
  if (!value.startsWith(`${text},`)) return false
  return value
    .slice(text.length + 1)
    .split(',')
    .every(part => {
      const [other = '', wanted = ''] = part.split('=')
      return (
        wanted === '' || textOf(element.get(other)) === wanted || (!element.has(other) && wanted === 'TCP')
      )
    })
}
