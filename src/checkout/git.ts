import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ProblemError } from '../lib/problem.ts'

const run = promisify(execFile)

/** Bytes that one answer of git may have; a listing of 100,000 files is some 10 MB. */
const largestAnswer = 256 * 1024 * 1024

/** Runs git with these words in a folder, without a shell → what it printed. Rejects with git's own words. */
export async function git(folder: string, ...words: readonly string[]): Promise<string> {
  const options = { maxBuffer: largestAnswer, encoding: 'utf8' } as const
  const { stdout } = await run('git', ['-C', folder, ...words], options).catch(explain)
  return stdout
}

function explain(error: unknown): never {
  if (error instanceof Error && 'syscall' in error && error.syscall === 'spawn git')
    throw new ProblemError(
      { code: 'GIT_MISSING', message: 'There is no git on the PATH.', advice: 'Install git.' },
      { cause: error },
    )
  throw error
}

/** The texts of blobs, all from one process; what is no UTF-8 is left out. */
export async function gitBlobs(folder: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return parseBatch(await catFile(folder, '--batch', ids))
}

/** The sizes of blobs in bytes, all from one process. */
export async function gitSizes(folder: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const answer = await catFile(folder, '--batch-check', ids)
  const lines = answer.toString('latin1').split('\n')
  const found = lines.map(line => line.split(' ')).filter(([, kind]) => kind === 'blob')
  return new Map(found.map(([id = '', , size]) => [id, Number(size)]))
}

async function catFile(folder: string, how: string, ids: readonly string[]): Promise<Buffer> {
  if (ids.length === 0) return Buffer.alloc(0)
  const running = run('git', ['-C', folder, 'cat-file', how], {
    maxBuffer: largestAnswer,
    encoding: 'buffer',
  })
  running.child.stdin?.end(`${ids.join('\n')}\n`)
  return (await running).stdout
}

/** Answers of the form `<id> blob <size>`, a line end, the bytes, a line end. */
function parseBatch(answer: Buffer): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const texts = new Map<string, string>()
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at)
    const [id = '', kind, size = '0'] = answer.toString('latin1', at, end).split(' ')
    at = end + 1
    if (kind !== 'blob') continue
    try {
      texts.set(id, decoder.decode(answer.subarray(at, at + Number(size))))
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
    at += Number(size) + 1
  }
  return texts
}
