import type { Place } from '../lib/problem.ts'
import type { RenderCache } from './cache.ts'
import type { Finding } from './context.ts'
import { type DialectName, olderDialect } from './dialect.ts'
import { newerDialect } from './dialect-newer.ts'
import type { FieldSteps } from './field-origins.ts'
import type { Files } from './files.ts'
import { renderDialect } from './render-dialect.ts'
import type { CustomSchemaUse } from './schema/state.ts'
import type { YamlMap } from './yaml/value.ts'

/** How to build. */
export interface RenderOptions {
  /** Which Kustomize to be the same as; 5.5 unless said. */
  readonly dialect?: DialectName
  /** The order of the output where the kustomization does not say: by kind, or as read. By kind unless said. */
  readonly reorder?: 'legacy' | 'none'
  /** Whether files must lie in or under their kustomization's folder; they must unless said. */
  readonly loadRestrictor?: 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone'
  /** Whether the schema of `openapi.path` takes the place of the built-in ones, or adds to them as in Flux. It does the former unless said. */
  readonly customSchema?: CustomSchemaUse
  /** Parsed files to share with other builds. */
  readonly cache?: RenderCache
  /** Whether `originOf` of the documents can answer; it costs a comparison per transformer. */
  readonly origins?: boolean
  /** Told what Kustomize prints on stderr, before a build that fails ends too. */
  readonly onWarning?: (warning: string) => void
  /** Where paths in messages are relative to: a path of the port, its root unless said. */
  readonly base?: string
}

/** One resource of the output. */
export interface RenderedDocument {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly namespace: string | undefined
  /** `default` where none is named, `_non_namespaceable_` for the cluster-scoped. */
  readonly effectiveNamespace: string
  readonly value: YamlMap
  /**
   * Where a field comes from: the last layer that changed it, else the file it was read from. Steps are keys, and for list elements
   * `[name=x]` or, where they have no name, their index. Absent unless `origins` was asked for.
   */
  readonly originOf?: (steps: FieldSteps) => Place | undefined
}

/** What a build gives. */
export interface Rendered {
  readonly documents: readonly RenderedDocument[]
  /** The bytes that `kustomize build` prints. */
  readonly text: string
  /** What was done in silence. */
  readonly findings: readonly Finding[]
  /** What Kustomize prints on stderr although it goes on. */
  readonly warnings: readonly string[]
}

/**
 * Builds the kustomization in a folder, as `kustomize build` does. Throws ProblemError where Kustomize fails, and for what is
 * never done here: downloads, helm, functions, executables.
 */
export function render(files: Files, dir: string, options: RenderOptions = {}): Rendered {
  return renderDialect(options.dialect === '5.8' ? newerDialect : olderDialect, files, dir, options)
}
