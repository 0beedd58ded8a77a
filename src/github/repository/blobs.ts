import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Access, parseAnswer, parseGraphql, pathOf } from '../access.ts'
import { createRecentMap } from '../client/recent-map.ts'

/** A blob's text by its object id; nothing when its bytes are no UTF-8. */
export type BlobText = string | undefined

export interface Blobs {
  /** The texts of those blobs that are text. Fetches only what it does not hold, in few requests. */
  texts(access: Access, wanted: readonly WantedBlob[]): Promise<ReadonlyMap<string, string>>
  /** Takes a text that came with another answer, if it is truly that blob's. */
  offer(oid: string, text: string): boolean
}

export interface WantedBlob {
  readonly oid: string
  /** In bytes. */
  readonly size: number
}

/** What a query asks of each blob. */
export const blobFields = '... on Blob { oid text isBinary isTruncated }'

export const Blob = z.object({
  oid: z.string().optional(),
  text: z.string().nullish(),
  isBinary: z.boolean().nullish(),
  isTruncated: z.boolean().optional(),
})

// GraphQL gives up after 10 s; these sizes stay far below that.
const mostInQuery = 100
const mostBytesInQuery = 2 * 1024 * 1024
// In UTF-16 units; a fleet of a thousand manifests takes some 4 MB.
const capacity = 64 * 1024 * 1024

/** An empty store. Blobs are named by their content, so one store serves all repositories. */
export function createBlobs(): Blobs {
  const kept = createRecentMap<{ readonly text: BlobText }>(capacity)
  const keep = (oid: string, text: BlobText) => kept.set(oid, { text }, (text?.length ?? 0) + 100)

  async function fetchBatch(access: Access, batch: readonly WantedBlob[]): Promise<void> {
    const doubtful = (await queryBlobs(access, batch)).filter(({ oid, blob }) => {
      if (blob?.isBinary === true) keep(oid, undefined)
      else if (typeof blob?.text !== 'string' || gitBlobId(blob.text) !== oid) return true
      else keep(oid, blob.text)
      return false
    })
    for (const { oid } of doubtful) keep(oid, await fetchRaw(access, oid))
  }

  return {
    async texts(access, wanted) {
      const missing = wanted.filter(({ oid }) => kept.get(oid) === undefined)
      const unique = [...new Map(missing.map(blob => [blob.oid, blob])).values()]
      await Promise.all(batches(unique).map(batch => fetchBatch(access, batch)))
      const found = wanted.flatMap(({ oid }) => {
        const text = kept.get(oid)?.text
        return text === undefined ? [] : [[oid, text] as const]
      })
      return new Map(found)
    },
    offer(oid, text) {
      const true_ = gitBlobId(text) === oid
      if (true_) keep(oid, text)
      return true_
    },
  }
}

/** Git's name for a text: what GitHub made of the bytes (a lost mark, a replaced character) shows here. */
export function gitBlobId(text: string): string {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function batches(blobs: readonly WantedBlob[]): readonly (readonly WantedBlob[])[] {
  const all: WantedBlob[][] = []
  let room = 0
  for (const blob of blobs) {
    const last = all.at(-1)
    if (last === undefined || last.length === mostInQuery || blob.size > room) {
      all.push([blob])
      room = mostBytesInQuery - blob.size
    } else {
      last.push(blob)
      room -= blob.size
    }
  }
  return all
}

/** One query for many blobs, each under an alias of its own. */
export function blobsQuery(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `b${index}`)
  const variables = names.map(name => `$${name}: GitObjectID!`).join(', ')
  const fields = names.map(name => `${name}: object(oid: $${name}) { ${blobFields} }`).join('\n    ')
  return `query Blobs($owner: String!, $name: String!, ${variables}) {
  repository(owner: $owner, name: $name) {
    ${fields}
  }
}`
}

const BlobsAnswer = z.object({ repository: z.record(z.string(), Blob.nullable()) })

async function queryBlobs(
  access: Access,
  batch: readonly WantedBlob[],
): Promise<readonly { readonly oid: string; readonly blob: z.infer<typeof Blob> | null | undefined }[]> {
  const ids = Object.fromEntries(batch.map(({ oid }, index) => [`b${index}`, oid]))
  const { owner, name } = access.ref
  const { data } = await access.graphql('survey').query(blobsQuery(batch.length), { owner, name, ...ids })
  const { repository } = parseGraphql(BlobsAnswer, data)
  return batch.map(({ oid }, index) => ({ oid, blob: repository[`b${index}`] }))
}

const RawBlob = z.object({ content: z.string(), encoding: z.literal('base64') })

async function fetchRaw(access: Access, oid: string): Promise<BlobText> {
  const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
  const answer = await access.api('survey')({ route, parameters: { ...pathOf(access.ref), file_sha: oid } })
  const { content } = parseAnswer(route, RawBlob, answer)
  const bytes = Buffer.from(content, 'base64')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
