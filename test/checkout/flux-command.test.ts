import { expect, test } from '@jest/globals'
import { buildFlux } from '../../src/checkout/flux-command.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'

const files = memoryFiles({
  'repo/clusters/prod/apps.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  path: ./apps
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}, {kind: Secret, name: secrets}]}
`,
  'repo/clusters/prod/settings.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: flux-system}\ndata: {CLUSTER: prod}\n',
  'repo/clusters/test/settings.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: flux-system}\ndata: {CLUSTER: test}\n',
  'repo/apps/a.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {cluster: "${CLUSTER}", domain: "${DOMAIN}"}\n',
})

const request = {
  file: 'clusters/prod/apps.yaml',
  repo: '.',
  variables: [],
  json: false,
  findings: false,
} as const

test('variables come from the nearest ConfigMap; what nobody here knows is left and said', () => {
  expect(buildFlux({ ...request, findings: true }, files, '/repo')).toEqual({
    stdout:
      'apiVersion: v1\ndata:\n  cluster: prod\n  domain: ${DOMAIN}\nkind: ConfigMap\nmetadata:\n  name: a\n',
    stderr: `clusters/prod/apps.yaml:7:67: SOURCE_UNKNOWN
  Secret flux-system/secrets: no file of the repository holds it. Its values are known to the cluster only.
  Give the values that matter with --var NAME=VALUE.
clusters/prod/apps.yaml:7:14: VARIABLE_UNKNOWN
  Only the cluster knows "DOMAIN"; left as written in ConfigMap a.
  Give it with --var DOMAIN=VALUE.
SOURCE_CHOSEN
  ConfigMap settings is taken from clusters/prod/settings.yaml, the nearest; others: clusters/test/settings.yaml.
`,
    exit: 0,
    writes: new Map(),
  })
})

test('--var gives what the cluster knows', () => {
  const { stdout } = buildFlux({ ...request, variables: ['DOMAIN=example.org'] }, files, '/repo')
  expect(stdout).toContain('  domain: example.org\n')
})

test.each([
  [{ ...request, variables: ['DOMAIN'] }, 3, 'WRONG_USAGE'],
  [{ ...request, file: 'gone.yaml' }, 1, 'FILE_NOT_FOUND'],
  [{ ...request, file: 'apps/a.yaml' }, 1, 'KUSTOMIZATION_NOT_FOUND'],
])('a wrong request is refused %#', (wrong, exit, code) => {
  const answer = buildFlux(wrong, files, '/repo')
  expect([answer.exit, answer.stderr.split('\n')[0]]).toEqual([exit, code])
})
