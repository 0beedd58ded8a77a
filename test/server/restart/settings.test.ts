import { expect, test } from '@jest/globals'
import { parseRestartSettings, type RestartFlags } from '../../../src/server/restart/settings.ts'

const flags: RestartFlags = {
  kubeconfig: undefined,
  context: undefined,
  programs: [],
  namespaces: [],
  secrets: false,
  dryRun: false,
  debounce: undefined,
}

const home = { HOME: '/home/alice' }

test('what nothing says', () => {
  expect(parseRestartSettings(flags, home)).toEqual({
    kind: 'settings',
    settings: {
      kubeconfig: '/home/alice/.kube/config',
      context: undefined,
      programs: [],
      namespaces: [],
      secrets: false,
      dryRun: false,
      debounce: 300,
      leaseNamespace: 'default',
      identity: undefined,
      port: 8080,
      host: undefined,
      logLevel: 'info',
    },
  })
})

test.each([
  [
    'the flag',
    '/tmp/k',
    { ...home, KUBE_CONFIG: 'x', KUBECONFIG: '/a:/b', KUBERNETES_SERVICE_HOST: 'h' },
    '/tmp/k',
  ],
  ['KUBE_CONFIG', undefined, { ...home, KUBE_CONFIG: 'x', KUBECONFIG: '/a:/b' }, 'KUBE_CONFIG'],
  ['the first of KUBECONFIG', undefined, { KUBECONFIG: '/a:/b', KUBERNETES_SERVICE_HOST: 'h' }, '/a'],
  ['the cluster around it', undefined, { ...home, KUBERNETES_SERVICE_HOST: 'h' }, 'in-cluster'],
])('the cluster is named by %s', (_name, kubeconfig, environment, expected) => {
  const parsed = parseRestartSettings({ ...flags, kubeconfig }, environment)
  expect(parsed).toMatchObject({ settings: { kubeconfig: expected } })
})

test('in a pod the Lease lies in its namespace and is held in its name', () => {
  const environment = { ...home, POD_NAMESPACE: 'lockkeeper', POD_NAME: 'restart-controller-1' }
  const parsed = parseRestartSettings({ ...flags, namespaces: ['shop', 'shop'] }, environment)
  expect(parsed).toMatchObject({
    settings: { leaseNamespace: 'lockkeeper', identity: 'restart-controller-1', namespaces: ['shop'] },
  })
})

test.each([
  ['0s', 0],
  ['250ms', 250],
  ['2s', 2_000],
  ['10m', 600_000],
])('a debounce of %s', (debounce, expected) => {
  expect(parseRestartSettings({ ...flags, debounce }, home)).toMatchObject({
    settings: { debounce: expected },
  })
})

test('every problem is listed', () => {
  const wrong = { ...flags, namespaces: ['Shop', 'ok'], debounce: '11m' }
  const environment = { PORT: 'x', LOG_LEVEL: 'loud', POD_NAMESPACE: '-' }
  const parsed = parseRestartSettings(wrong, environment)
  expect(
    parsed.kind === 'problems' && parsed.problems.map(({ code, message }) => `${code} ${message}`),
  ).toEqual([
    'NAMESPACE_WRONG --namespace Shop is no name of a namespace.',
    'NAMESPACE_WRONG POD_NAMESPACE - is no name of a namespace.',
    'WRONG_INTERVAL --debounce 11m is no interval up to 10m.',
    'SETTING_WRONG PORT must be a number from 0 (any free port) to 65535.',
    'SETTING_WRONG LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    'KUBECONFIG_MISSING No cluster is named.',
  ])
})
