/** A YAML mapping: insertion order, any text as key; `__proto__` is an ordinary key. */
export type YamlMap = Map<string, Value>

/**
 * A YAML value as Kustomize carries it: integers up to 2^53 and fractions are numbers, larger integers (to 64 bits)
 * bigints. An integral fraction is an integer, as after Go's trip through JSON: `1.0` is `1`.
 */
export type Value = null | boolean | number | bigint | string | Scalar | Value[] | YamlMap

/**
 * A scalar that its bare value does not tell: a text that Go would not print for it (`1.50`, `0x1F`, `True`, `~`, nothing, a
 * date), or a string in quotes or a block that needs none. Only `parseResources` makes them. `value` is what is printed,
 * `text` what the file says; `inFlow` that it stood between brackets, where Kustomize prints some as quoted texts.
 */
export class Scalar {
  readonly value: null | boolean | number | bigint | string
  readonly text: string
  readonly quoted: boolean
  readonly inFlow: boolean

  constructor(
    value: null | boolean | number | bigint | string,
    text: string,
    quoted: boolean,
    inFlow = false,
  ) {
    this.value = value
    this.text = text
    this.quoted = quoted
    this.inFlow = inFlow
  }
}

/** A scalar without the memory of how it was written, as it is printed; other values as they are. */
export function printedValue(value: Value): Exclude<Value, Scalar> {
  if (!(value instanceof Scalar)) return value
  // Between brackets a missing value is printed as '' and a time of day, for its colon, in quotes.
  const becomesText =
    value.inFlow && typeof value.value !== 'number' && (value.text === '' || value.text.includes(':'))
  return becomesText ? value.text : value.value
}

/** Whether a value is a mapping. */
export function isMap(value: Value | undefined): value is YamlMap {
  return value instanceof Map
}
