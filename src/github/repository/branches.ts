import * as z from 'zod'
import type { Branch } from '../../engine/ports/ports.ts'
import type { Sha } from '../../promotion/names.ts'
import { type Access, parseGraphql, pathOf, ShaText } from '../access.ts'
import { GitHubError } from '../client/errors.ts'
import { graphqlError } from '../client/graphql.ts'
import type { GraphqlFailure } from '../client/graphql-body.ts'
import type { Head } from './head.ts'
import { CommitNode, commitFields, toBranchCommit } from './own-commits.ts'

export const branchQuery = `query Branch($owner: String!, $name: String!, $ref: String!) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { target { oid } }
    defaultBranchRef {
      compare(headRef: $ref) { commits(first: 100) { nodes { ${commitFields} } } }
    }
  }
}`

const Found = z.object({
  repository: z.object({
    ref: z.object({ target: z.object({ oid: ShaText }) }).nullable(),
    defaultBranchRef: z
      .object({ compare: z.object({ commits: z.object({ nodes: z.array(CommitNode) }) }).nullable() })
      .nullable(),
  }),
})

/** The branch and what the default branch lacks of it, or nothing where there is no such branch. */
export async function readBranch(access: Access, branch: string): Promise<Branch | undefined> {
  const { owner, name } = access.ref
  const variables = { owner, name, ref: `refs/heads/${branch}` }
  const { data } = await access.graphql('survey').query(branchQuery, variables, isMissingBranch)
  const { ref, defaultBranchRef } = parseGraphql(Found, data).repository
  if (ref === null) return undefined
  const comparison = defaultBranchRef?.compare ?? null
  if (comparison === null)
    throw new GitHubError('POST /graphql', { status: 200, message: `no comparison with ${branch}` })
  const commits = comparison.commits.nodes.map(node => toBranchCommit(access.identity, node))
  return { sha: ref.target.oid, commits }
}

// There is nothing to compare with where there is no branch.
function isMissingBranch({ type, path = [] }: GraphqlFailure): boolean {
  return type === 'NOT_FOUND' && path.includes('compare')
}

/** Creates the branch at that commit, unless there is one of that name: GitHub decides, in one step. */
export async function createBranch(access: Access, branch: string, at: Sha): Promise<'created' | 'exists'> {
  const route = 'POST /repos/{owner}/{repo}/git/refs'
  const answer = await access.api('promote')({
    route,
    parameters: { ...pathOf(access.ref), ref: `refs/heads/${branch}`, sha: at },
    expect: [422],
  })
  if (answer.status !== 422) return 'created'
  if (/already exists/i.test(answer.message)) return 'exists'
  throw new GitHubError(route, answer)
}

export const updateRefsMutation = `mutation MoveRefs($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`

// Git's way to say "nothing": GitHub, "RefUpdate".
const nowhere = '0'.repeat(40)

/** Deletes the branch if its newest commit is still the known one. */
export async function deleteBranch(
  access: Access,
  head: Head,
  branch: string,
  expected: Sha,
): Promise<'deleted' | 'moved' | 'absent'> {
  const outcome = await moveBranch(access, head, { branch, from: expected, to: nowhere })
  return outcome === 'done' ? 'deleted' : outcome
}

/** Takes the newest commit off the branch again, if it is still the known one. */
export async function takeOff(
  access: Access,
  head: Head,
  { branch, commit, onto }: { readonly branch: string; readonly commit: Sha; readonly onto: Sha },
): Promise<void> {
  await moveBranch(access, head, { branch, from: commit, to: onto })
}

async function moveBranch(
  access: Access,
  head: Head,
  { branch, from, to }: { readonly branch: string; readonly from: Sha; readonly to: string },
): Promise<'done' | 'moved' | 'absent'> {
  const { node } = await head.known()
  const update = { name: `refs/heads/${branch}`, beforeOid: from, afterOid: to, force: to !== nowhere }
  const input = { repositoryId: node, refUpdates: [update] }
  const { failures } = await access.graphql('promote').mutate(updateRefsMutation, { input })
  const [failure] = failures
  if (failure === undefined) return 'done'
  // What GitHub says of a failed update is not documented: what the branch is now tells why.
  const now = await readBranch(access, branch)
  if (now === undefined) return 'absent'
  if (now.sha !== from) return 'moved'
  throw graphqlError(failure)
}

/** The query for whether any of several tags exists. */
export function tagsQuery(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `t${index}`)
  const variables = names.map(name => `$${name}: String!`).join(', ')
  const fields = names.map(name => `${name}: ref(qualifiedName: $${name}) { name }`).join('\n    ')
  return `query Tags($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
    ${fields}
  }
}`
}

const Tags = z.object({ repository: z.record(z.string(), z.object({ name: z.string() }).nullable()) })

/** Whether the repository has a tag of one of these names. */
export async function hasTag(access: Access, names: readonly string[]): Promise<boolean> {
  if (names.length === 0) return false
  const { owner, name } = access.ref
  const refs = Object.fromEntries(names.map((tag, index) => [`t${index}`, `refs/tags/${tag}`]))
  const { data } = await access.graphql('survey').query(tagsQuery(names.length), { owner, name, ...refs })
  return Object.values(parseGraphql(Tags, data).repository).some(tag => tag !== null)
}
