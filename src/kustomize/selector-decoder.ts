import { type Decoder, exact, type Fields, struct, text } from './decode.ts'
import type { Selector } from './selector.ts'

const exactText = exact(text)

/** The decoders of a selector's fields. */
export const selectorFields: Fields<Selector> = {
  group: exactText,
  version: exactText,
  kind: exactText,
  name: exactText,
  namespace: exactText,
  annotationSelector: text,
  labelSelector: text,
}

/** Reads a selector. */
export const decodeSelector: Decoder<Selector> = struct<Selector>(selectorFields)
