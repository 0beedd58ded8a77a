import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'

const run = promisify(execFile)

/** A clone of the GitOps repository, as alice works in it. */
export interface Checkout {
  readonly folder: string
  git(...words: readonly string[]): Promise<string>
  /** Writes files, by their paths. */
  write(files: Readonly<Record<string, string>>): void
  /** Commits everything and pushes the branch; answers the commit. */
  push(branch: string): Promise<string>
  remove(): void
}

export async function cloneFleet(gitHub: SandboxGitHub): Promise<Checkout> {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-checkout-'))
  // The stand-in answers from this process, so git must not block it.
  const git = async (...words: readonly string[]) => {
    const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@users.noreply.github.com']
    return (await run('git', ['-C', folder, ...who, ...words])).stdout.trim()
  }
  const token = gitHub.people.find(({ role }) => role === 'admin')?.token ?? ''
  await git('clone', '--quiet', `${gitHub.url.replace('://', `://x:${token}@`)}/acme/fleet.git`, '.')
  return {
    folder,
    git,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
    },
    async push(branch) {
      await git('add', '--all')
      await git('commit', '--quiet', '--message', 'Change')
      await git('push', '--quiet', 'origin', `HEAD:${branch}`)
      return git('rev-parse', 'HEAD')
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
