import { expect, test } from '@jest/globals'
import { blocking, type Finding } from '../../../src/promotion/finding.ts'
import { type EnvironmentScene, findFindings } from '../../../src/report/findings/find.ts'
import { createMask } from '../../../src/report/objects/mask/mask.ts'
import { deployment, objectsIn } from '../objects/objects.ts'

function findAll(before: string, after: string, more: Partial<EnvironmentScene> = {}): readonly Finding[] {
  const scene = { name: 'prod', before: objectsIn(before), after: objectsIn(after), ...more }
  return findFindings([scene], { mask: createMask([...scene.before, ...scene.after], 'salt') })
}

/** Without what schemas say: the objects here are short. */
function find(before: string, after: string, more: Partial<EnvironmentScene> = {}): readonly Finding[] {
  return findAll(before, after, more).filter(({ kind }) => kind !== 'schema')
}

/** Each finding as `severity id path: message`. */
function said(before: string, after: string, more: Partial<EnvironmentScene> = {}): readonly string[] {
  return find(before, after, more).map(line)
}

/** What schemas say, likewise. */
function schemaSaid(before: string, after: string): readonly string[] {
  return findAll(before, after)
    .filter(({ kind }) => kind === 'schema')
    .map(line)
}

function line({ severity, id, place, message }: Finding): string {
  return `${severity} ${id} ${place.path ?? '-'}: ${message}`
}

function object(apiVersion: string, kind: string, fields = '', name = 'x'): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop}\n${fields}\n`
}

function changed(apiVersion: string, kind: string, before: string, after: string): readonly string[] {
  return said(object(apiVersion, kind, before), object(apiVersion, kind, after))
}

test('a finding is whole: what, how grave, where, and the way out', () => {
  expect(find('apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n', '')).toEqual([
    {
      id: 'namespace-removed',
      kind: 'danger',
      severity: 'error',
      place: { environment: 'prod', apiVersion: 'v1', kind: 'Namespace', name: 'shop' },
      message: 'Namespace shop is removed: where Flux prunes, everything in it is deleted, volumes included.',
      advice:
        'Keep it, or annotate it first with kustomize.toolkit.fluxcd.io/prune: disabled and remove what is in it one by one.',
    },
  ])
})

test.each([
  ['v1', 'PersistentVolumeClaim', 'claim-removed'],
  ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'definition-removed'],
  ['apps/v1', 'Deployment', 'workload-removed'],
  ['apps/v1', 'StatefulSet', 'workload-removed'],
  ['batch/v1', 'CronJob', 'workload-removed'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'workload-removed'],
])('removing a %s %s is a danger', (apiVersion, kind, id) => {
  expect(find(object(apiVersion, kind), '').map(finding => [finding.id, finding.kind])).toEqual([
    [id, 'danger'],
  ])
})

test('a workload under another name is a workload removed', () => {
  const pod = 'containers: [{name: web, image: "web:1"}]'
  expect(said(deployment(pod, 'web'), deployment(pod, 'eu-web'))).toEqual([
    'error workload-removed -: Deployment shop/web is removed: where Flux prunes, it stops running.',
  ])
})

test('a generated ConfigMap with another hash is no danger', () => {
  const config = (hash: string): string => object('v1', 'ConfigMap', 'data: {a: b}', `c-${hash}`)
  expect(said(config('6ct58987ht'), config('988gf96f87'))).toEqual([])
})

test('scaling to nothing is a danger, staying there is none', () => {
  expect(changed('apps/v1', 'Deployment', 'spec: {replicas: 2}', 'spec: {replicas: 0}')).toEqual([
    'error scaled-to-zero /spec/replicas: Deployment shop/x is scaled to 0: nothing of it runs any more.',
  ])
  expect(
    changed('apps/v1', 'Deployment', 'spec: {replicas: 0}', 'spec: {replicas: 0, paused: true}'),
  ).toEqual([])
})

test('a version that a definition no longer serves', () => {
  const versions = (served: boolean): string =>
    `spec: {versions: [{name: v1, served: true}, {name: v1beta1, served: ${served}}]}`
  expect(
    changed('apiextensions.k8s.io/v1', 'CustomResourceDefinition', versions(true), versions(false)),
  ).toEqual([
    'warning definition-version-removed /spec/versions: CustomResourceDefinition shop/x no longer serves v1beta1.',
  ])
})

test.each([
  [
    'apps/v1',
    'Deployment',
    'spec: {selector: {matchLabels: {a: b}}}',
    'spec: {selector: {matchLabels: {a: c}}}',
    '/spec/selector',
  ],
  ['apps/v1', 'StatefulSet', 'spec: {serviceName: a}', 'spec: {serviceName: b}', '/spec/serviceName'],
  [
    'apps/v1',
    'StatefulSet',
    'spec: {}',
    'spec: {volumeClaimTemplates: [{metadata: {name: a}}]}',
    '/spec/volumeClaimTemplates',
  ],
  [
    'batch/v1',
    'Job',
    'spec: {template: {spec: {a: b}}}',
    'spec: {template: {spec: {a: c}}}',
    '/spec/template',
  ],
  ['v1', 'Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {clusterIP: None}', '/spec/clusterIP'],
  ['v1', 'Secret', 'type: Opaque', 'type: kubernetes.io/tls', '/type'],
  [
    'v1',
    'PersistentVolumeClaim',
    'spec: {storageClassName: a}',
    'spec: {storageClassName: b}',
    '/spec/storageClassName',
  ],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: {name: a}', 'roleRef: {name: b}', '/roleRef'],
  ['storage.k8s.io/v1', 'StorageClass', 'provisioner: a', 'provisioner: b', '/provisioner'],
])('of a %s %s some fields cannot be changed', (apiVersion, kind, before, after, path) => {
  expect(changed(apiVersion, kind, before, after)).toEqual([
    `error immutable-field ${path}: ${kind} shop/x: ${path} cannot be changed once the object exists.`,
  ])
})

test.each([
  ['apps/v1', 'StatefulSet', 'spec: {replicas: 1}', 'spec: {replicas: 2, template: {a: b}}'],
  ['v1', 'Service', 'spec: {clusterIP: 10.0.0.1}', 'spec: {type: NodePort}'],
  [
    'v1',
    'PersistentVolumeClaim',
    'spec: {resources: {requests: {storage: 1Gi}}}',
    'spec: {resources: {requests: {storage: 2Gi}}}',
  ],
])('of a %s %s others can', (apiVersion, kind, before, after) => {
  expect(changed(apiVersion, kind, before, after)).toEqual([])
})

test('Flux makes an object anew where it is told to', () => {
  const job = (image: string): string => `apiVersion: batch/v1
kind: Job
metadata: {name: x, namespace: shop, annotations: {kustomize.toolkit.fluxcd.io/force: enabled}}
spec: {template: {spec: {containers: [{name: a, image: ${image}}]}}}
`
  expect(said(job('a'), job('b'))).toEqual([
    'warning immutable-field /spec/template: Job shop/x: /spec/template cannot be changed once the object exists; with force it is deleted and made anew.',
  ])
})

test('a claim that shrinks and a ConfigMap that was closed', () => {
  const claim = (size: string): string => `spec: {resources: {requests: {storage: ${size}}}}`
  expect(changed('v1', 'PersistentVolumeClaim', claim('1Gi'), claim('900M'))).toEqual([
    'error claim-shrunk /spec/resources/requests/storage: PersistentVolumeClaim shop/x asks for less storage than it has: a claim can only grow.',
  ])
  expect(
    changed('v1', 'ConfigMap', 'immutable: true\ndata: {a: b}', 'immutable: true\ndata: {a: c}'),
  ).toEqual(['error immutable-content /data: ConfigMap shop/x is marked immutable: /data cannot be changed.'])
})

const pod = `
serviceAccountName: runner
imagePullSecrets: [{name: pull}]
containers:
- name: web
  envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: maybe, optional: true}}]
  env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: login, key: token}}}]
volumes:
- {name: files, persistentVolumeClaim: {claimName: files}}
- {name: ca, configMap: {name: kube-root-ca.crt}}`

test('what a pod needs and nothing provides', () => {
  expect(said('', deployment(pod))).toEqual(
    [
      ['/spec/template/spec/serviceAccountName', 'ServiceAccount runner'],
      ['/spec/template/spec/containers/[name=web]/envFrom/0/configMapRef/name', 'ConfigMap settings'],
      [
        '/spec/template/spec/containers/[name=web]/env/[name=TOKEN]/valueFrom/secretKeyRef/name',
        'Secret login',
      ],
      [
        '/spec/template/spec/volumes/[name=files]/persistentVolumeClaim/claimName',
        'PersistentVolumeClaim files',
      ],
      ['/spec/template/spec/imagePullSecrets/0/name', 'Secret pull'],
    ].map(
      ([path, what]) =>
        `warning reference-missing ${path}: Deployment shop/web needs the ${what}: nothing here provides it.`,
    ),
  )
})

test('what is there, or will be made by a controller, is not missed', () => {
  const provided = [
    object('v1', 'ServiceAccount', '', 'runner'),
    object('v1', 'ConfigMap', '', 'settings'),
    object('v1', 'PersistentVolumeClaim', '', 'files'),
    object('external-secrets.io/v1', 'ExternalSecret', 'spec: {target: {name: login}}', 'other'),
    object('bitnami.com/v1alpha1', 'SealedSecret', 'spec: {}', 'pull'),
  ]
  expect(said('', [deployment(pod), ...provided].join('---\n'))).toEqual([])
})

test('what was missing before is only noted, what this change removes is said to be', () => {
  const config = object('v1', 'ConfigMap', '', 'settings')
  const web = deployment(
    'containers: [{name: web, envFrom: [{configMapRef: {name: settings}}, {configMapRef: {name: old}}]}]',
  )
  expect(said(`${web}---\n${config}`, web).map(line => line.replace(/ \S+:/, ''))).toEqual([
    'warning reference-missing Deployment shop/web needs the ConfigMap settings: this change removes it.',
    'note reference-missing Deployment shop/web needs the ConfigMap old: nothing here provides it.',
  ])
})

test('certificates of an Ingress, jobs by the clock and projected volumes', () => {
  const ingress = object('networking.k8s.io/v1', 'Ingress', 'spec: {tls: [{secretName: cert}, {hosts: [a]}]}')
  const cron = object(
    'batch/v1',
    'CronJob',
    'spec: {jobTemplate: {spec: {template: {spec: {initContainers: [{name: i, envFrom: [{secretRef: {name: a}}]}], volumes: [{name: v, projected: {sources: [{configMap: {name: b}}, {secret: {name: c}}]}}]}}}}}',
  )
  expect(said('', `${ingress}---\n${cron}`).map(line => line.replace(/^.*: (.* needs)/, '$1'))).toEqual([
    'Ingress shop/x needs the Secret cert: nothing here provides it.',
    'CronJob shop/x needs the Secret a: nothing here provides it.',
    'CronJob shop/x needs the ConfigMap b: nothing here provides it.',
    'CronJob shop/x needs the Secret c: nothing here provides it.',
  ])
  const made = [
    object('isindir.github.com/v1alpha3', 'SopsSecret', 'spec: {secretTemplates: [{name: a}, {}]}'),
    object('cert-manager.io/v1', 'Certificate', 'spec: {secretName: cert}'),
    object('objectbucket.io/v1alpha1', 'ObjectBucketClaim', '', 'b'),
    object('onepassword.com/v1', 'OnePasswordItem', '', 'c'),
  ]
  expect(said('', [ingress, cron, ...made].join('---\n'))).toEqual([])
})

test('an entry that its Secret does not have', () => {
  const web = deployment(
    'containers: [{name: web, env: [{name: A, valueFrom: {secretKeyRef: {name: login, key: token}}}]}]',
  )
  expect(said('', `${web}---\n${object('v1', 'Secret', 'data: {password: YQ==}', 'login')}`)).toEqual([
    'warning key-missing /spec/template/spec/containers/[name=web]/env/[name=A]/valueFrom/secretKeyRef/name: Deployment shop/web needs the entry token of Secret shop/login, which does not have it.',
  ])
})

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: they are Flux's variables
test('a variable without a value, but not the ones of scripts', () => {
  expect(
    said(
      '',
      object(
        'v1',
        'Service',
        'spec: {a: "${HOST}", b: ["${HOST}", "$${KEPT}", "${PORT}"]}\ndata: {script: "${SHELL}"}',
      ),
    ),
  ).toEqual(['warning unresolved-variable /spec/a: Service shop/x: ${HOST}, ${PORT} have no value.'])
})

test('an object that opts out keeps its variables, and old ones are only noted', () => {
  const service = (value: string): string => object('v1', 'Service', `spec: {a: "${value}"}`)
  const free = service('${A}').replace(
    'namespace:',
    'annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}, namespace:',
  )
  expect(said('', free)).toEqual([])
  expect(said(service('${A}'), service('${A}'))).toEqual([])
  expect(said(service('${A}'), service('${A}').replace('spec: {', 'spec: {b: c, '))).toEqual([
    'note unresolved-variable /spec/a: Service shop/x: ${A} has no value.',
  ])
})

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: they are Flux's variables

test('an API that is gone in the version that the cluster has', () => {
  const budget = object('policy/v1beta1', 'PodDisruptionBudget')
  const message =
    'PodDisruptionBudget shop/x: policy/v1beta1 is deprecated since Kubernetes 1.21 and gone in 1.25.'
  expect(said('', budget)).toEqual([`warning deprecated-api /apiVersion: ${message}`])
  expect(said('', budget, { kubernetes: 'v1.31.2' })).toEqual([
    `error deprecated-api /apiVersion: ${message}`,
  ])
})

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: lakes.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Lake, plural: lakes}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            required: [depth]
            properties:
              depth: {type: integer, minimum: 1}
              kind: {type: string, enum: [salt, fresh]}
              port: {x-kubernetes-int-or-string: true}
              fish: {type: array, items: {type: object, properties: {name: {type: string}}}}
              labels: {type: object, additionalProperties: {type: string}}
              any: {type: object, x-kubernetes-preserve-unknown-fields: true}
`

test('a custom resource is held to its definition in the repository', () => {
  const lake = (spec: string): string =>
    `${definition}---\n${object('example.com/v1', 'Lake', `spec: ${spec}`)}`
  expect(
    schemaSaid(
      '',
      lake('{depth: 3, kind: salt, port: http, fish: [{name: eel}], labels: {a: b}, any: {a: 1}}'),
    ),
  ).toEqual([])
  expect(
    schemaSaid(
      '',
      lake('{depth: 0, kind: sweet, port: 1.5, fish: [{name: 1, size: 2}], labels: {a: 1}, dept: 1}'),
    ),
  ).toEqual(
    [
      '/spec/depth must be at least 1',
      '/spec/kind must be one of salt, fresh',
      '/spec/port must be integer or string, is number',
      '/spec/fish/0/name must be string, is integer',
      '/spec/fish/0/size is no field of the schema',
      '/spec/labels/a must be string, is integer',
      '/spec/dept is no field of the schema',
    ].map(text => `error schema-violation ${text.split(' ')[0]}: Lake shop/x: ${text}.`),
  )
  expect(schemaSaid(lake('{}'), lake('{}'))).toEqual([])
  expect(schemaSaid(lake('{}'), lake('{kind: salt}'))).toEqual([
    'note schema-violation /spec: Lake shop/x: /spec needs depth.',
  ])
})

const web = (spec: string, more = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop${more}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: ${spec}
`

test('an object of Kubernetes is held to its schema', () => {
  const good = web(
    '{containers: [{name: web, image: "web:1", ports: [{containerPort: 80}], resources: {limits: {cpu: 0.5, memory: 1Gi}}, livenessProbe: {httpGet: {port: http}}}], volumes: [{name: tmp, emptyDir: {}}]}',
  )
  expect(schemaSaid('', good)).toEqual([])
  const bad = web(
    '{containers: [{name: web, imagePulPolicy: Always, ports: [{containerPort: "80"}], env: [{value: 1}], resources: {limits: {cpu: 1x}}}], replicas: 3}',
    ', labels: {version: 1.5}',
  )
  expect(schemaSaid('', bad)).toEqual(
    [
      '/metadata/labels/version must be string, is number',
      '/spec/template/spec/containers/[name=web]/imagePulPolicy is no field of the schema',
      '/spec/template/spec/containers/[name=web]/ports/0/containerPort must be integer, is string',
      '/spec/template/spec/containers/[name=web]/env/0 needs name',
      '/spec/template/spec/containers/[name=web]/env/0/value must be string, is integer',
      '/spec/template/spec/containers/[name=web]/resources/limits/cpu must be a quantity like 500m or 1Gi, is "1x"',
      '/spec/template/spec/replicas is no field of the schema',
    ].map(text => `error schema-violation ${text.split(' ')[0]}: Deployment shop/web: ${text}.`),
  )
})

test('a kind that Kubernetes does not have, and labels of what is not its own', () => {
  expect(
    schemaSaid('', `${object('apps/v1', 'Deploiment')}---\n${object('example.com/v1', 'Lake', 'a: 1')}`),
  ).toEqual([
    'error schema-violation /kind: Deploiment shop/x: apps/v1 of Kubernetes 1.36 has no kind Deploiment.',
  ])
  const labelled = 'apiVersion: example.com/v1\nkind: Lake\nmetadata: {name: x, labels: {a: 1}}\n'
  expect(schemaSaid('', labelled)).toEqual([
    'error schema-violation /metadata/labels/a: Lake x: /metadata/labels/a must be string, is integer.',
  ])
})

test('what was so before is only noted', () => {
  const [before = '', after = ''] = ['1', '2'].map(tag =>
    web(`{containers: [{name: web, image: "web:${tag}", x: 1}]}`),
  )
  expect(schemaSaid(before, after)).toEqual([
    'note schema-violation /spec/template/spec/containers/[name=web]/x: Deployment shop/web: /spec/template/spec/containers/[name=web]/x is no field of the schema.',
  ])
})

test('a definition of another environment is the repository’s own, too', () => {
  const scenes = [
    { name: 'infra', before: [], after: objectsIn(definition) },
    { name: 'prod', before: [], after: objectsIn(object('example.com/v1', 'Lake', 'spec: {}')) },
  ]
  expect(findFindings(scenes, { mask: createMask([], 'salt') }).map(line)).toEqual([
    'error schema-violation /spec: Lake shop/x: /spec needs depth.',
  ])
})

test('what Kustomize did in silence keeps its place', () => {
  const place = { file: 'prod/kustomization.yaml', line: 7, column: 3 }
  expect(
    find('', '', {
      rendering: [{ code: 'IMAGE_MATCHES_NOTHING', message: 'no image is called web', place }],
    }),
  ).toEqual([
    {
      id: 'image-matches-nothing',
      kind: 'unmatched',
      severity: 'warning',
      place: { environment: 'prod', ...place },
      message: 'no image is called web',
      advice: 'Name the image as the manifests do, or remove the entry.',
    },
  ])
})

test('a plan is refused for the kinds and ids that the policy names, never for a note', () => {
  const found = find(
    `${object('apps/v1', 'Deployment')}---\n${object('v1', 'Service', 'spec: {clusterIP: 10.0.0.1}')}`,
    `${object('v1', 'Service', 'spec: {clusterIP: 10.0.0.2}')}---\n${object('v1', 'Endpoints')}`,
  )
  expect(found.map(({ id }) => id)).toEqual(['workload-removed', 'immutable-field', 'deprecated-api'])
  expect(blocking(found, ['danger', 'deprecated']).map(({ id }) => id)).toEqual(['workload-removed'])
  expect(blocking(found, ['immutable-field']).map(({ id }) => id)).toEqual(['immutable-field'])
  expect(blocking(found, [])).toEqual([])
})

test('no finding says what is secret', () => {
  const vault = object('v1', 'Secret', 'stringData: {password: correct-H0rse}', 'vault')
  const web = deployment('containers: [{name: web, envFrom: [{configMapRef: {name: correct-H0rse}}]}]')
  expect(JSON.stringify(find('', `${vault}---\n${web}`))).not.toContain('correct-H0rse')
})
