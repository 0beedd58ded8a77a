import { z } from 'zod'
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

/** Reads the facts anew; one request. */
export const factsQuery = `query Facts($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    id databaseId isArchived isDisabled isLocked
    squashMergeAllowed mergeCommitAllowed rebaseMergeAllowed
    defaultBranchRef { name target { oid } }
  }
}`

const Facts = z.object({
  repository: z.object({
    id: z.string(),
    databaseId: z.number(),
    isArchived: z.boolean(),
    isDisabled: z.boolean(),
    isLocked: z.boolean(),
    squashMergeAllowed: z.boolean(),
    mergeCommitAllowed: z.boolean(),
    rebaseMergeAllowed: z.boolean(),
    defaultBranchRef: z.object({ name: z.string(), target: z.object({ oid: ShaText }) }).nullable(),
  }),
})

export async function readFacts(access: Access): Promise<RepositoryFacts> {
  const { owner, name, id } = access.ref
  const { data } = await access.graphql('survey').query(factsQuery, { owner, name })
  const { repository } = parseGraphql(Facts, data)
  // A name can be given to another repository after ours was renamed.
  if (repository.databaseId !== id) throw missing(access, 'now belongs to another repository')
  if (repository.defaultBranchRef === null) throw missing(access, 'has no commit yet')
  return {
    node: repository.id,
    writable: !repository.isArchived && !repository.isDisabled && !repository.isLocked,
    mergeMethods: mergeMethods(repository),
    branch: repository.defaultBranchRef.name,
    head: repository.defaultBranchRef.target.oid,
  }
}

function mergeMethods(allowed: z.infer<typeof Facts>['repository']): readonly MergeMethod[] {
  const methods: readonly (readonly [MergeMethod, boolean])[] = [
    ['squash', allowed.squashMergeAllowed],
    ['merge', allowed.mergeCommitAllowed],
    ['rebase', allowed.rebaseMergeAllowed],
  ]
  return methods.filter(([, yes]) => yes).map(([method]) => method)
}

function missing({ ref }: Access, what: string): ProblemError {
  return new ProblemError({
    code: 'REPOSITORY_UNREADABLE',
    message: `The repository ${ref.owner}/${ref.name} ${what}.`,
  })
}
