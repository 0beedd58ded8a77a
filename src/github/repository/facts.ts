import * as z from 'zod'
import { ProblemError } from '../../lib/problem.ts'
import type { Sha } from '../../promotion/names.ts'
import { type Access, parseGraphql, ShaText } from '../access.ts'

/** What the repository is beside its content, and where its default branch is. */
export interface RepositoryFacts {
  /** GraphQL's own id. */
  readonly node: string
  readonly writable: boolean
  /** As its settings allow them, the one we like best first. */
  readonly mergeMethods: readonly MergeMethod[]
  readonly branch: string
  readonly head: Sha
}

export type MergeMethod = 'squash' | 'merge' | 'rebase'

/** What a query asks of a repository. */
export const factsFields = `id databaseId isArchived isDisabled isLocked
    squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed`

export const factsQuery = `query Facts($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${factsFields}
    defaultBranchRef { name target { oid } }
  }
}`

/** A repository as GraphQL answers it. */
export const RepositoryNode = z.object({
  id: z.string(),
  databaseId: z.number(),
  isArchived: z.boolean(),
  isDisabled: z.boolean(),
  isLocked: z.boolean(),
  squashMergeAllowed: z.boolean(),
  mergeCommitAllowed: z.boolean(),
  rebaseMergeAllowed: z.boolean(),
  defaultBranchRef: z.object({ name: z.string(), target: z.object({ oid: ShaText }) }).nullable(),
})
type RepositoryNode = z.infer<typeof RepositoryNode>

/** Reads the facts anew; one request. */
export async function readFacts(access: Access): Promise<RepositoryFacts> {
  const { owner, name, id } = access.ref
  const { data } = await access.graphql('survey').query(factsQuery, { owner, name })
  const { repository } = parseGraphql(z.object({ repository: RepositoryNode }), data)
  // A name can be given to another repository after ours was renamed.
  if (repository.databaseId !== id)
    throw missing(access, 'REPOSITORY_UNREADABLE', 'now belongs to another repository')
  const facts = toFacts(repository)
  if (facts === undefined) throw missing(access, 'REPOSITORY_EMPTY', 'has no commit yet')
  return facts
}

/** The facts, or nothing where there is no commit yet. */
export function toFacts(node: RepositoryNode): RepositoryFacts | undefined {
  if (node.defaultBranchRef === null) return undefined
  return {
    node: node.id,
    writable: !node.isArchived && !node.isDisabled && !node.isLocked,
    mergeMethods: mergeMethods(node),
    branch: node.defaultBranchRef.name,
    head: node.defaultBranchRef.target.oid,
  }
}

function mergeMethods(allowed: RepositoryNode): readonly MergeMethod[] {
  const methods: readonly (readonly [MergeMethod, boolean])[] = [
    ['squash', allowed.squashMergeAllowed],
    ['merge', allowed.mergeCommitAllowed],
    ['rebase', allowed.rebaseMergeAllowed],
  ]
  return methods.filter(([, yes]) => yes).map(([method]) => method)
}

function missing({ ref }: Access, code: string, what: string): ProblemError {
  return new ProblemError({
    code,
    message: `The repository ${ref.owner}/${ref.name} ${what}.`,
  })
}
