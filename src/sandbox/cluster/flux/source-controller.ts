import { createHash } from 'node:crypto'
import { timeText } from '../api/objects.ts'
import { type KubeObject, mapAt, textAt } from '../json.ts'
import { fluxConditions, handledRequest, retrying } from './conditions.ts'
import type { Flux } from './flux.ts'
import type { Checkout } from './git-source.ts'

/** Looks where the branch of every GitRepository stands, and fetches what is new. Answers the checkouts by source. */
export async function followSources(flux: Flux, known: Map<string, Checkout>): Promise<void> {
  for (const object of flux.list('source.toolkit.fluxcd.io/v1', 'GitRepository'))
    await follow(flux, object, known)
  for (const object of flux.list('source.toolkit.fluxcd.io/v1', 'HelmRepository'))
    acceptRepository(flux, object)
}

/** `namespace/name`, by which Kustomizations refer to their source. */
export function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace}/${metadata.name}`
}

async function follow(flux: Flux, object: KubeObject, known: Map<string, Checkout>): Promise<void> {
  const branch = textAt(object, 'spec', 'ref', 'branch') ?? 'main'
  try {
    const commit = await flux.source.head(branch)
    if (known.get(keyOf(object))?.commit !== commit)
      known.set(keyOf(object), await flux.source.checkout(commit))
    report(flux, object, `${branch}@sha1:${commit}`)
  } catch (error) {
    const message = `failed to checkout and determine revision: ${error instanceof Error ? error.message : String(error)}`
    const failed = { type: 'FetchFailed', status: 'True', reason: 'GitOperationFailed', message } as const
    const conditions = fluxConditions(
      object,
      [...retrying('GitOperationFailed', message), failed],
      flux.now(),
    )
    flux.setStatus(object, { ...mapAt(object, 'status'), conditions }, 'source-controller')
  }
}

function report(flux: Flux, object: KubeObject, revision: string): void {
  const hash = revision.slice(revision.indexOf(':') + 1)
  const path = `gitrepository/${keyOf(object)}/${hash}.tar.gz`
  const isKnown = textAt(object, 'status', 'artifact', 'revision') === revision
  const message = `stored artifact for revision '${revision}'`
  const now = flux.now()
  const artifact = {
    digest: `sha256:${createHash('sha256').update(revision).digest('hex')}`,
    lastUpdateTime: isKnown ? textAt(object, 'status', 'artifact', 'lastUpdateTime') : timeText(now),
    path,
    revision,
    url: `http://source-controller.flux-system.svc.cluster.local./${path}`,
  }
  const conditions = fluxConditions(
    object,
    [
      { type: 'Ready', status: 'True', reason: 'Succeeded', message },
      { type: 'ArtifactInStorage', status: 'True', reason: 'Succeeded', message },
    ],
    now,
  )
  const { generation } = object.metadata
  flux.setStatus(
    object,
    { artifact, conditions, observedGeneration: generation, ...handledRequest(object) },
    'source-controller',
  )
}

/** Charts come from nowhere but the stand-in itself: every chart repository has them all. */
function acceptRepository(flux: Flux, object: KubeObject): void {
  const message = 'stored artifact: the index of the stand-in'
  const said = [{ type: 'Ready', status: 'True', reason: 'Succeeded', message }] as const
  flux.setStatus(
    object,
    { conditions: fluxConditions(object, said, flux.now()), observedGeneration: object.metadata.generation },
    'source-controller',
  )
}
