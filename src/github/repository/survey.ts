import * as z from 'zod'
import type { Sha } from '../../promotion/names.ts'
import { type Access, parseGraphql, ShaText } from '../access.ts'
import type { GraphqlFailure } from '../client/graphql-body.ts'
import { Blob, type Blobs, blobFields } from './blobs.ts'
import { factsFields, RepositoryNode, toFacts } from './facts.ts'
import type { Head } from './head.ts'

/** One small file of a repository's default branch, or nothing. */
export type ReadSmallFile = (
  access: Access,
  head: Head,
  path: string,
) => Promise<{ readonly commit: Sha; readonly text: string } | undefined>

interface Asked {
  readonly access: Access
  readonly head: Head
  readonly path: string
  readonly resolve: (found: Awaited<ReturnType<ReadSmallFile>>) => void
  readonly reject: (error: unknown) => void
}

// Each alias costs GitHub little, but an answer must come within 10 s.
const mostInQuery = 50

/** Files that are asked for at the same time, of however many repositories of one installation, come in one request. */
export function createSurvey(blobs: Blobs): ReadSmallFile {
  let waiting: Asked[] = []

  function flush(): void {
    const all = waiting
    waiting = []
    for (let start = 0; start < all.length; start += mostInQuery) {
      const batch = all.slice(start, start + mostInQuery)
      readTogether(blobs, batch).catch(error => {
        for (const { reject } of batch) reject(error)
      })
    }
  }

  return (access, head, path) =>
    new Promise((resolve, reject) => {
      waiting.push({ access, head, path, resolve, reject })
      if (waiting.length === 1) setImmediate(flush)
    })
}

const Found = RepositoryNode.extend({
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z.object({ oid: ShaText, file: z.object({ object: Blob.nullable() }).nullish() }),
    })
    .nullable(),
}).nullable()

async function readTogether(blobs: Blobs, batch: readonly Asked[]): Promise<void> {
  const [first] = batch
  if (first === undefined) return
  const variables = Object.fromEntries(
    batch.flatMap(({ access, path }, index) => [
      [`o${index}`, access.ref.owner],
      [`n${index}`, access.ref.name],
      [`p${index}`, path],
    ]),
  )
  const { data } = await first.access.graphql('survey').query(surveyQuery(batch.length), variables, isUnseen)
  const found = parseGraphql(z.record(z.string(), Found), data)
  await Promise.all(
    batch.map((asked, index) => toFile(blobs, asked, found[`r${index}`] ?? null).then(asked.resolve)),
  )
}

/** The query for a file in each of several repositories. */
export function surveyQuery(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index)
  const variables = indices.map(i => `$o${i}: String!, $n${i}: String!, $p${i}: String!`).join(', ')
  const fields = indices.map(
    i => `r${i}: repository(owner: $o${i}, name: $n${i}) {
    ${factsFields}
    defaultBranchRef { name target { oid ... on Commit { file(path: $p${i}) { object { ${blobFields} } } } } }
  }`,
  )
  return `query Survey(${variables}) {\n  ${fields.join('\n  ')}\n}`
}

async function toFile(
  blobs: Blobs,
  { access, head }: Asked,
  found: z.infer<typeof Found>,
): Promise<{ readonly commit: Sha; readonly text: string } | undefined> {
  if (found === null || found.databaseId !== access.ref.id) return undefined
  const facts = toFacts(found)
  if (facts !== undefined) head.learn(facts)
  const target = found.defaultBranchRef?.target
  const blob = target?.file?.object
  const oid = blob?.oid
  if (target === undefined || oid === undefined) return undefined
  if (typeof blob?.text === 'string' && blobs.offer(oid, blob.text))
    return { commit: target.oid, text: blob.text }
  const text = (await blobs.texts(access, [{ oid, size: 0 }])).get(oid)
  return text === undefined ? undefined : { commit: target.oid, text }
}

// A repository that was deleted, renamed or taken from the installation since it was listed.
function isUnseen({ type }: GraphqlFailure): boolean {
  return type === 'NOT_FOUND' || type === 'FORBIDDEN'
}
