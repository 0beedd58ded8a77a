import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobDisk } from '../github/repository/blobs.ts'

const usualCapacity = 1024 * 1024 * 1024

/**
 * Texts of repositories in a folder, one file an object, so that a restart fetches nothing again. Bounded in bytes: what was used
 * longest ago goes first. It is a cache: a folder that is full, gone or read-only costs requests and nothing else. It holds what
 * the repositories hold, and only its owner may read it.
 */
export function openBlobDisk(folder: string, capacity = usualCapacity): BlobDisk {
  let size: Promise<number> | undefined
  const place = (oid: string): string => join(folder, oid.slice(0, 2), oid.slice(2))
  let turn: Promise<unknown> = Promise.resolve()

  async function put(oid: string, text: string): Promise<void> {
    const path = place(oid)
    const bytes = Buffer.from(text)
    size ??= sizeOf(folder)
    if ((await size) + bytes.length > capacity) size = shrink(folder, capacity / 2)
    await mkdir(join(folder, oid.slice(0, 2)), { recursive: true, mode: 0o700 })
    // Another process may write the same object: whoever is last renames the same content.
    const draft = `${path}.${process.pid}`
    await writeFile(draft, bytes, { mode: 0o600 })
    await rename(draft, path)
    size = Promise.resolve((await size) + bytes.length)
  }

  return {
    async read(oid) {
      try {
        const text = await readFile(place(oid), 'utf8')
        const now = new Date()
        void utimes(place(oid), now, now).catch(() => undefined)
        return text
      } catch {
        return undefined
      }
    },
    write(oid, text) {
      const done = turn.then(() => put(oid, text)).catch(() => undefined)
      turn = done
      return done
    },
  }
}

interface Kept {
  readonly path: string
  readonly size: number
  /** When it was used last, in milliseconds since 1970. */
  readonly used: number
}

async function filesIn(folder: string): Promise<readonly Kept[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const found = await Promise.all(
    names.map(async name => {
      const path = join(folder, name)
      const about = await stat(path).catch(() => undefined)
      return about?.isFile() === true ? [{ path, size: about.size, used: about.mtimeMs }] : []
    }),
  )
  return found.flat()
}

async function sizeOf(folder: string): Promise<number> {
  return (await filesIn(folder)).reduce((sum, { size }) => sum + size, 0)
}

/** Removes what was used longest ago until so many bytes are left; answers how many are. */
async function shrink(folder: string, goal: number): Promise<number> {
  const files = (await filesIn(folder)).toSorted((left, right) => left.used - right.used)
  let left = files.reduce((sum, { size }) => sum + size, 0)
  for (const { path, size } of files) {
    if (left <= goal) return left
    await rm(path, { force: true })
    left -= size
  }
  return left
}
