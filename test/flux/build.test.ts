import { expect, test } from '@jest/globals'
import { cases } from './cases.ts'
import { buildCase } from './picture.ts'

test.each(cases)('$name', ({ files, kustomization, sources, expected, refusal }) => {
  const built = buildCase({ files, kustomization, ...(sources === undefined ? {} : { sources }) })
  if (built.kind === 'refused') expect([undefined, built.problem.code]).toEqual([expected, refusal])
  else expect(built.text).toBe(expected)
})

const app = {
  'app/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: "${A}", b: "${B:=2}"}\n',
}

function kustomization(spec: string): string {
  return `kind: Kustomization\nmetadata: {name: web, namespace: flux-system}\nspec:\n  path: ./app\n${spec}`
}

test('what only the cluster knows is left as written, and said with its place', () => {
  const from =
    '  postBuild:\n    substitute: {A: "1"}\n    substituteFrom:\n    - {kind: Secret, name: secrets}\n'
  expect(buildCase({ files: app, kustomization: kustomization(from) })).toEqual({
    kind: 'built',
    documents: expect.any(Array),
    text: 'apiVersion: v1\ndata:\n  a: 1\n  b: ${B:=2}\nkind: ConfigMap\nmetadata:\n  name: a\n',
    findings: [],
    warnings: [],
    unknowns: [
      {
        code: 'SOURCE_UNKNOWN',
        message:
          'Secret flux-system/secrets: it is in the cluster only. Its values are known to the cluster only.',
        place: { file: 'web.yaml', line: 8, column: 7 },
        advice: 'Give the values that matter with --var NAME=VALUE.',
      },
      {
        code: 'VARIABLE_UNKNOWN',
        message: 'Only the cluster knows "B"; left as written in ConfigMap a.',
        place: { file: 'web.yaml', line: 6, column: 5 },
        advice: 'Give it with --var B=VALUE.',
      },
    ],
  })
})

test('a variable that a person gives wins over the sources, not over what is in line', () => {
  const from = '  postBuild:\n    substitute: {A: "1"}\n    substituteFrom: [{kind: Secret, name: secrets}]\n'
  const built = buildCase({
    files: app,
    kustomization: kustomization(from),
    sources: { 'Secret/secrets': { B: 'secret' } },
    variables: { A: '7', B: 'given' },
  })
  expect(built).toMatchObject({
    text: 'apiVersion: v1\ndata:\n  a: 1\n  b: given\nkind: ConfigMap\nmetadata:\n  name: a\n',
    findings: [
      { code: 'VARIABLE_IGNORED', message: '"A" was given, but `postBuild.substitute` sets it and wins.' },
    ],
  })
})

test('common metadata is added last, over what is there', () => {
  const files = {
    'app/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {team: own, app: a}}\n',
  }
  const spec =
    '  commonMetadata: {labels: {team: "${A}"}, annotations: {note: b}}\n  postBuild: {substitute: {A: "1"}}\n'
  expect(buildCase({ files, kustomization: kustomization(spec) })).toMatchObject({
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  annotations:\n    note: b\n  labels:\n    app: a\n    team: ${A}\n  name: a\n',
  })
})

test('a finding about the Flux Kustomization names its file', () => {
  const spec = '  images: [{name: example.org/gone, newTag: "1"}]\n'
  expect(buildCase({ files: app, kustomization: kustomization(spec) })).toMatchObject({
    findings: [{ code: 'IMAGE_MATCHES_NOTHING', place: { file: 'web.yaml', line: 5, column: 19 } }],
  })
})

test('a secret that SOPS has encrypted and a chart are said', () => {
  const files = {
    'app/a.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: "ENC[AES256_GCM,data:x]"}\nsops: {version: 3.9.0}\n---\napiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: h}\nspec: {chart: {spec: {chart: redis}}}\n',
  }
  expect(
    buildCase({ files, kustomization: kustomization('  decryption: {provider: sops}\n') }),
  ).toMatchObject({
    unknowns: [
      {
        code: 'SECRET_ENCRYPTED',
        message: 'Secret s is encrypted with SOPS; its values are known to the cluster only.',
      },
      {
        code: 'CHART_NOT_RENDERED',
        message: 'HelmRelease h: the objects that the chart "redis" makes are not built here.',
      },
    ],
  })
})
