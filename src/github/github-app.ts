import * as z from 'zod'
import type { Clock, Installation } from '../engine/ports/ports.ts'
import { type Identity, parseAnswer } from './access.ts'
import type { Connection } from './client/connection.ts'
import { createInstallation } from './installation.ts'
import { readPages } from './pages.ts'
import { type BlobDisk, createBlobStores } from './repository/blobs.ts'
import { createTrees } from './repository/tree.ts'

/** The GitHub App itself, as its own key opens it. */
export interface GitHubApp {
  readonly identity: Identity & { readonly kind: 'app' }
  /** The numbers of the accounts that installed it, without the suspended ones. */
  installations(): Promise<readonly number[]>
  installation(id: number): Installation
}

const App = z.object({ id: z.number(), slug: z.string().min(1) })

const Listed = z.object({ id: z.number(), suspended_at: z.string().nullish() })

/** Asks GitHub who we are: one request, which also tells whether the key is good. `disk` keeps what repositories hold beyond the process. */
export async function openGitHubApp(
  connection: Connection,
  clock: Clock,
  disk?: BlobDisk,
): Promise<GitHubApp> {
  const api = connection.api({ kind: 'app' })
  const route = 'GET /app'
  const { id: appId, slug } = parseAnswer(route, App, await api({ route }))
  const identity = { kind: 'app', appId, slug } as const
  const opened = new Map<number, Installation>()
  const [blobsOf, trees] = [createBlobStores(disk), createTrees()]
  return {
    identity,
    async installations() {
      const listed = await readPages(api, { route: 'GET /app/installations' }, { entry: Listed })
      return listed.filter(({ suspended_at }) => typeof suspended_at !== 'string').map(({ id }) => id)
    },
    installation(id) {
      const known = opened.get(id)
      if (known !== undefined) return known
      const memory = { blobs: blobsOf(id), trees }
      const made = createInstallation({ id, connection, identity, clock, memory })
      opened.set(id, made)
      return made
    },
  }
}
