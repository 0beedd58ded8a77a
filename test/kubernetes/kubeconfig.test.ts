import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readKubeconfig } from '../../src/kubernetes/kubeconfig.ts'
import { findKubeconfig } from '../../src/kubernetes/kubeconfig-source.ts'

const now = new Date('2026-11-26T12:00:00Z')
const secret = 'hunter2-hunter2'

const plain = `
apiVersion: v1
kind: Config
current-context: blue
clusters:
- { name: one, cluster: { server: "https://10.0.0.1:6443/" } }
- { name: two, cluster: { server: "https://rancher.example.com/k8s/clusters/c-1" } }
contexts:
- { name: blue, context: { cluster: one, user: bot } }
- { name: green, context: { cluster: two, user: bot } }
- { name: lost, context: { cluster: three, user: bot } }
- { name: anonymous, context: { cluster: one, user: nobody } }
users:
- { name: bot, user: { token: ${secret} } }
`

test('the current context, unless another one is named', () => {
  expect(read(plain)).toEqual({
    kind: 'kubeconfig',
    text: plain,
    folder: '/repo',
    context: 'blue',
    server: 'https://10.0.0.1:6443',
  })
  expect(read(plain, { context: 'green' })).toMatchObject({
    server: 'https://rancher.example.com/k8s/clusters/c-1',
  })
})

test('base64 is decoded, line breaks and all', () => {
  const encoded = Buffer.from(plain).toString('base64').replace(/.{76}/g, '$&\n')
  expect(read(encoded)).toEqual(read(plain))
})

test.each([
  [
    'a context that is not there',
    plain,
    { context: 'prod-eu' },
    'CONTEXT_NOT_FOUND: KUBE_CONFIG has no context "prod-eu". It has: blue, green, lost, anonymous.',
  ],
  [
    'no current context',
    plain.replace('current-context: blue', ''),
    {},
    'CONTEXT_MISSING: KUBE_CONFIG has no current context. It has: blue, green, lost, anonymous.',
  ],
  [
    'a cluster that is not there',
    plain,
    { context: 'lost' },
    'KUBECONFIG_INCOMPLETE: KUBE_CONFIG: context "lost" names the cluster "three", which is not under `clusters`.',
  ],
  [
    'a user who is not there',
    plain,
    { context: 'anonymous' },
    'KUBECONFIG_INCOMPLETE: KUBE_CONFIG: context "anonymous" names the user "nobody", who is not under `users`.',
  ],
  [
    'plain http',
    plain.replace('https://10.0.0.1', 'http://10.0.0.1'),
    {},
    'KUBECONFIG_SERVER: KUBE_CONFIG: http://10.0.0.1:6443 is plain http, over which credentials can be read by others.',
  ],
  [
    'credentials in the address',
    plain.replace('https://', `https://bot:${secret}@`),
    {},
    "KUBECONFIG_SERVER: KUBE_CONFIG: the cluster's `server` holds credentials.",
  ],
  [
    'an address that is none',
    plain.replace('https://10.0.0.1:6443/', '10.0.0.1'),
    {},
    "KUBECONFIG_SERVER: KUBE_CONFIG: the cluster's `server` is no http or https address.",
  ],
  [
    'no YAML',
    `users: [\n  ${secret}`,
    {},
    'KUBECONFIG_MALFORMED: KUBE_CONFIG is no YAML: line 2, column 18.',
  ],
  ['no kubeconfig', secret, {}, 'KUBECONFIG_MALFORMED: KUBE_CONFIG is no kubeconfig.'],
  [
    'half a kubeconfig',
    `clusters: []\ncontexts: [{ name: ${secret} }]`,
    {},
    'KUBECONFIG_MALFORMED: KUBE_CONFIG is no kubeconfig: `contexts.0.context` is missing or of the wrong type.',
  ],
])('%s is refused with the way out', (_name, text, choice, expected) => {
  expect(described(read(text, choice))).toBe(expected)
})

const programs = {
  exec: 'exec: { command: aws, args: [eks, get-token] }',
  'the older exec': 'auth-provider: { name: exec, config: { exec: { command: aws } } }',
  'an exec under any provider': 'auth-provider: { name: oidc, config: { exec: { command: aws } } }',
  'cmd-path of gcp': 'auth-provider: { name: gcp, config: { cmd-path: aws } }',
  'cmd-path of azure': 'auth-provider: { name: azure, config: { cmd-path: aws } }',
}

test.each(Object.entries(programs))('%s runs a program: refused unless it is named', (_name, user) => {
  const text = plain.replace(/token: .*?(?= })/, user)
  expect(described(read(text))).toBe(
    'KUBECONFIG_RUNS_PROGRAM: KUBE_CONFIG runs the program `aws` to sign in, and that is not allowed.',
  )
  expect(adviceOf(read(text))).toBe(
    'Use the token or certificate of a ServiceAccount, or allow the program by name: KUBE_CONFIG_PROGRAMS=aws (several: separated by commas); of the restart controller: --allow-program aws.',
  )
  expect(read(text, { programs: ['aws'] })).toMatchObject({ kind: 'kubeconfig' })
})

test.each([
  [
    'insecure-skip-tls-verify',
    'insecure-skip-tls-verify: true',
    'trusts whoever answers at the address of its cluster, and would give them its credentials',
  ],
  ['proxy-url', 'proxy-url: http://10.0.0.9', 'sends everything through a proxy of its own choice'],
])('%s is refused unless it is named', (key, line, harm) => {
  const text = plain.replace('server:', `${line}, server:`)
  expect(described(read(text))).toBe(`KUBECONFIG_UNSAFE: KUBE_CONFIG says \`${key}\`: it ${harm}.`)
  expect(adviceOf(read(text))).toMatch(
    new RegExp(
      `\\. Where it has to be so, allow it by name: KUBE_CONFIG_PROGRAMS=${key} \\(the list of all that a kubeconfig may do beyond its own credentials, programs and this\\); of the restart controller: --allow-program ${key}\\.$`,
    ),
  )
  expect(read(text, { programs: [key] })).toMatchObject({ kind: 'kubeconfig' })
})

test('a program of a user that is not used disturbs nobody', () => {
  expect(read(`${plain}- { name: other, user: { exec: { command: rm } } }\n`)).toMatchObject({
    kind: 'kubeconfig',
  })
})

test('an expired client certificate is named with its day', () => {
  const text = plain.replace(/token: .*?(?= })/, `client-certificate-data: ${expired}`)
  expect(described(read(text))).toBe(
    'CERTIFICATE_EXPIRED: KUBE_CONFIG: its client certificate expired on 2026-01-02.',
  )
})

test('whatever the text is, it is read or refused, and no word of it is repeated', () => {
  const kubeconfig = fc.oneof(
    fc.string(),
    fc.json(),
    fc.integer({ min: 0, max: plain.length }).map(at => plain.slice(0, at)),
    fc
      .tuple(fc.integer({ min: 0, max: plain.length }), fc.string({ maxLength: 3 }))
      .map(([at, text]) => plain.slice(0, at) + text + plain.slice(at)),
  )
  fc.assert(
    fc.property(kubeconfig, text => {
      const result = read(text)
      expect(result.kind === 'refused' ? JSON.stringify(result) : '').not.toContain(secret)
    }),
  )
})

test('a setting names a variable, a file or the cluster around us', async () => {
  const environment = {
    KUBE_CONFIG: plain,
    KUBECONFIG: './absent/config',
    PRIVATE_KEY: secret,
    KUBE_CONFIG_EMPTY: ' ',
  }
  const found = async (setting: string) => {
    const source = await findKubeconfig(setting, { environment, folder: '/repo' })
    return source.kind === 'refused' ? described(source) : source
  }
  expect(await found('KUBE_CONFIG')).toEqual({
    kind: 'text',
    text: { text: plain, origin: 'KUBE_CONFIG', folder: '/repo' },
  })
  expect(await found('KUBECONFIG')).toBe('KUBECONFIG_FILE: Kubeconfig: the file in KUBECONFIG is not there.')
  expect(await found('KUBE_CONFIG_EMPTY')).toBe(
    'KUBECONFIG_VARIABLE: The variable KUBE_CONFIG_EMPTY is not set.',
  )
  expect(await found('KUBE_CONFIG_PROD')).toBe(
    'KUBECONFIG_VARIABLE: The variable KUBE_CONFIG_PROD is not set.',
  )
  expect(await found('PRIVATE_KEY')).toBe(
    'KUBECONFIG_VARIABLE: The variable PRIVATE_KEY is not read as a kubeconfig.',
  )
  expect(await found('in-cluster')).toBe(
    'NOT_IN_CLUSTER: This process does not run in a cluster: there is no KUBERNETES_SERVICE_HOST.',
  )
  expect(await found('secrets/prod.yaml')).toBe(
    'KUBECONFIG_FILE: Kubeconfig: secrets/prod.yaml is not there.',
  )
})

function read(
  text: string,
  choice: { readonly context?: string; readonly programs?: readonly string[] } = {},
) {
  return readKubeconfig({ text, origin: 'KUBE_CONFIG', folder: '/repo' }, { programs: [], now, ...choice })
}

function described(result: ReturnType<typeof readKubeconfig>): string {
  if (result.kind !== 'refused') return result.kind
  return `${result.problem.code}: ${result.problem.message}`
}

function adviceOf(result: ReturnType<typeof readKubeconfig>): string | undefined {
  return result.kind === 'refused' ? result.problem.advice : undefined
}

/** A self-signed certificate of the first of January 2026, valid for a day. */
const expired =
  'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJDekNCc2dJQkFUQUtCZ2dxaGtqT1BRUURBakFTTVJBd0RnWURWUVFEREFkbGVIQnBjbVZrTUI0WERUSTIKTURFd01UQXdNREF3TUZvWERUSTJNREV3TWpBd01EQXdNRm93RWpFUU1BNEdBMVVFQXd3SFpYaHdhWEpsWkRCWgpNQk1HQnlxR1NNNDlBZ0VHQ0NxR1NNNDlBd0VIQTBJQUJPcDlIdTVxMnZGSXJwQVZPVzZ1bUhVamp4SFlvdHBPCjJkZ255S0JUWnpHbWNVaGFDNE56M1NCSHU1RGNXdGVjWnFqVStrK1UxR2RZUkUzSEszMDN6TW93Q2dZSUtvWkkKemowRUF3SURTQUF3UlFJaEFNN1hISnREeS80OTNkeVVFbVhKNmhwK3p1MHJCWWZIOCtoV2hMZzFJY3hMQWlBQwowcWVUZE1vS1NzS1hJeGRidFBGakNWamVOajN0elM0YWQySlg1N1hrL2c9PQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg=='
