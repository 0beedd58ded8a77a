import * as z from 'zod'
import type { NewCommit, Repository } from '../../engine/ports/ports.ts'
import type { Sha } from '../../promotion/names.ts'
import { isProtected } from '../../promotion/protected.ts'
import { type Access, parseGraphql, ShaText } from '../access.ts'
import { GitHubError } from '../client/errors.ts'
import { graphqlError } from '../client/graphql.ts'
import { gitBlobId } from './blobs.ts'
import { deleteBranch, takeOff } from './branches.ts'
import type { Head } from './head.ts'

/** The mutation that commits, and reads back so many of its files. */
export function commitMutation(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `p${index}`)
  const variables = names.map(name => `, $${name}: String!`).join('')
  const files = names.map(name => `${name}: file(path: $${name}) { oid }`).join(' ')
  return `mutation Commit($input: CreateCommitOnBranchInput!${variables}) {
  createCommitOnBranch(input: $input) { commit { oid changedFilesIfAvailable ${files} } }
}`
}

const Written = z.object({ oid: z.string() }).nullable()

const Commit = z
  .object({ oid: ShaText, changedFilesIfAvailable: z.number().nullable() })
  .catchall(z.unknown())

const Committed = z.object({ createCommitOnBranch: z.object({ commit: Commit }) })

/** Commits whole files on top of the expected commit; GitHub signs it, for no author is named. What it made is read back. */
export async function commitFiles(
  access: Access,
  head: Head,
  commit: NewCommit,
): ReturnType<Repository['commit']> {
  const paths = [...commit.files.keys()]
  const guarded = paths.find(isProtected)
  if (guarded !== undefined) throw new Error(`${guarded} is not a promotion's to change`)
  const { data, failures } = await access.graphql('promote').mutate(commitMutation(paths.length), {
    ...Object.fromEntries(paths.map((path, index) => [`p${index}`, path])),
    input: inputOf(access, commit),
  })
  const [failure] = failures
  if (failure !== undefined) {
    if (failure.type === 'STALE_DATA') return { kind: 'head-moved' }
    throw graphqlError(failure)
  }
  const made = parseGraphql(Committed, data).createCommitOnBranch.commit
  if (isAsAsked(made, [...commit.files.values()])) return { kind: 'committed', sha: made.oid }
  // Nobody shall merge what nobody planned; what was there before may be somebody's who still waits.
  await undo(access, head, commit, made.oid)
  throw new GitHubError('POST /graphql', { status: 200, message: 'the commit is not what was asked for' })
}

/** Where a rule forbids to move the branch back it goes as a whole: in no case does that commit stay at its head. */
async function undo(
  access: Access,
  head: Head,
  { branch, expectedHead }: NewCommit,
  made: Sha,
): Promise<void> {
  try {
    await takeOff(access, head, { branch, commit: made, onto: expectedHead })
  } catch {
    await deleteBranch(access, head, branch, made)
  }
}

function inputOf(access: Access, commit: NewCommit): object {
  return {
    branch: {
      repositoryNameWithOwner: `${access.ref.owner}/${access.ref.name}`,
      branchName: commit.branch,
    },
    expectedHeadOid: commit.expectedHead,
    message: splitMessage(commit.message),
    fileChanges: {
      additions: [...commit.files].map(([path, text]) => ({
        path,
        contents: Buffer.from(text).toString('base64'),
      })),
    },
  }
}

/** Whether the commit holds these texts, and changes no file more. GitHub may leave the count out. */
function isAsAsked(made: z.infer<typeof Commit>, texts: readonly string[]): boolean {
  if ((made.changedFilesIfAvailable ?? 0) > texts.length) return false
  return texts.every((text, index) => Written.safeParse(made[`p${index}`]).data?.oid === gitBlobId(text))
}

/** The first line, and what stands below the empty line after it. */
export function splitMessage(message: string): { readonly headline: string; readonly body: string } {
  const end = message.indexOf('\n')
  if (end === -1) return { headline: message, body: '' }
  return { headline: message.slice(0, end), body: message.slice(end).replace(/^\n+/, '') }
}
