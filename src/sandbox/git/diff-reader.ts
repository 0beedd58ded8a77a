import { randomUUID } from 'node:crypto'
import { GitDialogue } from './dialogue.ts'

const options = ['-r', '-M', '--full-index', '--no-ext-diff', '--no-color', '--raw', '--numstat', '-p', '-z']

/** One long-lived `git diff-tree`. */
export class DiffReader {
  readonly #git: GitDialogue

  constructor(folder: string) {
    this.#git = new GitDialogue(folder, ['diff-tree', '--stdin', ...options])
  }

  /** What `git diff-tree` prints for two trees: raw rows, counts and patches; renames are found. */
  async read(before: string, after: string): Promise<string> {
    const asked = `${before} ${after}\n`
    // What is no object's id git prints as it stands, after the answer to what came before.
    const end = `${randomUUID()}\n`
    const text = await this.#git.ask(`${asked}${end.trimEnd()}`, received => {
      const at = received.indexOf(end)
      return at < 0 ? undefined : { answer: received.toString('utf8', 0, at), length: at + end.length }
    })
    if (text?.startsWith(asked) !== true) throw new Error(`git diff-tree knows no ${before} or ${after}`)
    return text.slice(asked.length)
  }

  close(): void {
    this.#git.close()
  }
}
