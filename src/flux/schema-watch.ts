import type { Files } from '../kustomize/files.ts'
import { kustomizationNames } from '../kustomize/read-kustomization.ts'
import { lineAndColumn } from '../lib/lines.ts'
import { nameOf } from '../lib/path.ts'
import { artifactRoot } from './artifact.ts'
import type { Unknown } from './unknown.ts'

/** Files that notice when a build reads a kustomization with `openapi.path`. */
export interface WatchedFiles {
  readonly files: Files
  readonly unknowns: () => readonly Unknown[]
}

/** Flux adds the schema of `openapi.path` to the built-in ones, our engine takes it in their place: that is said. */
export function watchSchemas(files: Files): WatchedFiles {
  const found = new Map<string, Unknown>()
  return {
    files: {
      ...files,
      read(path) {
        const content = files.read(path)
        if (kustomizationNames.some(name => name === nameOf(path))) notice(path, content, found)
        return content
      },
    },
    unknowns: () => [...found.values()],
  }
}

function notice(path: string, content: string | Uint8Array | undefined, found: Map<string, Unknown>): void {
  const text = content instanceof Uint8Array ? new TextDecoder().decode(content) : (content ?? '')
  const match = /^["']?openapi["']?\s*:\s*(?:\{\s*["']?path|\n\s+["']?path)/im.exec(text)
  if (match === null) return
  const file = path.slice(artifactRoot.length + 1)
  found.set(file, {
    code: 'SCHEMA_REPLACED',
    message:
      '`openapi.path` adds to the built-in schemas in Flux; here it replaces them, so lists in built-in kinds may merge differently.',
    place: { file, ...lineAndColumn(text, match.index) },
  })
}
