import * as z from 'zod'
import { type State, type StateChange, type StateReading, stateBranch } from '../engine/ports/state-port.ts'
import { createRecentMap, type RecentMap } from '../lib/recent-map.ts'
import type { Sha } from '../promotion/names.ts'
import { type Access, parseAnswer, pathOf, ShaText } from './access.ts'
import { GitHubError } from './client/errors.ts'

type Texts = RecentMap<string>

// Of characters: what holds say is short, and what is read again is read at every look.
const mostTexts = 1024 * 1024

/** The port over the orphan branch of one repository. Texts are kept by their object ids. */
export function createState(access: Access): State {
  const texts: Texts = createRecentMap(mostTexts)
  return {
    read: () => readState(access, texts),
    write: change => writeState(access, change),
  }
}

const Ref = z.object({ object: z.object({ sha: ShaText }) })
const Tree = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string() })),
})
const Blob = z.object({ content: z.string() })

async function readState(access: Access, texts: Texts): Promise<StateReading> {
  const route = 'GET /repos/{owner}/{repo}/git/ref/{ref}'
  const parameters = { ...pathOf(access.ref), ref: `heads/${stateBranch}` }
  const answer = await access.api('survey')({ route, parameters, expect: [404] })
  if (answer.status === 404) return { files: new Map() }
  const head = parseAnswer(route, Ref, answer).object.sha
  return { head, files: await readFiles(access, head, texts) }
}

async function readFiles(access: Access, head: Sha, texts: Texts): Promise<ReadonlyMap<string, string>> {
  const route = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
  const parameters = { ...pathOf(access.ref), tree_sha: head, recursive: '1' }
  const { tree } = parseAnswer(route, Tree, await access.api('survey')({ route, parameters }))
  const blobs = tree.filter(({ type }) => type === 'blob')
  const files = await Promise.all(
    blobs.map(async ({ path, sha }) => [path, await readText(access, sha, texts)] as const),
  )
  return new Map(files)
}

async function readText(access: Access, sha: string, texts: Texts): Promise<string> {
  const known = texts.get(sha)
  if (known !== undefined) return known
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
  const answer = await access.api('survey')({ route, parameters: { ...pathOf(access.ref), file_sha: sha } })
  const text = Buffer.from(parseAnswer(route, Blob, answer).content, 'base64').toString('utf8')
  texts.set(sha, text, text.length + sha.length)
  return text
}

const Made = z.object({ sha: ShaText })

/** A commit on the expected head and then the branch to it, forwards only: GitHub refuses it when somebody was faster. */
async function writeState(
  access: Access,
  { expected, message, files }: StateChange,
): Promise<'written' | 'moved'> {
  const entries = [...files].map(([path, content]) => ({
    ...{ path, mode: '100644', type: 'blob' },
    ...(content === undefined ? { sha: null } : { content }),
  }))
  const tree = await make(access, 'POST /repos/{owner}/{repo}/git/trees', {
    tree: entries,
    ...(expected === undefined ? {} : { base_tree: expected }),
  })
  const commit = await make(access, 'POST /repos/{owner}/{repo}/git/commits', {
    message,
    tree,
    parents: expected === undefined ? [] : [expected],
  })
  return expected === undefined ? begin(access, commit) : forward(access, commit)
}

async function make(access: Access, route: string, body: object): Promise<Sha> {
  const parameters = { ...pathOf(access.ref), ...body }
  // Objects are named by their content: the same one twice is the same one.
  const answer = await access.api('promote')({ route, parameters, repeatable: true })
  return parseAnswer(route, Made, answer).sha
}

async function begin(access: Access, commit: Sha): Promise<'written' | 'moved'> {
  const route = 'POST /repos/{owner}/{repo}/git/refs'
  const parameters = { ...pathOf(access.ref), ref: `refs/heads/${stateBranch}`, sha: commit }
  const answer = await access.api('promote')({ route, parameters, expect: [422] })
  if (answer.status !== 422) return 'written'
  if (/already exists/i.test(answer.message)) return 'moved'
  throw new GitHubError(route, answer)
}

async function forward(access: Access, commit: Sha): Promise<'written' | 'moved'> {
  const route = 'PATCH /repos/{owner}/{repo}/git/refs/{ref}'
  const parameters = { ...pathOf(access.ref), ref: `heads/${stateBranch}`, sha: commit, force: false }
  const answer = await access.api('promote')({ route, parameters, expect: [422] })
  return answer.status === 422 ? 'moved' : 'written'
}
