import { z } from 'zod'
import type { NewCommit, Repository } from '../../engine/ports.ts'
import { type Access, parseGraphql, ShaText } from '../access.ts'
import { graphqlError } from '../client/graphql.ts'

export const commitMutation = `mutation Commit($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`

const Committed = z.object({ createCommitOnBranch: z.object({ commit: z.object({ oid: ShaText }) }) })

/** Commits whole files on top of the expected commit; GitHub signs it, for no author is named. */
export async function commitFiles(access: Access, commit: NewCommit): ReturnType<Repository['commit']> {
  const { data, failures } = await access.graphql('promote').mutate(commitMutation, {
    input: {
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
    },
  })
  const [failure] = failures
  if (failure !== undefined) {
    if (failure.type === 'STALE_DATA') return { kind: 'head-moved' }
    throw graphqlError(failure)
  }
  return { kind: 'committed', sha: parseGraphql(Committed, data).createCommitOnBranch.commit.oid }
}

/** The first line, and what stands below the empty line after it. */
export function splitMessage(message: string): { readonly headline: string; readonly body: string } {
  const end = message.indexOf('\n')
  if (end === -1) return { headline: message, body: '' }
  return { headline: message.slice(0, end), body: message.slice(end).replace(/^\n+/, '') }
}
