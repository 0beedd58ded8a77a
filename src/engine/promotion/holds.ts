import { formatHold, type Hold, holdFile, parseHold } from '../../promotion/hold.ts'
import type { RepositoryPorts } from '../ports/ports.ts'

// Whoever writes beside us is done after one commit; more tries mean that somebody works against us.
const tries = 8

/** Puts a hold; the same request's is put once. */
export async function putHold(gitops: RepositoryPorts, hold: Hold): Promise<void> {
  const path = holdFile(hold)
  for (let count = 0; count < tries; count++) {
    const { head, files } = await gitops.state.read()
    const there = parseHold(files.get(path) ?? '')
    if (there?.request === hold.request) return
    const answer = await gitops.state.write({
      expected: head,
      message: `Hold ${hold.app} on ${hold.environment}\n\nRequest: ${hold.request}\nHeld-by: ${hold.by}`,
      files: new Map([[path, formatHold(hold)]]),
    })
    if (answer === 'written') return
  }
  throw new Error(`${path} could not be written: the branch moved ${tries} times`)
}

/** The hold on an app in an environment. */
export async function readHold(
  gitops: RepositoryPorts,
  place: Pick<Hold, 'app' | 'environment'>,
): Promise<Hold | undefined> {
  const { files } = await gitops.state.read()
  return parseHold(files.get(holdFile(place)) ?? '')
}
