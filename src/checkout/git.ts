import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Bytes that one answer of git may have; a listing of 100,000 files is some 10 MB. */
const largestAnswer = 256 * 1024 * 1024

/** Runs git with these words in a folder, without a shell → what it printed. Rejects with git's own words. */
export async function git(folder: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', folder, ...words], {
    maxBuffer: largestAnswer,
    encoding: 'utf8',
  })
  return stdout
}
