import { expect, test } from '@jest/globals'
import { build, source } from './build.ts'

test('every field knows the line that set it last', () => {
  const { documents } = build(
    {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': source`
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 1
          template:
            spec:
              containers:
              - name: web
                image: nginx:1
      `,
      'over/kustomization.yaml': source`
        resources: [../base]
        namePrefix: a-
        patches:
        - path: patch.yaml
        images:
        - name: other
          newTag: "1"
        - name: nginx
          newTag: "2"
      `,
      'over/patch.yaml': source`
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            spec:
              containers:
              - name: web
                args:
                - --fast
      `,
    },
    'over',
    { origins: true },
  )
  const originOf = documents[0]?.originOf ?? (() => undefined)
  const container = ['spec', 'template', 'spec', 'containers', '[name=web]']
  const lines = [
    ['metadata', 'name'],
    ['spec', 'replicas'],
    [...container, 'image'],
    [...container, 'args', '0'],
    [...container, 'name'],
  ].map(steps => {
    const place = originOf(steps)
    return `${steps.at(-1)}: ${place?.file}:${place?.line}`
  })
  expect(lines).toEqual([
    'name: over/kustomization.yaml:2',
    'replicas: base/web.yaml:6',
    'image: over/kustomization.yaml:8',
    '0: over/patch.yaml:11',
    'name: base/web.yaml:10',
  ])
})

test('without being asked a build does not know', () => {
  const { documents } = build({
    'kustomization.yaml': 'configMapGenerator: [{name: a}]\n',
  })
  expect(documents.map(({ originOf }) => originOf)).toEqual([undefined])
})
