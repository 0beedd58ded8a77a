/** A regular file of a tar archive. */
export interface TarFile {
  readonly path: string
  readonly bytes: Uint8Array
}

const block = 512
const ascii = new TextDecoder('latin1')
const utf8 = new TextDecoder()

/**
 * The wanted files of an archive as `git archive` writes it: POSIX.1-1988 headers, and POSIX.1-2001 extended ones for long paths.
 * Everything else is passed over. An archive that breaks off ends the files.
 */
export async function* tarFiles(
  chunks: AsyncIterable<Uint8Array>,
  isWanted: (path: string, size: number) => boolean,
): AsyncGenerator<TarFile> {
  const source = createSource(chunks)
  let longPath: string | undefined
  for (;;) {
    const header = await source.take(block)
    if (header === undefined || header.every(byte => byte === 0)) return
    const { path, size, type } = readHeader(header)
    const padded = Math.ceil(size / block) * block
    if (type === 'x') {
      const extended = await source.take(padded)
      if (extended === undefined) return
      longPath = extendedPath(utf8.decode(extended.subarray(0, size)))
      continue
    }
    const named = longPath ?? path
    longPath = undefined
    if (type === '0' && isWanted(named, size)) {
      const content = await source.take(padded)
      if (content === undefined) return
      yield { path: named, bytes: content.slice(0, size) }
    } else await source.skip(padded)
  }
}

interface Header {
  readonly path: string
  /** In bytes. */
  readonly size: number
  /** `0` a file, `2` a link, `5` a folder, `x` and `g` extended headers. */
  readonly type: string
}

function readHeader(header: Uint8Array): Header {
  const field = (start: number, length: number): Uint8Array => {
    const bytes = header.subarray(start, start + length)
    const end = bytes.indexOf(0)
    return end === -1 ? bytes : bytes.subarray(0, end)
  }
  const [name, prefix] = [field(0, 100), field(345, 155)].map(bytes => utf8.decode(bytes))
  const size = Number.parseInt(ascii.decode(field(124, 12)).trim() || '0', 8)
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('an archive with a header that is none')
  const type = ascii.decode(header.subarray(156, 157))
  return { path: prefix === '' ? (name ?? '') : `${prefix}/${name}`, size, type: type === '\0' ? '0' : type }
}

/** Of records like `30 path=a/long/name\n`, whose number counts the bytes of the whole record. */
function extendedPath(text: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1]
}

interface Source {
  /** Nothing when there are no more so many bytes. */
  take(count: number): Promise<Uint8Array | undefined>
  skip(count: number): Promise<void>
}

function createSource(chunks: AsyncIterable<Uint8Array>): Source {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Uint8Array = new Uint8Array()
  const more = async (): Promise<Uint8Array | undefined> => {
    const next = await iterator.next()
    return next.done === true ? undefined : next.value
  }
  return {
    async take(count) {
      const parts = [held]
      let size = held.length
      while (size < count) {
        const next = await more()
        if (next === undefined) return undefined
        parts.push(next)
        size += next.length
      }
      const all = parts.length === 1 ? held : Buffer.concat(parts)
      held = all.subarray(count)
      return all.subarray(0, count)
    },
    async skip(count) {
      let left = count
      while (left > held.length) {
        left -= held.length
        held = (await more()) ?? new Uint8Array()
        if (held.length === 0) return
      }
      held = held.subarray(left)
    },
  }
}
