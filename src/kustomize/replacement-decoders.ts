import { type Decoder, exactly, type Fields, flag, integer, list, struct, text } from './decode.ts'
import type {
  FieldOptions,
  Replacement,
  ReplacementField,
  ReplacementSource,
  ReplacementTarget,
} from './kustomization.ts'
import { decodeSelector, selectorFields } from './selector-decoder.ts'

const textList = list(text, '')

const decodeFieldOptions = struct<FieldOptions>({
  delimiter: text,
  index: integer,
  encoding: text,
  create: flag,
})

const { annotationSelector: _annotations, labelSelector: _labels, ...idFields } = selectorFields

const replacementFields: Omit<Fields<Replacement>, 'sourceValue'> = {
  source: struct<Omit<ReplacementSource, 'annotationSelector' | 'labelSelector'>>({
    ...idFields,
    fieldPath: text,
    options: decodeFieldOptions,
  }),
  targets: list(
    struct<ReplacementTarget>({
      select: decodeSelector,
      reject: list(decodeSelector, {}),
      fieldPaths: textList,
      options: decodeFieldOptions,
    }),
    {},
  ),
}

/** The decoders of a replacement, and of the entries of `replacements`. */
export type ReplacementDecoders = {
  readonly replacement: Decoder<Replacement>
  readonly entries: Decoder<readonly ReplacementField[]>
}

/** The decoders for a version that knows `sourceValue` or not. */
export function replacementDecoders(sourceValue: boolean): ReplacementDecoders {
  const fields = (
    sourceValue ? { ...replacementFields, sourceValue: text } : replacementFields
  ) as Fields<Replacement>
  return {
    replacement: struct<Replacement>(fields),
    entries: list(struct<ReplacementField>({ ...exactly(fields), path: text }), {}),
  }
}
