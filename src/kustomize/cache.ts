import { createFolderMemo, type FolderMemo } from './folder-memo.ts'
import { type ParsedConfig, parseConfig } from './yaml/parse-config.ts'
import { type ParsedDocument, parseResources } from './yaml/parse-resources.ts'

/** The documents of a resource file. */
export interface ParsedResources {
  readonly documents: readonly ParsedDocument[]
}

/** What many builds share is done once. */
export interface RenderCache {
  /** What folders came to that kustomizations name. */
  readonly folders: FolderMemo
  /** Parsed files by name and content. */
  resources(text: string, file: string): ParsedResources
  config(text: string, file: string): ParsedConfig
}

// Characters of source text kept; parsed, they take some ten times that in bytes.
const defaultLimit = 32 * 1024 * 1024

/** A cache of nothing. It forgets the oldest files once their texts together exceed `limit` characters. */
export function createCache(limit = defaultLimit): RenderCache {
  return {
    folders: createFolderMemo(),
    resources: memoize(parseResources, limit),
    config: memoize(parseConfig, limit),
  }
}

function memoize<T>(
  parse: (text: string, file: string) => T,
  limit: number,
): (text: string, file: string) => T {
  const byText = new Map<string, Map<string, T>>()
  let size = 0
  return (text, file) => {
    const byFile = byText.get(text)
    const known = byFile?.get(file)
    if (known !== undefined) return known
    const parsed = parse(text, file)
    if (byFile === undefined) byText.set(text, new Map([[file, parsed]]))
    else byFile.set(file, parsed)
    size += text.length + 1
    for (const [oldest, entries] of byText) {
      if (size <= limit || oldest === text) break
      byText.delete(oldest)
      size -= (oldest.length + 1) * entries.size
    }
    return parsed
  }
}
