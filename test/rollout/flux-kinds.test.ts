import { expect, test } from '@jest/globals'
import { deployedChart, objectsOfRelease } from '../../src/rollout/helm.ts'
import type { ObjectReport } from '../../src/rollout/object.ts'
import { objectStatus } from '../../src/rollout/object-status.ts'
import { current, failed, inProgress, now, object, one } from './picture.ts'

type Row = readonly [name: string, kind: string, rest: string, report: ObjectReport]

const conditions = (...texts: readonly string[]) =>
  `status: {conditions: [${texts.map(text => `{${text}}`).join(', ')}]}`
const suspended = (what: string): ObjectReport => ({
  status: 'unknown',
  message: `it is suspended: Flux ${what} nothing until it is resumed`,
})

const kustomizations: readonly Row[] = [
  ['a Kustomization that is suspended', 'Kustomization', 'spec: {suspend: true}', suspended('applies')],
  ['a Kustomization that is new', 'Kustomization', 'spec: {}', inProgress('Flux has not yet looked at it')],
  [
    'a Kustomization that is ready',
    'Kustomization',
    conditions('type: Ready, status: "True", message: "Applied revision: main@sha1:1"'),
    current('Applied revision: main@sha1:1'),
  ],
  [
    'a Kustomization that works',
    'Kustomization',
    conditions(
      'type: Reconciling, status: "True", reason: Progressing',
      'type: Ready, status: Unknown, reason: Progressing',
    ),
    inProgress('Progressing'),
  ],
  [
    'a Kustomization that waits for another',
    'Kustomization',
    conditions('type: Ready, status: "False", reason: DependencyNotReady'),
    inProgress('DependencyNotReady'),
  ],
  [
    'a Kustomization that cannot be built has failed although it is tried again',
    'Kustomization',
    conditions(
      'type: Reconciling, status: "True", reason: ProgressingWithRetry',
      'type: Ready, status: "False", reason: BuildFailed, message: no such file',
    ),
    failed('Kustomization', 'build', 'BuildFailed: no such file'),
  ],
  [
    // Another one at each try: nothing that anybody could look into.
    'the folder in which Flux builds is left out of its words',
    'Kustomization',
    conditions(
      `type: Ready, status: "False", reason: BuildFailed, message: "open /tmp/kustomization-2034662969/apps/prod/gone.yaml: no such file, from '/tmp/kustomization-2034662969/apps/prod'"`,
    ),
    failed('Kustomization', 'build', "BuildFailed: open apps/prod/gone.yaml: no such file, from 'apps/prod'"),
  ],
  [
    // Flux writes the observed generation once it has succeeded: at first it is -1.
    'a Kustomization that was never built has failed, and says why',
    'Kustomization',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: -1, conditions: [{type: Ready, status: "False", reason: BuildFailed, message: no such file, observedGeneration: 1}]}',
    failed('Kustomization', 'build', 'BuildFailed: no such file'),
  ],
  [
    'a Kustomization whose failure was about what it was before',
    'Kustomization',
    'metadata: {name: x, generation: 3}, status: {observedGeneration: 1, conditions: [{type: Ready, status: "False", reason: BuildFailed, message: no such file, observedGeneration: 2}]}',
    inProgress('its controller has seen generation 1, not yet 3'),
  ],
  [
    'a Kustomization in its first round, of which Flux says what it does',
    'Kustomization',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: -1, conditions: [{type: Reconciling, status: "True", reason: Progressing, message: Running health checks}, {type: Ready, status: Unknown}]}',
    inProgress('Progressing: Running health checks'),
  ],
  [
    'a Kustomization in its first round',
    'Kustomization',
    'metadata: {name: x, generation: 1}, status: {observedGeneration: -1}',
    inProgress('its controller has not yet been through with it'),
  ],
  [
    'a Kustomization that the API refused',
    'Kustomization',
    conditions('type: Ready, status: "False", reason: ReconciliationFailed, message: denied'),
    failed('Kustomization', 'admission', 'ReconciliationFailed: denied'),
  ],
  [
    'a Kustomization that is stalled',
    'Kustomization',
    conditions('type: Stalled, status: "True", reason: InvalidPath'),
    failed('Kustomization', 'stalled', 'InvalidPath'),
  ],
]

const sources: readonly Row[] = [
  ['a source that is suspended', 'GitRepository', 'spec: {suspend: true}', suspended('fetches')],
  [
    'a source that is ready',
    'GitRepository',
    conditions('type: Ready, status: "True", message: stored'),
    current('stored'),
  ],
  [
    'a source that works',
    'GitRepository',
    conditions('type: Ready, status: Unknown, reason: Progressing'),
    inProgress('Progressing'),
  ],
  [
    'a source that nobody looked at',
    'GitRepository',
    'spec: {}',
    inProgress('Flux has not yet looked at it'),
  ],
  ['an OCI registry has no status', 'HelmRepository', 'spec: {type: oci}', current('it is there')],
  [
    'a fetch that just failed',
    'GitRepository',
    conditions(
      'type: FetchFailed, status: "True", reason: GitOperationFailed, lastTransitionTime: "2026-11-26T09:29:40Z"',
    ),
    inProgress('GitOperationFailed'),
  ],
  [
    'a fetch that keeps failing',
    'GitRepository',
    conditions(
      'type: FetchFailed, status: "True", reason: GitOperationFailed, lastTransitionTime: "2026-11-26T09:29:00Z"',
    ),
    failed('GitRepository', 'build', 'GitOperationFailed'),
  ],
  [
    'a commit that nobody signed',
    'GitRepository',
    conditions('type: SourceVerified, status: "False", reason: InvalidCommitSignature'),
    failed('GitRepository', 'build', 'InvalidCommitSignature'),
  ],
  [
    'a source that is stalled',
    'GitRepository',
    conditions('type: Stalled, status: "True", reason: URLInvalid'),
    failed('GitRepository', 'stalled', 'URLInvalid'),
  ],
]

const failure = 'type: Ready, status: "False", reason: UpgradeFailed, message: timed out'
const releases: readonly Row[] = [
  ['a release that is suspended', 'HelmRelease', 'spec: {suspend: true}', suspended('upgrades')],
  [
    'a release that was ready when it was suspended stays so',
    'HelmRelease',
    'spec: {suspend: true}, status: {conditions: [{type: Ready, status: "True", message: upgrade succeeded}]}',
    current('upgrade succeeded'),
  ],
  [
    'a release that was changed while it is suspended',
    'HelmRelease',
    'metadata: {name: x, generation: 3}, spec: {suspend: true}, status: {observedGeneration: 2, conditions: [{type: Ready, status: "True"}]}',
    { status: 'unknown', message: 'it is suspended since generation 2; now is 3' },
  ],
  ['a release that is new', 'HelmRelease', 'spec: {}', inProgress('Flux has not yet looked at it')],
  [
    'a release that is ready',
    'HelmRelease',
    conditions('type: Ready, status: "True", message: upgrade succeeded'),
    current('upgrade succeeded'),
  ],
  [
    'a release that is being upgraded',
    'HelmRelease',
    conditions('type: Reconciling, status: "True"', 'type: Ready, status: Unknown, reason: Progressing'),
    inProgress('Progressing'),
  ],
  [
    'a release that waits for its source',
    'HelmRelease',
    conditions('type: Ready, status: "False", reason: SourceNotReady'),
    inProgress('SourceNotReady'),
  ],
  [
    'an upgrade that failed, with no try left',
    'HelmRelease',
    conditions('type: Reconciling, status: "True"', failure),
    failed('HelmRelease', 'other', 'UpgradeFailed: timed out'),
  ],
  [
    'an upgrade that failed and is tried again',
    'HelmRelease',
    `spec: {upgrade: {remediation: {retries: 3}}}, status: {upgradeFailures: 2, conditions: [{${failure}}]}`,
    inProgress('UpgradeFailed: timed out'),
  ],
  [
    'an upgrade that is tried for ever',
    'HelmRelease',
    `spec: {upgrade: {remediation: {retries: -1}}}, status: {upgradeFailures: 9, conditions: [{${failure}}]}`,
    inProgress('UpgradeFailed: timed out'),
  ],
  [
    'an upgrade that failed once too often',
    'HelmRelease',
    `spec: {upgrade: {remediation: {retries: 1}}}, status: {upgradeFailures: 2, conditions: [{${failure}}]}`,
    failed('HelmRelease', 'other', 'UpgradeFailed: timed out'),
  ],
  [
    'a stalled release says what stalled it',
    'HelmRelease',
    conditions('type: Stalled, status: "True", reason: RetriesExceeded', failure),
    failed('HelmRelease', 'stalled', 'UpgradeFailed: timed out'),
  ],
  [
    'a stalled release that was never tried',
    'HelmRelease',
    conditions('type: Stalled, status: "True", reason: InvalidChartReference'),
    failed('HelmRelease', 'stalled', 'InvalidChartReference'),
  ],
  [
    'a hook that failed',
    'HelmRelease',
    conditions('type: Ready, status: "False", reason: InstallFailed, message: "pre-install hook failed"'),
    failed('HelmRelease', 'hook', 'InstallFailed: pre-install hook failed'),
  ],
  [
    'after a rollback the old version runs, whatever the pods say',
    'HelmRelease',
    'status: {history: [{chartVersion: 7.0.1, status: failed}, {chartVersion: 7.0.0, status: deployed}], conditions: [{type: Released, status: "False", reason: UpgradeFailed, message: timed out}, {type: Ready, status: "False", reason: RollbackSucceeded, message: rollback done}]}',
    failed(
      'HelmRelease',
      'other',
      'the old version 7.0.0 runs again; RollbackSucceeded: rollback done; UpgradeFailed: timed out',
    ),
  ],
  [
    'after a rollback to what nobody knows',
    'HelmRelease',
    conditions('type: Ready, status: "False", reason: RollbackSucceeded'),
    failed('HelmRelease', 'other', 'the old version runs again; RollbackSucceeded'),
  ],
]

const gateways: readonly Row[] = [
  ['a gateway class', 'GatewayClass', conditions('type: Accepted, status: "True"'), current('Accepted')],
  ['a gateway that nobody answered', 'Gateway', 'status: {}', inProgress('Accepted is not yet known')],
  [
    'a gateway that is programmed',
    'Gateway',
    conditions('type: Accepted, status: "True"', 'type: Programmed, status: "True"'),
    current('Accepted and Programmed'),
  ],
  [
    'a gateway whose answer is old',
    'Gateway',
    'metadata: {name: x, generation: 2}, status: {conditions: [{type: Accepted, status: "True", observedGeneration: 1}]}',
    inProgress('Accepted is about generation 1, not yet 2'),
  ],
  [
    'a gateway that waits',
    'Gateway',
    conditions('type: Accepted, status: "False", reason: Pending'),
    inProgress('Pending'),
  ],
  [
    'a gateway that was just refused',
    'Gateway',
    conditions(
      'type: Accepted, status: "False", reason: Invalid, lastTransitionTime: "2026-11-26T09:29:50Z"',
    ),
    inProgress('Invalid'),
  ],
  [
    'a gateway that is refused',
    'Gateway',
    conditions('type: Accepted, status: "False", reason: Invalid'),
    failed('Gateway', 'other', 'Invalid'),
  ],
  [
    'a route one of whose parents is silent',
    'HTTPRoute',
    'spec: {parentRefs: [{name: a}, {name: b}]}, status: {parents: [{}]}',
    inProgress('1 of 2 parents have answered'),
  ],
  [
    'a route that all parents took',
    'HTTPRoute',
    'spec: {parentRefs: [{name: a}]}, status: {parents: [{conditions: [{type: Accepted, status: "True"}, {type: ResolvedRefs, status: "True"}]}]}',
    current('its parents have taken it'),
  ],
  [
    'a route whose backend is missing',
    'HTTPRoute',
    'spec: {parentRefs: [{name: a}]}, status: {parents: [{conditions: [{type: Accepted, status: "True"}, {type: ResolvedRefs, status: "False", reason: BackendNotFound}]}]}',
    failed('HTTPRoute', 'other', 'BackendNotFound'),
  ],
  [
    'a route that is on its way',
    'HTTPRoute',
    'spec: {parentRefs: [{name: a}]}, status: {parents: [{conditions: [{type: Accepted, status: Unknown}]}]}',
    inProgress('Accepted is Unknown'),
  ],
]

const meshes: readonly Row[] = [
  [
    'Istio says nothing',
    'VirtualService',
    'spec: {}',
    current('it is there; Istio reports nothing about it'),
  ],
  [
    'Istio has told every proxy',
    'VirtualService',
    'metadata: {name: x, generation: 2}, status: {observedGeneration: "2", conditions: [{type: Reconciled, status: "True"}]}',
    current('every proxy has it'),
  ],
  [
    'Istio has seen an older generation, as a text',
    'VirtualService',
    'metadata: {name: x, generation: 2}, status: {observedGeneration: "1"}',
    inProgress('its controller has seen generation 1, not yet 2'),
  ],
  [
    'Istio is telling the proxies',
    'VirtualService',
    conditions('type: Reconciled, status: "False", message: 1/3 proxies up to date.'),
    inProgress('1/3 proxies up to date.'),
  ],
  [
    'Istio finds a mistake',
    'VirtualService',
    'status: {validationMessages: [{level: WARNING}, {level: ERROR, type: {code: IST0101}, documentationUrl: "https://istio.io/IST0101"}]}',
    inProgress("Istio's analysis finds an error: IST0101 https://istio.io/IST0101"),
  ],
  [
    'Istio finds a mistake without an address',
    'VirtualService',
    'status: {validationMessages: [{level: ERROR, code: IST0101}]}',
    inProgress("Istio's analysis finds an error: IST0101"),
  ],
]

test.each([...kustomizations, ...sources, ...releases, ...gateways, ...meshes])(
  '%s',
  (_, kind, rest, report) => {
    expect(objectStatus(one(kind, rest), now)).toEqual(report)
  },
)

test('the chart that runs is the newest that Helm calls deployed', () => {
  const release = one(
    'HelmRelease',
    'status: {history: [{chartVersion: 7.0.1, status: failed}, {chartVersion: 7.0.0, appVersion: v7, digest: "sha256:1", status: deployed}]}',
  )
  expect(deployedChart(release)).toEqual({ version: '7.0.0', appVersion: 'v7', digest: 'sha256:1' })
  expect(
    deployedChart(one('HelmRelease', 'status: {history: [{chartVersion: 7.0.0, status: deployed}]}')),
  ).toEqual({ version: '7.0.0' })
  expect(deployedChart(one('HelmRelease', 'status: {}'))).toBeUndefined()
})

test('what Flux installed for a release is found by its labels', () => {
  const labelled = (name: string, namespace: string) =>
    object(
      `{apiVersion: apps/v1, kind: Deployment, metadata: {name: d, labels: {helm.toolkit.fluxcd.io/name: ${name}, helm.toolkit.fluxcd.io/namespace: ${namespace}}}}`,
    )
  const release = one('HelmRelease', 'metadata: {name: x, namespace: shop}')
  const mine = labelled('x', 'shop')
  const others = [labelled('y', 'shop'), labelled('x', 'other'), one('Deployment', 'spec: {}')]
  expect(objectsOfRelease(release, [...others, mine])).toEqual([mine])
})
