import { expect, test } from '@jest/globals'
import { memoryFiles } from '../../../src/kustomize/memory-files.ts'
import { render } from '../../../src/kustomize/render.ts'
import { diffObjects } from '../../../src/report/objects/diff.ts'
import type { RenderedObject } from '../../../src/report/objects/object.ts'
import { diffText } from '../../../src/report/objects/text.ts'
import { deployment, diffOf, objectsIn, prod } from './objects.ts'

/** The difference as a terminal shows it, without its first line and indentation. */
function picture(before: string, after: string): string {
  return diffText(diffOf(before, after), { color: false }).split('\n').slice(2).join('\n').trimEnd()
}

test('a list element is found by the key that Kubernetes merges it by', () => {
  const before = deployment(`
containers:
- {name: web, image: "web:1"}
- {name: proxy, image: "proxy:1"}`)
  const after = deployment(`
containers:
- {name: proxy, image: "proxy:1"}
- {name: web, image: "web:2"}`)
  expect(picture(before, after)).toBe(
    `~ Deployment shop/web
    /spec/template/spec/containers/[name=web]/image
    - "web:1"
    + "web:2"

1 change not shown: 1 × order of a list that is matched by key.`,
  )
})

test('a port that moves keeps its name', () => {
  const before = deployment('containers: [{name: web, ports: [{name: http, containerPort: 80}]}]')
  const after = deployment('containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]')
  expect(picture(before, after)).toBe(
    `~ Deployment shop/web
    /spec/template/spec/containers/[name=web]/ports/[containerPort=8080]/containerPort
    - 80
    + 8080`,
  )
})

test('ports of one number are told apart by their protocol', () => {
  const service = (udp: number): string => `apiVersion: v1
kind: Service
metadata: {name: dns}
spec:
  ports:
  - {port: 53, protocol: TCP, targetPort: 5353}
  - {port: 53, protocol: UDP, targetPort: ${udp}}
`
  expect(picture(service(5353), service(5354))).toBe(
    `~ Service dns
    /spec/ports/[port=53,protocol=UDP]/targetPort
    - 5353
    + 5354`,
  )
})

test('what has no key is aligned: an argument inserted is one change', () => {
  const before = deployment('containers: [{name: web, args: [serve, --port=80, --verbose]}]')
  const after = deployment('containers: [{name: web, args: [serve, --host=::, --port=80, --verbose]}]')
  expect(picture(before, after)).toBe(
    `~ Deployment shop/web
    /spec/template/spec/containers/[name=web]/args/1
    + "--host=::"`,
  )
})

test('rules without names are matched by what they have in common', () => {
  const role = (rules: string): string =>
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r}\nrules:\n${rules}`
  const before = role(`- {apiGroups: [""], resources: [pods], verbs: [get]}
- {apiGroups: [apps], resources: [deployments], verbs: [get, list]}
`)
  const after = role(`- {apiGroups: [batch], resources: [jobs], verbs: [create]}
- {apiGroups: [apps], resources: [deployments], verbs: [get, list, delete]}
`)
  expect(picture(before, after)).toBe(
    `~ Role r
    /rules/0
    - apiGroups:
    -   - ""
    - resources:
    -   - "pods"
    - verbs:
    -   - "get"
    /rules/0
    + apiGroups:
    +   - "batch"
    + resources:
    +   - "jobs"
    + verbs:
    +   - "create"
    /rules/1/verbs/2
    + "delete"`,
  )
})

test('a new version of an API is one change', () => {
  const before = 'apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\n'
  expect(picture(before, before.replace('v2beta2', 'v2'))).toBe(
    `~ HorizontalPodAutoscaler web
    /apiVersion
    - "autoscaling/v2beta2"
    + "autoscaling/v2"`,
  )
})

test('a generated ConfigMap and those that refer to it are one change', () => {
  const config = (hash: string, level: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings-${hash}, namespace: shop}\ndata: {LEVEL: ${level}}\n`
  const user = (hash: string): string =>
    deployment(`
containers: [{name: web, envFrom: [{configMapRef: {name: settings-${hash}}}]}]
volumes: [{name: settings, configMap: {name: settings-${hash}}}]`)
  const before = `${config('6ct58987ht', 'info')}---\n${user('6ct58987ht')}`
  const after = `${config('988gf96f87', 'debug')}---\n${user('988gf96f87')}`
  expect(picture(before, after)).toBe(
    `~ ConfigMap shop/settings-988gf96f87 (was ConfigMap shop/settings-6ct58987ht; followed by Deployment shop/web)
    /data/LEVEL
    - "info"
    + "debug"`,
  )
})

test('a prefix makes another name, not another object', () => {
  const pair = (prefix: string): string =>
    `${deployment('containers: [{name: web, image: "web:1"}]', `${prefix}web`)}---
${deployment('containers: [{name: worker, image: "worker:1", args: [run]}]', `${prefix}worker`)}`
  expect(picture(pair(''), pair('eu-'))).toBe(
    `~ Deployment shop/eu-web (was Deployment shop/web)

~ Deployment shop/eu-worker (was Deployment shop/worker)`,
  )
})

test('a longer text is compared line by line', () => {
  const config = (lines: readonly string[]): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  app.conf: |\n${lines.map(line => `    ${line}\n`).join('')}`
  const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  expect(picture(config(lines), config(lines.with(6, 'G')))).toBe(
    `~ ConfigMap c
    /data/app.conf
    # … 4 equal lines
      | e
      | f
    - | g
    + | G
      | h
      |`,
  )
})

test('the order of containers that run one after the other counts', () => {
  const before = deployment('initContainers: [{name: a, image: a}, {name: b, image: b}]')
  const after = deployment('initContainers: [{name: b, image: b}, {name: a, image: a}]')
  expect(picture(before, after)).toBe(
    `~ Deployment shop/web
    /spec/template/spec/initContainers
    # another order
    - a, b
    + b, a`,
  )
})

test('labels of charts and checksums are counted, not shown', () => {
  const object = (version: string): string => `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: {helm.sh/chart: web-${version}}
  annotations: {checksum/config: "${version}"}
`
  expect(diffOf(object('1.0.0'), object('1.1.0'))).toEqual({
    environments: [{ name: 'prod', objects: [] }],
    hidden: { count: 2, why: "1 × Helm's chart label, 1 × checksum annotation" },
  })
})

test('an added object shows its fields, a removed one its name', () => {
  const account =
    'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\nautomountServiceAccountToken: false\n'
  expect(picture('', account)).toBe(
    `+ ServiceAccount web (1 field)
    /automountServiceAccountToken
    + false`,
  )
  expect(picture(account, '')).toBe('- ServiceAccount web (1 field)')
})

test('each field says where in the repository it comes from', () => {
  const diff = diffObjects(
    [
      prod(
        'apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: 1\n',
        'apiVersion: v1\nkind: A\nmetadata: {name: a}\nx: 2\n',
      ),
    ],
    {
      salt: 'salt',
      origin: (object, steps) => ({ file: `${object.name}/${steps.join('.')}.yaml`, line: 7 }),
    },
  )
  expect(diff.environments[0]?.objects[0]?.fields).toEqual([
    { kind: 'value', path: '/x', before: 1, after: 2, origin: { file: 'a/x.yaml', line: 7 } },
  ])
})

test('rendering knows the file and line of each field', () => {
  const pod = (image: string): string =>
    deployment(`
containers:
- name: web
  image: ${image}
  ports: [{containerPort: 80}, {containerPort: 53}, {containerPort: 53, protocol: UDP, hostPort: 1}]
  args: [a, b]`)
  const build = (overlay: string): readonly RenderedObject[] =>
    render(
      memoryFiles({
        'base/kustomization.yaml': 'resources: [web.yaml]\n',
        'base/web.yaml': pod('web'),
        'prod/kustomization.yaml': `resources: [../base]\n${overlay}`,
      }),
      'prod',
      { origins: true },
    ).documents
  const patch = `patches:
- target: {kind: Deployment}
  patch: |
    - {op: replace, path: /spec/template/spec/containers/0/ports/2/hostPort, value: 2}
    - {op: replace, path: /spec/template/spec/containers/0/ports/0/containerPort, value: 81}
    - {op: add, path: /spec/template/spec/containers/0/args/-, value: c}
`
  const after = build(`images:\n- name: web\n  newTag: "2"\n${patch}`)
  const diff = diffObjects([{ name: 'prod', before: build(''), after }], { salt: '' })
  const origins = diff.environments[0]?.objects[0]?.fields.map(
    ({ path, origin }) => `${path.replace(/.*=web\]/, '')} ${origin?.file}:${origin?.line}`,
  )
  expect(origins).toEqual([
    '/args/2 prod/kustomization.yaml:6',
    '/image prod/kustomization.yaml:3',
    '/ports/[containerPort=81] base/web.yaml:12',
    '/ports/[containerPort=53,protocol=UDP]/hostPort prod/kustomization.yaml:6',
    '/ports/[containerPort=80] base/web.yaml:12',
  ])
})

test('a rename hides no other change of what refers to it', () => {
  const config = (hash: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-${hash}, namespace: shop}\ndata: {a: ${hash}}\n`
  const user = (image: string, hash: string): string =>
    deployment(`containers: [{name: web, image: ${image}, envFrom: [{configMapRef: {name: c-${hash}}}]}]`)
  const gone = deployment('containers: [{name: web, image: b}]')
  const before = `${config('6ct58987ht')}---\n${user('a', '6ct58987ht')}`
  expect(picture(before, `${config('988gf96f87')}---\n${user('b', '988gf96f87')}`)).toContain(
    '~ Deployment shop/web\n    /spec/template/spec/containers/[name=web]/image\n    - "a"\n    + "b"',
  )
  expect(picture(before, `${config('988gf96f87')}---\n${gone}`)).toBe(
    `~ ConfigMap shop/c-988gf96f87 (was ConfigMap shop/c-6ct58987ht)
    /data/a
    - "6ct58987ht"
    + "988gf96f87"

~ Deployment shop/web
    /spec/template/spec/containers/[name=web]/envFrom
    - - configMapRef:
    -     name: "c-6ct58987ht"
    /spec/template/spec/containers/[name=web]/image
    - "a"
    + "b"`,
  )
})

test('very many objects under unlike names are known by equal content', () => {
  const many = (name: (at: number) => string): string =>
    Array.from(
      { length: 60 },
      (_, at) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name(at)}}\ndata: {at: "${at}"}\n`,
    ).join('---\n')
  const [environment] = diffOf(
    many(at => `old-${at}`),
    many(at => `${at}x`),
  ).environments
  expect(environment?.objects.map(({ renamedFrom }) => renamedFrom?.name)).toEqual(
    Array.from({ length: 60 }, (_, at) => `old-${at}`),
  )
})

test('two thousand objects that moved to another namespace are paired in a moment', () => {
  const many = (namespace: string): string =>
    Array.from(
      { length: 2000 },
      (_, at) =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${at}, namespace: ${namespace}}\ndata: {at: "${at}"}\n`,
    ).join('---\n')
  const diff = diffObjects([{ name: 'prod', before: objectsIn(many('a')), after: objectsIn(many('b')) }], {
    salt: '',
  })
  expect(diff.environments[0]?.objects.every(({ renamedFrom }) => renamedFrom?.namespace === 'a')).toBe(true)
})
