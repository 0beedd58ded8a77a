import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import type { Files, Resolved } from '../kustomize/files.ts'

/** The machine's own files. What cannot be read counts as not there. */
export function diskFiles(): Files {
  return {
    read: path => attempt(() => readFileSync(path)),
    list: path => attempt(() => readdirSync(path)),
    resolve: path => attempt(() => resolveOnDisk(path)),
  }
}

function resolveOnDisk(path: string): Resolved | undefined {
  const real = realpathSync.native(path)
  const stats = statSync(real)
  if (stats.isDirectory()) return { path: real, kind: 'folder' }
  return stats.isFile() ? { path: real, kind: 'file' } : undefined
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
