import { type Access, pathOf } from '../access.ts'
import { tarFiles } from './tar.ts'

/** A whole commit to take texts from at once. */
export interface Archive {
  readonly commit: string
  /** Object ids by path, of every file of the commit. */
  readonly entries: ReadonlyMap<string, { readonly oid: string; readonly size: number }>
}

// What one download may hold unpacked; beyond it, hundreds of small queries are cheaper than the rest of the repository.
export const largestArchive = 512 * 1024 * 1024
// An archive with paths and padding is larger than its files, but not twice as large beyond some slack.
const slack = 64 * 1024 * 1024

/**
 * Downloads a commit once and hands on the wanted files. What is missing in it (`export-ignore`), or was changed on the way
 * (`export-subst`), is for others to fetch: nothing here says that a file has the object's content.
 */
export async function downloadArchive(
  access: Access,
  { commit }: Pick<Archive, 'commit'>,
  isWanted: (path: string) => boolean,
  keep: (path: string, bytes: Uint8Array) => void,
): Promise<void> {
  const route = 'GET /repos/{owner}/{repo}/tarball/{ref}'
  const { body } = await access.api('survey')({
    route,
    parameters: { ...pathOf(access.ref), ref: commit },
    stream: true,
  })
  if (!(body instanceof ReadableStream)) return
  const unpacked = body.pipeThrough(new DecompressionStream('gzip'))
  const inside = (path: string): string => path.slice(path.indexOf('/') + 1)
  for await (const { path, bytes } of tarFiles(bounded(unpacked), path => isWanted(inside(path))))
    keep(inside(path), bytes)
}

async function* bounded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > 2 * largestArchive + slack) throw new Error('an archive that is larger than its files')
    yield chunk
  }
}
