import { isPrintedPlain } from './yaml/emit.ts'
import { isAmbiguousIn } from './yaml/resolve.ts'
import { printedValue, Scalar, type Value, type YamlMap } from './yaml/value.ts'

/**
 * What a trip through JSON and back leaves: numbers are 64-bit floats, and how a scalar was written is forgotten; but Kustomize
 * reads it from YAML again, where some texts stand in quotes or a block.
 */
export function asJson(node: Value): Value {
  if (node === null || typeof node === 'boolean') return node
  if (typeof node === 'string') return asPrinted(node)
  if (typeof node === 'number' || typeof node === 'bigint') return asFloat(Number(node))
  if (node instanceof Scalar) return asJson(printedValue(node))
  if (Array.isArray(node)) {
    const elements = node.map(asJson)
    return elements.every((element, index) => element === node[index]) ? node : elements
  }
  return mapAsJson(node)
}

// Of a text that needs quotes in any case they need not be remembered.
function asPrinted(text: string): Value {
  return isPrintedPlain(text) || isAmbiguousIn(text, 'resource') ? text : new Scalar(text, text, true)
}

function mapAsJson(map: YamlMap): YamlMap {
  let result = map
  for (const [key, value] of map) {
    const converted = asJson(value)
    if (converted === value) continue
    if (result === map) result = new Map(map)
    result.set(key, converted)
  }
  return result
}

// Go writes such a float with an exponent, and its text is what a replacement would copy: strconv.FormatFloat(f, 'g', -1, 64).
const exponentFrom = 1e6

function asFloat(value: number): Value {
  if (!Number.isInteger(value) || Math.abs(value) < exponentFrom) return value
  const [mantissa = '', exponent = ''] = value.toExponential().split('e+')
  return new Scalar(value, `${mantissa}e+${exponent.padStart(2, '0')}`, false)
}
