import { expect, test } from '@jest/globals'
import { build, source } from './build.ts'

const resources = source`
  apiVersion: apps/v1
  kind: Deployment
  metadata: {name: web}
  ---
  apiVersion: example.com/v1
  kind: Thing
  metadata: {name: it}
  spec: {list: [{name: a}]}
`

test('what a build does in silence is found, and leaves the output alone', () => {
  const { findings, text } = build({
    'kustomization.yaml': source`
      resources: [all.yaml]
      patches:
      - target: {kind: StatefulSet}
        patch: '[{"op": "remove", "path": "/spec"}]'
      - path: thing.yaml
      images:
      - {name: nginx, newTag: "2"}
      labels:
      - pairs: {app: web}
        includeSelectors: true
      replacements:
      - source: {kind: Thing}
        targets: [{select: {kind: Nothing}}]
    `,
    'all.yaml': resources,
    'thing.yaml': source`
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: it}
      spec: {list: [{name: b}]}
    `,
  })
  expect(findings.map(({ code, place }) => [code, place?.line])).toEqual([
    ['PATCH_MATCHES_NOTHING', 3],
    ['LIST_REPLACED', 5],
    ['SELECTOR_CREATED', 9],
    ['IMAGE_MATCHES_NOTHING', 7],
    ['REPLACEMENT_MATCHES_NOTHING', 12],
  ])
  expect(text).not.toContain('Nothing')
})

test('deprecated fields are warnings in the words of Kustomize', () => {
  const { warnings } = build({ 'kustomization.yaml': 'bases: []\ncommonLabels: {a: b}\n' })
  expect(warnings).toEqual([
    "# Warning: 'bases' is deprecated. Please use 'resources' instead. Run 'kustomize edit fix' to update your Kustomization automatically.",
    "# Warning: 'commonLabels' is deprecated. Please use 'labels' instead. Run 'kustomize edit fix' to update your Kustomization automatically.",
  ])
})
