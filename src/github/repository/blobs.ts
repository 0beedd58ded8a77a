import { createHash } from 'node:crypto'
import * as z from 'zod'
import { createRecentMap, partOf, type RecentMap } from '../../lib/recent-map.ts'
import { type Access, parseAnswer, parseGraphql, pathOf } from '../access.ts'
import { type Archive, downloadArchive, largestArchive } from './archive.ts'
import { fewAtOnce } from './few-at-once.ts'

/** A blob's text by its object id; nothing when its bytes are no UTF-8. */
export type BlobText = string | undefined

export interface Blobs {
  /** The texts of those blobs that are text. Fetches only what it does not hold: a few in queries, many with the whole commit. */
  texts(
    access: Access,
    wanted: readonly WantedBlob[],
    archive?: Archive,
  ): Promise<ReadonlyMap<string, string>>
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
// So many run beside each other in little more than the time of one; an archive takes as long, and one request.
const mostQueries = 2
// In UTF-16 units; a fleet of a thousand manifests takes some 4 MB.
const capacity = 64 * 1024 * 1024

/** Where texts are kept beyond the process, by object id; nobody relies on it. */
export interface BlobDisk {
  read(oid: string): Promise<string | undefined>
  write(oid: string, text: string): Promise<void>
}

type Kept = RecentMap<{ readonly text: BlobText }>

/** Empty stores over one bounded memory, by installation: none serves what another one has read. */
export function createBlobStores(disk?: BlobDisk): (installation: number) => Blobs {
  const all: Kept = createRecentMap(capacity)
  return installation => storeOver(partOf(all, `${installation}/`), disk)
}

// Blobs are named by their content, so one store serves all repositories of an installation.
function storeOver(kept: Kept, disk: BlobDisk | undefined): Blobs {
  const keep = (oid: string, text: BlobText): void => kept.set(oid, { text }, (text?.length ?? 0) + 100)
  return {
    async texts(access, wanted, archive) {
      // What is found is held here: a snapshot may be larger than the store.
      const found = new Map<string, BlobText>()
      const take: Take = (oid, text) => {
        found.set(oid, text)
        keep(oid, text)
      }
      const missing = () => wanted.filter(({ oid }) => !found.has(oid))
      for (const { oid } of wanted) {
        const known = kept.get(oid)
        if (known !== undefined) found.set(oid, known.text)
      }
      if (disk !== undefined) await readDisk(disk, missing(), take)
      const store: Take = (oid, text) => {
        take(oid, text)
        if (text !== undefined) void disk?.write(oid, text)
      }
      if (archive !== undefined && isWorthIt(missing(), archive))
        await takeArchive(access, archive, missing(), store)
      const unique = [...new Map(missing().map(blob => [blob.oid, blob])).values()]
      await fewAtOnce(batches(unique), batch => fetchBatch(access, batch, store))
      return new Map([...found].flatMap(([oid, text]) => (text === undefined ? [] : [[oid, text]])))
    },
    offer(oid, text) {
      const true_ = gitBlobId(text) === oid
      if (true_) keep(oid, text)
      return true_
    },
  }
}

type Take = (oid: string, text: BlobText) => void

async function readDisk(disk: BlobDisk, wanted: readonly WantedBlob[], take: Take): Promise<void> {
  await Promise.all(
    wanted.map(async ({ oid }) => {
      const text = await disk.read(oid)
      if (text !== undefined && gitBlobId(text) === oid) take(oid, text)
    }),
  )
}

/** Many texts come at once, as long as the rest of the repository does not cost more. */
function isWorthIt(missing: readonly WantedBlob[], { entries }: Archive): boolean {
  if (batches(missing).length <= mostQueries) return false
  let whole = 0
  for (const { size } of entries.values()) whole += size
  return whole <= largestArchive
}

async function takeArchive(
  access: Access,
  archive: Archive,
  missing: readonly WantedBlob[],
  take: Take,
): Promise<void> {
  const wanted = new Set(missing.map(({ oid }) => oid))
  const idOf = (path: string): string => archive.entries.get(path)?.oid ?? ''
  try {
    await downloadArchive(
      access,
      archive,
      path => wanted.has(idOf(path)),
      (path, bytes) => {
        const oid = idOf(path)
        if (blobId(bytes) === oid) take(oid, textOf(bytes))
      },
    )
  } catch {
    // One that broke off has given what it has; the rest is asked for as if there were none, and says what is wrong.
  }
}

async function fetchBatch(access: Access, batch: readonly WantedBlob[], take: Take): Promise<void> {
  const doubtful = (await queryBlobs(access, batch)).filter(({ oid, blob }) => {
    if (blob?.isBinary === true) take(oid, undefined)
    else if (typeof blob?.text !== 'string' || gitBlobId(blob.text) !== oid) return true
    else take(oid, blob.text)
    return false
  })
  for (const { oid } of doubtful) take(oid, await fetchRaw(access, oid))
}

/** Git's name for a text: what GitHub made of the bytes (a lost mark, a replaced character) shows here. */
export function gitBlobId(text: string): string {
  return blobId(Buffer.from(text))
}

function blobId(bytes: Uint8Array): string {
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
  return textOf(Buffer.from(content, 'base64'))
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textOf(bytes: Uint8Array): BlobText {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
