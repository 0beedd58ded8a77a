import { createRecentMap, partOf } from '../lib/recent-map.ts'
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

// Characters of source text kept; parsed, they take some ten times that in bytes, and each file a little besides.
const defaultLimit = 12 * 1024 * 1024
const besides = 50

/** A cache of nothing. It forgets the files that were not asked for longest once their texts together exceed `limit` characters. */
export function createCache(limit = defaultLimit): RenderCache {
  return {
    folders: createFolderMemo(),
    resources: memoize(parseResources, limit),
    config: memoize(parseConfig, limit),
  }
}

/** A cache whose folders are one repository's own, and whose parsed files are all repositories'. */
export function partOfCache(cache: RenderCache, name: string): RenderCache {
  return { ...cache, folders: partOf(cache.folders, `${name}\n`) }
}

function memoize<T>(
  parse: (text: string, file: string) => T,
  limit: number,
): (text: string, file: string) => T {
  const byText = createRecentMap<Map<string, T>>(limit)
  return (text, file) => {
    const byFile = byText.get(text) ?? new Map<string, T>()
    const known = byFile.get(file)
    if (known !== undefined) return known
    const parsed = parse(text, file)
    byFile.set(file, parsed)
    // One that is larger than all together may be has a place until the next one comes.
    byText.set(text, byFile, Math.min((text.length + besides) * byFile.size, limit))
    return parsed
  }
}
