import { type Cursor, flag, list, struct, text } from '../kustomize/decode.ts'
import { cleanRelative } from '../kustomize/files.ts'
import type { YamlMap } from '../kustomize/yaml/value.ts'

/** A source that an ArtifactGenerator copies from. */
export interface GeneratorSource {
  readonly alias?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
}

/** One copy rule of an ArtifactGenerator. */
export interface CopyRule {
  /** As written: `@alias/pattern` and `@artifact/target`. */
  readonly from: string
  readonly to: string
  readonly alias: string
  readonly pattern: string
  /** Inside the artifact; the empty text is its root. */
  readonly target: string
  readonly exclude: readonly string[]
  readonly strategy: string
  readonly optional: boolean
}

/** What an ArtifactGenerator makes: rules by the ExternalArtifact's name. */
export interface ArtifactGenerator {
  readonly sources: readonly GeneratorSource[]
  readonly artifacts: ReadonlyMap<string, readonly CopyRule[]>
}

/** A copy rule as it is written. */
export interface WrittenRule {
  readonly from?: string
  readonly to?: string
  readonly exclude?: readonly string[]
  readonly strategy?: string
  readonly optional?: boolean
}

interface Written {
  readonly sources?: readonly GeneratorSource[]
  readonly artifacts?: readonly { readonly name?: string; readonly copy?: readonly WrittenRule[] }[]
}

const decode = struct<Written>({
  sources: list(struct<GeneratorSource>({ alias: text, kind: text, name: text, namespace: text }), {}),
  artifacts: list(
    struct<{ name?: string; copy?: readonly WrittenRule[] }>({
      name: text,
      copy: list(
        struct<WrittenRule>({
          from: text,
          to: text,
          exclude: list(text, ''),
          strategy: text,
          optional: flag,
        }),
        {},
      ),
    }),
    {},
  ),
})

/** Reads an ArtifactGenerator's `spec`; a wrong type is a problem (thrown). */
export function readGenerator(value: YamlMap): ArtifactGenerator {
  const cursor: Cursor = {
    path: ['spec'],
    name: 'ArtifactGenerator',
    strict: false,
    coerce: false,
    placeOf: () => undefined,
  }
  const { sources = [], artifacts = [] } = decode(value.get('spec'), cursor) ?? {}
  return {
    sources,
    artifacts: new Map(artifacts.map(({ name = '', copy = [] }) => [name, copy.map(readCopyRule)])),
  }
}

/** Reads a copy rule: what its `from` and `to` name. */
export function readCopyRule({
  from = '',
  to = '',
  exclude = [],
  strategy = 'Overwrite',
  optional = false,
}: WrittenRule): CopyRule {
  const [, alias = '', pattern = ''] = /^@([^/]*)\/([\s\S]*)$/.exec(from) ?? []
  const target = cleanRelative(to.replace(/^@artifact\//, ''))
  return { from, to, alias, pattern: pattern.replace(/^\.\//, ''), target, exclude, strategy, optional }
}
