import { expect, test } from '@jest/globals'
import { build, source } from './build.ts'

const deployment = source`
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
  spec:
    template:
      spec:
        containers:
        - name: web
          image: nginx:1.25
`

test('namespace moves everything that is not certainly cluster-scoped', () => {
  const { text } = build({
    'kustomization.yaml': 'resources: [all.yaml]\nnamespace: prod\n',
    'all.yaml': source`
      apiVersion: v1
      kind: Namespace
      metadata: {name: old}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reader}
      ---
      apiVersion: example.com/v1
      kind: Anything
      metadata: {name: it, namespace: elsewhere}
    `,
  })
  expect(text).toBe(source`
    apiVersion: v1
    kind: Namespace
    metadata:
      name: prod
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: reader
    ---
    apiVersion: example.com/v1
    kind: Anything
    metadata:
      name: it
      namespace: prod
  `)
})

test('a prefix and a suffix rename, and references follow', () => {
  const { text } = build({
    'kustomization.yaml': 'resources: [all.yaml]\nnamePrefix: a-\nnameSuffix: -z\n',
    'all.yaml': source`
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {volumes: [{name: v, configMap: {name: settings}}]}
    `,
  })
  expect(text).toBe(source`
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: a-settings-z
    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: a-web-z
    spec:
      volumes:
      - configMap:
          name: a-settings-z
        name: v
  `)
})

test('labels reach the templates and the selectors that are asked for', () => {
  const { text } = build({
    'kustomization.yaml': source`
      resources: [web.yaml]
      labels:
      - pairs: {one: a}
      - pairs: {two: b}
        includeTemplates: true
      - pairs: {three: c}
        includeSelectors: true
    `,
    'web.yaml': deployment,
  })
  expect(text).toBe(source`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      labels:
        one: a
        three: c
        two: b
      name: web
    spec:
      selector:
        matchLabels:
          three: c
      template:
        metadata:
          labels:
            three: c
            two: b
        spec:
          containers:
          - image: nginx:1.25
            name: web
  `)
})

test('annotations reach the templates', () => {
  const { text } = build({
    'kustomization.yaml': 'resources: [web.yaml]\ncommonAnnotations: {team: "1"}\n',
    'web.yaml': deployment,
  })
  expect(text).toBe(source`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      annotations:
        team: "1"
      name: web
    spec:
      template:
        metadata:
          annotations:
            team: "1"
        spec:
          containers:
          - image: nginx:1.25
            name: web
  `)
})

test.each([
  ['a new tag', '{name: nginx, newTag: "1.26"}', 'nginx:1.26'],
  [
    'a new name keeps the tag',
    '{name: nginx, newName: registry.example/nginx}',
    'registry.example/nginx:1.25',
  ],
  ['a digest drops the tag', '{name: nginx, digest: sha256:abc}', 'nginx@sha256:abc'],
  ['both are written', '{name: nginx, newTag: "2", digest: sha256:abc}', 'nginx:2@sha256:abc'],
  ['the name is a pattern', '{name: "ng.*x", newTag: "2"}', 'nginx:2'],
  ['a dot in the name is any character', '{name: "n.inx", newTag: "2"}', 'nginx:2'],
  ['another image stays', '{name: ngin, newTag: "2"}', 'nginx:1.25'],
])('images: %s', (_, image, expected) => {
  const { text } = build({
    'kustomization.yaml': `resources: [web.yaml]\nimages: [${image}]\n`,
    'web.yaml': deployment,
  })
  expect(text).toContain(`- image: ${expected}\n`)
})

test('replicas finds a resource by the name it had', () => {
  const { text } = build({
    'kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: a-\nreplicas: [{name: web, count: 3}]\n',
    'web.yaml': deployment,
  })
  expect(text).toContain('spec:\n  replicas: 3\n')
})

test('a strategic merge puts new elements first and changes those of its keys', () => {
  const { text } = build({
    'kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: patch.yaml}]\n',
    'web.yaml': deployment,
    'patch.yaml': source`
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - {name: sidecar, image: proxy:1}
            - {name: web, args: [--fast]}
    `,
  })
  expect(text).toBe(source`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      template:
        spec:
          containers:
          - image: proxy:1
            name: sidecar
          - args:
            - --fast
            image: nginx:1.25
            name: web
  `)
})

test('a value takes the quotes of what it replaces', () => {
  const { text } = build({
    'kustomization.yaml': 'resources: [map.yaml]\npatches: [{path: patch.yaml}]\n',
    'map.yaml': source`
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data:
        quoted: "text"
        plain: text
    `,
    'patch.yaml': source`
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data:
        quoted: 5
        plain: 5
    `,
  })
  expect(text).toContain('data:\n  plain: 5\n  quoted: "5"\n')
})

test('labels that came together change together', () => {
  const { text } = build(
    {
      'base/kustomization.yaml': 'resources: [service.yaml]\ncommonLabels: {app: old}\n',
      'base/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n',
      'over/kustomization.yaml': 'resources: [../base]\nlabels: [{pairs: {app: new}}]\n',
    },
    'over',
  )
  expect(text).toBe(source`
    apiVersion: v1
    kind: Service
    metadata:
      labels:
        app: new
      name: web
    spec:
      selector:
        app: new
  `)
})

test('a JSON patch is read as YAML 1.1', () => {
  const { text } = build({
    'kustomization.yaml': source`
      resources: [web.yaml]
      patches:
      - target: {kind: Deployment}
        patch: |-
          - {op: add, path: /spec/paused, value: y}
          - {op: remove, path: /spec/template}
    `,
    'web.yaml': deployment,
  })
  expect(text).toBe(source`
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      paused: true
  `)
})

test('a replacement keeps the type of its target', () => {
  const { text } = build({
    'kustomization.yaml': source`
      resources: [all.yaml]
      replacements:
      - source: {kind: Source, fieldPath: spec.port}
        targets:
        - select: {kind: Target}
          fieldPaths: [spec.number, spec.text, "spec.list.[name=a].port"]
    `,
    'all.yaml': source`
      apiVersion: v1
      kind: Source
      metadata: {name: s}
      spec: {port: "8080"}
      ---
      apiVersion: v1
      kind: Target
      metadata: {name: t}
      spec: {number: 1, text: "1", list: [{name: a, port: 1}, {name: b, port: 2}]}
    `,
  })
  expect(text).toContain(source`
    spec:
      list:
      - name: a
        port: 8080
      - name: b
        port: 2
      number: 8080
      text: "8080"
  `)
})
