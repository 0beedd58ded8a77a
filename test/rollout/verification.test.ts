import { expect, test } from '@jest/globals'
import { inventoryOf } from '../../src/rollout/flux-inventory.ts'
import { commitsToCompare, type FluxProgress, fluxProgress } from '../../src/rollout/flux-progress.ts'
import { commitOf, parseRevision } from '../../src/rollout/flux-revision.ts'
import { parseImageId } from '../../src/rollout/image-id.ts'
import { imageReport } from '../../src/rollout/running-image.ts'
import { evidence, now, object } from './picture.ts'

const before = '1'.repeat(40)
const wanted = '2'.repeat(40)
const later = '3'.repeat(40)
const digest = `sha256:${'a'.repeat(64)}`

test.each([
  [`main@sha1:${wanted}`, { reference: 'main', algorithm: 'sha1', hash: wanted }],
  [`refs/heads/feat@x@sha1:${wanted}`, { reference: 'refs/heads/feat@x', algorithm: 'sha1', hash: wanted }],
  [`sha1:${wanted}`, { algorithm: 'sha1', hash: wanted }],
  [`latest@${digest}`, { reference: 'latest', algorithm: 'sha256', hash: 'a'.repeat(64) }],
  [`feature/x/${wanted}`, { reference: 'feature/x', algorithm: 'sha1', hash: wanted }],
  ['6.9.2', undefined],
])('the revision %s', (text, revision) => {
  expect(parseRevision(text)).toEqual(revision)
})

test('a commit is what git named', () => {
  expect(commitOf(`main@sha1:${wanted}`)).toBe(wanted)
  expect(commitOf(`latest@${digest}`)).toBeUndefined()
  expect(commitOf('6.9.2')).toBeUndefined()
  expect(commitOf(undefined)).toBeUndefined()
})

test('the inventory names objects by namespace, name, group and kind', () => {
  const kustomization = object(`
    apiVersion: kustomize.toolkit.fluxcd.io/v1
    kind: Kustomization
    metadata: {name: apps}
    status:
      inventory:
        entries:
          - {id: shop_podinfo_apps_Deployment, v: v1}
          - {id: _shop__Namespace, v: v1}
          - {id: _system__node_rbac.authorization.k8s.io_ClusterRole, v: v1}
          - {id: shop_config__ConfigMap, v: v1}
          - {id: nonsense, v: v1}
          - {id: shop_config__ConfigMap}
          - {}
  `)
  expect(inventoryOf(kustomization)).toEqual([
    { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'podinfo' },
    { apiVersion: 'v1', kind: 'Namespace', name: 'shop' },
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', name: 'system:node' },
    { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'config' },
  ])
})

const contains = new Map([
  [before, false],
  [wanted, true],
  [later, true],
])

function source(rest: string) {
  return object(
    `{apiVersion: source.toolkit.fluxcd.io/v1, kind: GitRepository, metadata: {name: s}, ${rest}}`,
  )
}

function kustomization(rest: string) {
  return object(
    `{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: k, generation: 2}, ${rest}}`,
  )
}

const at = (commit: string) => `artifact: {revision: "main@sha1:${commit}"}`
const ready = 'conditions: [{type: Ready, status: "True", message: done}]'
const inventory = 'inventory: {entries: [{id: shop_podinfo_apps_Deployment, v: v1}]}'
const refs = [{ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'podinfo' }]
const tried = (commit: string) =>
  `observedGeneration: 2, lastAttemptedRevision: "main@sha1:${commit}", ${inventory}`
const fetched = (commit: string, time: string) =>
  `artifact: {revision: "main@sha1:${commit}", lastUpdateTime: "2026-11-26T${time}Z"}`
const notReady = (reason: string, message: string, time: string) =>
  `conditions: [{type: Ready, status: "False", reason: ${reason}, message: "${message}", lastTransitionTime: "2026-11-26T${time}Z"}]`
const self = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', name: 'k' }

type Row = readonly [
  name: string,
  source: string | undefined,
  kustomization: string | undefined,
  progress: FluxProgress,
]

const ways: readonly Row[] = [
  [
    'no Kustomization',
    'spec: {}',
    undefined,
    { kind: 'waiting', message: 'its Flux Kustomization does not exist' },
  ],
  ['no source', undefined, 'spec: {}', { kind: 'waiting', message: 'its Flux source does not exist' }],
  [
    'nothing fetched yet',
    'spec: {}',
    'spec: {}',
    { kind: 'waiting', message: "Flux's source is at no revision, before the commit" },
  ],
  [
    'the commit before',
    `status: {${at(before)}, ${ready}}`,
    `status: {${tried(before)}, ${ready}}`,
    {
      kind: 'waiting',
      message: `Flux's source is at main@sha1:${before}, before the commit`,
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'fetched, not yet tried',
    `status: {${at(wanted)}, ${ready}}`,
    `status: {${tried(before)}, ${ready}}`,
    {
      kind: 'waiting',
      message: `Flux has fetched main@sha1:${wanted} and not yet applied it: done`,
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'a source that cannot fetch',
    `status: {${at(before)}, conditions: [{type: FetchFailed, status: "True", reason: AuthenticationFailed}]}`,
    'spec: {}',
    {
      kind: 'failed',
      message: 'AuthenticationFailed',
      cause: {
        code: 'build',
        object: { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name: 's' },
        message: 'AuthenticationFailed',
      },
      inventory: [],
    },
  ],
  [
    'a source that is suspended',
    `spec: {suspend: true}, status: {${at(before)}}`,
    'spec: {}',
    { kind: 'unknown', message: 'its Flux source is suspended: Flux fetches nothing until it is resumed' },
  ],
  [
    'a Kustomization that is suspended',
    `status: {${at(wanted)}}`,
    'spec: {suspend: true}',
    {
      kind: 'unknown',
      message: 'its Flux Kustomization is suspended: Flux applies nothing until it is resumed',
    },
  ],
  [
    'a Kustomization that is suspended at the commit',
    `status: {${at(wanted)}}`,
    `spec: {suspend: true}, status: {${tried(wanted)}}`,
    {
      kind: 'unknown',
      message: 'it is suspended: Flux applies nothing until it is resumed',
      revision: `main@sha1:${wanted}`,
    },
  ],
  [
    'an artifact that is no commit',
    `status: {artifact: {revision: "latest@${digest}"}, ${ready}}`,
    'spec: {}',
    { kind: 'unknown', message: `whether latest@${digest} contains the commit could not be looked up` },
  ],
  [
    'tried, and being checked',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, conditions: [{type: Ready, status: Unknown, message: checks run}]}`,
    { kind: 'applying', message: 'checks run', revision: `main@sha1:${wanted}`, inventory: refs },
  ],
  [
    'applied, and its health being checked',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, conditions: [{type: Ready, status: Unknown, message: work}, {type: Healthy, status: Unknown, message: "Running health checks for revision main@sha1:${wanted}"}]}`,
    {
      ...{ kind: 'applying', message: 'work', isApplied: true },
      ...{ revision: `main@sha1:${wanted}`, inventory: refs },
    },
  ],
  [
    'being built, after a health check of the commit before that came to no end',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, conditions: [{type: Ready, status: Unknown, message: work}, {type: Healthy, status: Unknown, message: "Running health checks for revision main@sha1:${before}"}]}`,
    { kind: 'applying', message: 'work', revision: `main@sha1:${wanted}`, inventory: refs },
  ],
  [
    'Ready still speaks of the commit before',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, lastAppliedRevision: "main@sha1:${before}", ${ready}}`,
    { kind: 'applying', message: 'done', revision: `main@sha1:${wanted}`, inventory: refs },
  ],
  [
    'Ready about another generation',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, observedGeneration: 1, lastAppliedRevision: "main@sha1:${wanted}", ${ready}}`.replace(
      'observedGeneration: 2, ',
      '',
    ),
    {
      kind: 'applying',
      message: 'its controller has seen generation 1, not yet 2',
      revision: `main@sha1:${wanted}`,
      inventory: refs,
    },
  ],
  [
    'applied',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, lastAppliedRevision: "main@sha1:${wanted}", ${ready}}`,
    { kind: 'applied', revision: `main@sha1:${wanted}`, inventory: refs },
  ],
  [
    'applied by one that waits for the health of everything',
    `status: {${at(wanted)}}`,
    `spec: {wait: true}, status: {${tried(wanted)}, lastAppliedRevision: "main@sha1:${wanted}", ${ready}}`,
    { kind: 'applied', revision: `main@sha1:${wanted}`, inventory: refs, isHealthy: true },
  ],
  [
    'applied with a commit after it',
    `status: {${at(later)}}`,
    `status: {${tried(later)}, lastAppliedRevision: "main@sha1:${later}", ${ready}}`,
    { kind: 'applied', revision: `main@sha1:${later}`, inventory: refs },
  ],
  [
    'a build that failed at the commit',
    `status: {${at(wanted)}}`,
    `status: {${tried(wanted)}, conditions: [{type: Ready, status: "False", reason: BuildFailed, message: no such file}]}`,
    {
      kind: 'failed',
      message: 'BuildFailed: no such file',
      cause: { code: 'build', object: self, message: 'BuildFailed: no such file' },
      revision: `main@sha1:${wanted}`,
      inventory: refs,
    },
  ],
  [
    // Flux 1.9 writes which revision it tries only once it has found the folder in it.
    'a folder that is gone at the commit',
    `status: {${fetched(wanted, '09:29:55')}}`,
    `status: {${tried(before)}, ${notReady('ArtifactFailed', 'kustomization path not found: apps', '09:29:55')}}`,
    {
      kind: 'failed',
      message: 'ArtifactFailed: kustomization path not found: apps',
      cause: {
        code: 'build',
        object: self,
        message: 'ArtifactFailed: kustomization path not found: apps',
      },
      inventory: [],
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'a folder that was gone before the commit',
    `status: {${fetched(wanted, '09:29:55')}}`,
    `status: {${tried(before)}, ${notReady('ArtifactFailed', 'kustomization path not found: apps', '09:29:54')}}`,
    {
      kind: 'waiting',
      message: `Flux has fetched main@sha1:${wanted} and not yet applied it: ArtifactFailed: kustomization path not found: apps`,
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'a download that just failed is made again',
    `status: {${fetched(wanted, '09:29:40')}}`,
    `status: {${tried(before)}, ${notReady('ArtifactFailed', 'failed to download', '09:29:50')}}`,
    {
      kind: 'waiting',
      message: `Flux has fetched main@sha1:${wanted} and not yet applied it: ArtifactFailed: failed to download`,
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'a download that keeps failing',
    `status: {${fetched(wanted, '09:29:00')}}`,
    `status: {${tried(before)}, ${notReady('ArtifactFailed', 'failed to download', '09:29:10')}}`,
    {
      kind: 'failed',
      message: 'ArtifactFailed: failed to download',
      cause: { code: 'build', object: self, message: 'ArtifactFailed: failed to download' },
      inventory: [],
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'a Kustomization that Flux gave up on tries no commit',
    `status: {${at(wanted)}}`,
    `status: {${tried(before)}, conditions: [{type: Stalled, status: "True", reason: AccessDenied}]}`,
    {
      kind: 'failed',
      message: 'AccessDenied',
      cause: { code: 'stalled', object: self, message: 'AccessDenied' },
      inventory: [],
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'Flux still waits for the health of the commit before, and says for how long',
    `status: {${at(wanted)}}`,
    `status: {${tried(before)}, conditions: [{type: Reconciling, status: "True", reason: Progressing, message: checks with a timeout of 5m}, {type: Ready, status: Unknown, reason: Progressing, message: Reconciliation in progress}]}`,
    {
      kind: 'waiting',
      message: `Flux has fetched main@sha1:${wanted} and not yet applied it: Progressing: checks with a timeout of 5m`,
      revision: `main@sha1:${before}`,
    },
  ],
  [
    'a build that failed before the commit is not ours',
    `status: {${at(wanted)}}`,
    `status: {${tried(before)}, conditions: [{type: Ready, status: "False", reason: BuildFailed}]}`,
    {
      kind: 'waiting',
      message: `Flux has fetched main@sha1:${wanted} and not yet applied it: BuildFailed`,
      revision: `main@sha1:${before}`,
    },
  ],
]

test.each(ways)('%s', (_, sourceText, text, progress) => {
  const facts = {
    source: sourceText === undefined ? undefined : source(sourceText),
    kustomization: text === undefined ? undefined : kustomization(text),
    contains,
  }
  expect(fluxProgress(facts, now)).toEqual(progress)
})

test('an OCI artifact that was built from git is followed by its origin', () => {
  const origin = `main@sha1:${wanted}`
  const facts = {
    source: source(
      `status: {artifact: {revision: "latest@${digest}", metadata: {org.opencontainers.image.revision: "${origin}"}}}`,
    ),
    kustomization: kustomization(
      `status: {observedGeneration: 2, lastAttemptedRevision: "latest@${digest}", lastAttemptedOriginRevision: "${origin}", lastAppliedRevision: "latest@${digest}", lastAppliedOriginRevision: "${origin}", ${ready}}`,
    ),
  }
  expect(commitsToCompare(facts)).toEqual([wanted])
  expect(fluxProgress({ ...facts, contains }, now)).toEqual({
    kind: 'applied',
    revision: `latest@${digest}`,
    inventory: [],
  })
  expect(commitsToCompare({ source: undefined, kustomization: undefined })).toEqual([])
})

test.each([
  [`ghcr.io/acme/shop@${digest}`, { kind: 'digest', digest }],
  [`docker-pullable://ghcr.io/acme/shop@${digest}`, { kind: 'digest', digest }],
  [`docker://${digest}`, { kind: 'local', digest }],
  [digest, { kind: 'local', digest }],
  ['ghcr.io/acme/shop:1', { kind: 'none' }],
  [undefined, { kind: 'none' }],
])('the image id %s', (text, running) => {
  expect(parseImageId(text)).toEqual(running)
})

const workload = object('{apiVersion: batch/v1, kind: Job, metadata: {name: j, uid: j}}')
const pod = (name: string, image: string, imageId: string, spec = '') =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, ownerReferences: [{uid: j}]}, ${spec}status: {containerStatuses: [{name: web, image: "${image}", imageID: "${imageId}"}]}}`

function running(
  promised: { name: string; tag?: string; digests?: readonly string[] },
  ...pods: readonly string[]
) {
  return imageReport(workload, evidence({ pods: `[${pods}]` }), { digests: [], ...promised })
}

const other = `sha256:${'b'.repeat(64)}`
const ref = { apiVersion: 'v1', kind: 'Pod', name: 'p' }
const shop = 'ghcr.io/acme/shop'

test('every new pod runs what was promised', () => {
  const pods = [pod('p', `${shop}:1`, `${shop}@${digest}`), pod('q', `${shop}:1`, `${shop}@${digest}`)]
  expect(running({ name: shop, tag: '1', digests: [other, digest] }, ...pods)).toEqual({
    kind: 'promised',
    pods: 2,
    digest,
  })
  expect(running({ name: shop, tag: '1' }, ...pods)).toEqual({ kind: 'promised', pods: 2, digest })
  expect(running({ name: shop, tag: '1' }, pod('p', `${shop}:1`, digest))).toEqual({
    kind: 'promised',
    pods: 1,
  })
})

test('a pod that runs something else', () => {
  expect(running({ name: shop, tag: '2' }, pod('p', `${shop}:1`, `${shop}@${digest}`))).toEqual({
    kind: 'other',
    pod: ref,
    message: `p/web runs ${shop}:1, not the tag 2`,
  })
  expect(
    running({ name: shop, tag: '1', digests: [other] }, pod('p', `${shop}:1`, `${shop}@${digest}`)),
  ).toEqual({
    kind: 'other',
    pod: ref,
    message: `p/web runs ${digest}, not ${other}`,
  })
  expect(
    running({ name: shop, digests: [digest] }, pod('p', `${shop}@${digest}`, `${shop}@${digest}`)),
  ).toEqual({ kind: 'promised', pods: 1, digest })
})

test('what cannot be compared is unknown', () => {
  expect(running({ name: shop, tag: '1' }, pod('p', `${shop}:1`, ''))).toEqual({
    kind: 'unknown',
    message: 'p/web has not said yet which image it runs',
  })
  expect(running({ name: shop, tag: '1', digests: [other] }, pod('p', `${shop}:1`, digest))).toEqual({
    kind: 'unknown',
    message: `p/web runs ${digest}, an id of its node that no registry knows`,
  })
})

test('images are told apart by their whole name', () => {
  expect(
    running({ name: 'nginx', tag: '1' }, pod('p', 'docker.io/library/nginx:1', `nginx@${digest}`))?.kind,
  ).toBe('promised')
  expect(
    running({ name: 'acme/shop', tag: '1' }, pod('p', 'docker.io/acme/shop:1', `x@${digest}`))?.kind,
  ).toBe('promised')
  expect(running({ name: 'localhost/shop' }, pod('p', 'localhost/shop', `x@${digest}`))?.kind).toBe(
    'promised',
  )
  expect(
    running({ name: 'localhost:5000/shop', tag: '1' }, pod('p', 'localhost:5000/shop:1', `x@${digest}`))
      ?.kind,
  ).toBe('promised')
  expect(running({ name: shop }, pod('p', 'ghcr.io/acme/other:1', ''))).toBeUndefined()
  expect(running({ name: shop }, pod('p', '', ''))).toBeUndefined()
  const renamed = 'spec: {containers: [{name: web, image: "ghcr.io/acme/shop:1"}]}, '
  expect(running({ name: shop, tag: '1' }, pod('p', digest, `mirror/shop@${digest}`, renamed))?.kind).toBe(
    'promised',
  )
})
