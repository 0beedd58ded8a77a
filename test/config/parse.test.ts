import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseConfig } from '../../src/config/parse.ts'
import { formatProblem } from '../../src/lib/problem.ts'
import type { Overrides } from '../../src/promotion/fleet.ts'

/** Every problem as people see it. */
function problems(text: string): readonly string[] {
  const parsed = parseConfig(text, 'c.yml')
  return parsed.kind === 'config' ? [] : parsed.problems.map(formatProblem)
}

const whole = `version: 1
sources:
  - acme/podinfo
  - repository: acme/shop
    apps: [cart, catalog]
versions: known
unproven: show
findings: { block: [danger, immutable, schema] }
environments:
  - name: test
    paths: [apps/test]
    clusters: [test]
    namespaces: [podinfo]
    after: []
    production: false
    merge: when-green
    autoMerge: false
    requiredChecks: []
    allow: { users: [], teams: [], workflows: [] }
    delivery: flux
    timeout: 10m
    onFailure: propose-rollback
  - { name: prod, after: [test] }
clusters:
  test: { kubeconfig: KUBE_CONFIG_TEST }
  prod-eu: { kubeconfig: KUBE_CONFIG_PROD, context: prod-eu }
apps:
  podinfo:
    images: [ghcr.io/stefanprodan/podinfo]
    chart: podinfo
    tagPattern: "v{version}"
    pins: [{ environment: prod, file: apps/prod/values.yaml, path: image.tag }]
labels: { environment: env, app: app }
`

test('every key that there is', () => {
  const parsed = parseConfig(whole)
  expect(parsed).toEqual({
    kind: 'config',
    config: {
      version: 1,
      sources: ['acme/podinfo', { repository: 'acme/shop', apps: ['cart', 'catalog'] }],
      versions: 'known',
      unproven: 'show',
      findings: { block: ['danger', 'immutable', 'schema'] },
      environments: [
        {
          name: 'test',
          paths: ['apps/test'],
          clusters: ['test'],
          namespaces: ['podinfo'],
          after: [],
          production: false,
          merge: 'when-green',
          autoMerge: false,
          requiredChecks: [],
          allow: { users: [], teams: [], workflows: [] },
          delivery: 'flux',
          timeout: 600_000,
          onFailure: 'propose-rollback',
        },
        { name: 'prod', after: ['test'] },
      ],
      clusters: {
        test: { kubeconfig: 'KUBE_CONFIG_TEST' },
        'prod-eu': { kubeconfig: 'KUBE_CONFIG_PROD', context: 'prod-eu' },
      },
      apps: {
        podinfo: {
          images: ['ghcr.io/stefanprodan/podinfo'],
          chart: 'podinfo',
          tagPattern: 'v{version}',
          pins: [{ environment: 'prod', file: 'apps/prod/values.yaml', path: 'image.tag' }],
        },
      },
      labels: { environment: 'env', app: 'app' },
    },
  })
  // Discovery takes a configuration as it is.
  const overrides: Overrides | undefined = parsed.kind === 'config' ? parsed.config : undefined
  expect(overrides).toBeDefined()
})

test('the version alone is enough', () => {
  expect(parseConfig('version: 1\n')).toEqual({ kind: 'config', config: { version: 1 } })
})

test.each([
  [
    '',
    'c.yml:1:1: EMPTY_CONFIG\n  The configuration is empty.\n  Write at least "version: 1", or delete the file: everything is then discovered.',
  ],
  [
    '# nothing\n',
    'c.yml:1:1: EMPTY_CONFIG\n  The configuration is empty.\n  Write at least "version: 1", or delete the file: everything is then discovered.',
  ],
  ['environments: []\n', 'c.yml:1:1: MISSING_KEY\n  version is missing: the number 1.'],
  ['version: 2\n', 'c.yml:1:10: INVALID_VALUE\n  version is "2", but must be the number 1.'],
  [
    'version: "1"\n',
    'c.yml:1:10: INVALID_VALUE\n  version is "1", but must be the number 1.\n  Write 1 without quotes.',
  ],
  ['- version: 1\n', 'c.yml:1:1: INVALID_VALUE\n  The configuration is a list, but must be a map.'],
  ['just text\n', 'c.yml:1:1: INVALID_VALUE\n  The configuration is "just text", but must be a map.'],
])('a file that is none: %j', (text, expected) => {
  expect(problems(text)).toContain(expected)
})

test('an unknown key is placed, and the nearest one and all allowed ones are named', () => {
  expect(problems('version: 1\nenvironments:\n  - name: test\n    requiredCheck: [a]\n')).toEqual([
    'c.yml:4:5: UNKNOWN_KEY\n  "requiredCheck" is no key in environments[0].\n  Did you mean requiredChecks? Allowed: name, paths, clusters, namespaces, after, production, merge, autoMerge, requiredChecks, allow, delivery, timeout, onFailure.',
  ])
})

test.each(['soak: 1h', 'freeze: []', 'approvals: 2', 'locks: {}'])('%s comes later', line => {
  const key = line.split(':')[0]
  expect(problems(`version: 1\nenvironments:\n  - name: test\n    ${line}\n`)).toEqual([
    `c.yml:4:5: NOT_YET_SUPPORTED\n  environments[0].${key} is not yet supported.\n  Remove it for now.`,
  ])
})

test('a wrong value is placed, with what is allowed and the nearest', () => {
  expect(problems('version: 1\nenvironments:\n  - name: prod\n    merge: when_green\n')).toEqual([
    'c.yml:4:12: INVALID_VALUE\n  environments[0].merge is "when_green", but must be one of when-green, after-approval, never.\n  Did you mean when-green?',
  ])
})

test.each([
  [
    'production: yes',
    'c.yml:4:17: INVALID_VALUE\n  environments[0].production is "yes", but must be true or false.',
  ],
  ['after: test', 'c.yml:4:12: INVALID_VALUE\n  environments[0].after is "test", but must be a list.'],
  ['allow: [alice]', 'c.yml:4:12: INVALID_VALUE\n  environments[0].allow is a list, but must be a map.'],
  ['paths: [1]', 'c.yml:4:13: INVALID_VALUE\n  environments[0].paths[0] is "1", but must be a text.'],
  [
    'paths: [""]',
    'c.yml:4:13: INVALID_VALUE\n  environments[0].paths[0] is "", but must be a text that is not empty.',
  ],
  ['timeout: 10', 'c.yml:4:14: INVALID_VALUE\n  environments[0].timeout is "10", but must be a text.'],
  [
    'timeout: soon',
    'c.yml:4:14: INVALID_VALUE\n  environments[0].timeout is "soon", but must be a duration such as 30s, 10m or 1h30m.',
  ],
  [
    'merge:',
    'c.yml:4:11: INVALID_VALUE\n  environments[0].merge is empty, but must be one of when-green, after-approval, never.',
  ],
])('%s is refused with its place', (line, expected) => {
  expect(problems(`version: 1\nenvironments:\n  - name: test\n    ${line}\n`)).toEqual([expected])
})

test.each([
  ['30s', 30_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['500ms', 500],
  ['2d', 172_800_000],
])('the duration %s', (text, expected) => {
  const parsed = parseConfig(`version: 1\nenvironments: [{name: a, timeout: ${text}}]\n`)
  expect(parsed.kind === 'config' && parsed.config.environments?.[0]?.timeout).toBe(expected)
})

test('a source is a text or a map', () => {
  expect(problems('version: 1\nsources:\n  - acme\n  - {repository: acme/shop, app: [a]}\n  - 7\n')).toEqual([
    'c.yml:3:5: INVALID_VALUE\n  sources[0] is "acme", but must be owner/name of a repository.',
    'c.yml:4:29: UNKNOWN_KEY\n  "app" is no key in sources[1].\n  Did you mean apps? Allowed: repository, apps.',
    'c.yml:5:5: INVALID_VALUE\n  sources[2] is "7", but must be owner/name, or a map with "repository" and "apps".',
  ])
})

test('a source’s map is held to its own keys', () => {
  expect(
    problems('version: 1\nsources:\n  - {repository: 7, apps: cart}\n  - {apps: [a]}\n').map(problem =>
      problem.split('\n').slice(0, 2).join(''),
    ),
  ).toEqual([
    'c.yml:3:18: INVALID_VALUE  sources[0].repository is "7", but must be a text.',
    'c.yml:3:27: INVALID_VALUE  sources[0].apps is "cart", but must be a list.',
    'c.yml:4:5: MISSING_KEY  sources[1].repository is missing: a text.',
  ])
})

test('YAML that cannot be read is placed', () => {
  expect(problems('version: 1\nenvironments: [\n')[0]).toMatch(/^c\.yml:3:1: MALFORMED_YAML\n/)
  expect(problems('version: 1\n\tenvironments: []\n')[0]).toMatch(/^c\.yml:2:1: MALFORMED_YAML\n/)
})

test('a key twice, an alias, and a second document are refused', () => {
  expect(problems('version: 1\nversions: any\nversions: known\n')).toEqual([
    'c.yml:3:1: DUPLICATE_KEY\n  This key stands here twice.\n  Keep one of them.',
  ])
  expect(problems('version: 1\nenvironments: [{name: a, paths: &p [x]}, {name: b, paths: *p}]\n')).toEqual([
    'c.yml:2:59: ALIAS\n  The alias *p is not allowed here.\n  Write the value out.',
  ])
  expect(problems('version: 1\n---\nversion: 1\n')).toEqual([
    'c.yml:2:1: SEVERAL_DOCUMENTS\n  The file holds 2 documents; a configuration is one.',
  ])
})

const named = (...environments: readonly string[]) =>
  `version: 1\nenvironments:\n${environments.map(line => `  - ${line}\n`).join('')}`

test('an upstream that is not listed', () => {
  expect(problems(named('{name: test}', '{name: prod, after: [tset]}'))).toEqual([
    'c.yml:4:26: UNKNOWN_ENVIRONMENT\n  No environment is called "tset".\n  Did you mean test? Listed: test, prod.',
  ])
})

test('an order that goes round in a circle', () => {
  expect(problems(named('{name: a, after: [c]}', '{name: b, after: [a]}', '{name: c}'))).toEqual([
    'c.yml:3:22: CIRCULAR_ORDER\n  The order goes round in a circle: a after c after b after a.',
  ])
  expect(problems(named('{name: a, after: [a]}'))).toEqual([
    'c.yml:3:22: CIRCULAR_ORDER\n  The order goes round in a circle: a after a.',
  ])
})

test('an environment twice, however its letters are written', () => {
  expect(problems(named('{name: prod}', '{name: Prod}'))).toEqual([
    'c.yml:4:12: DUPLICATE_ENVIRONMENT\n  The environment "Prod" is listed twice.',
  ])
})

test('a cluster that is not declared', () => {
  expect(
    problems(`${named('{name: prod, clusters: [prod-ue]}')}clusters: {prod-eu: {kubeconfig: K}}\n`),
  ).toEqual([
    'c.yml:3:29: UNKNOWN_CLUSTER\n  No cluster is called "prod-ue".\n  Did you mean prod-eu? Listed: prod-eu.',
  ])
  expect(problems(named('{name: prod, clusters: [x]}'))).toEqual([
    'c.yml:3:29: UNKNOWN_CLUSTER\n  No cluster is called "x".\n  There are none.',
  ])
})

test('auto-merge where a person merges, or where it is applied before', () => {
  const line = (beside: string) => named(`{name: prod, ${beside}, autoMerge: true}`)
  expect(
    ['merge: never', 'delivery: apply', 'merge: after-approval'].flatMap(text => problems(line(text))),
  ).toEqual([
    'c.yml:3:43: CONTRADICTING_AUTO_MERGE\n  "autoMerge" lets GitHub merge what is for prod, and "merge: never" keeps it from that.\n  Leave one of them out.',
    'c.yml:3:46: CONTRADICTING_AUTO_MERGE\n  "autoMerge" lets GitHub merge what is for prod, and "delivery: apply" keeps it from that.\n  Leave one of them out.',
  ])
})

test('a pin in an environment that is not listed, a source twice, a name that nobody can type', () => {
  expect(
    problems(
      `${named('{name: prod}')}apps:\n  podinfo: {pins: [{environment: prd, file: a, path: b}]}\n  "a b": {}\nsources: [a/b, A/b]\n`,
    ),
  ).toEqual([
    'c.yml:5:34: UNKNOWN_ENVIRONMENT\n  No environment is called "prd".\n  Did you mean prod? Listed: prod.',
    'c.yml:6:3: INVALID_APP_NAME\n  "a b" cannot be an app\'s name: letters, digits, ".", "_" and "-" only.',
    'c.yml:7:16: DUPLICATE_SOURCE\n  The source "a/b" is listed twice.',
  ])
})

test('all problems are told at once, in the order of the lines', () => {
  const text = 'version: 1\nversions: some\nenvironments:\n  - nam: test\nunproven: hide\n'
  expect(problems(text).map(problem => problem.split('\n')[0])).toEqual([
    'c.yml:2:11: INVALID_VALUE',
    'c.yml:4:5: MISSING_KEY',
    'c.yml:4:5: UNKNOWN_KEY',
    'c.yml:5:11: INVALID_VALUE',
  ])
})

test.each(['a b', '../x', 'prod.lock', '-a'])('%j is no environment’s name', name => {
  expect(problems(`version: 1\nenvironments: [{name: "${name}"}]\n`)).toEqual([
    `c.yml:2:23: INVALID_VALUE\n  environments[0].name is "${name}", but must be a name of letters, digits, ".", "_" and "-", as a folder or a branch could have.`,
  ])
})

test('a prototype’s key is an unknown key like any other', () => {
  expect(problems('version: 1\n__proto__: {merge: never}\n').map(problem => problem.split('\n')[0])).toEqual([
    'c.yml:2:1: UNKNOWN_KEY',
  ])
})

test('a file that is too long is not read', () => {
  expect(problems(`version: 1\n${'#'.repeat(131_072)}`)).toEqual([
    'c.yml:1:1: TOO_LONG\n  The configuration has 131083 characters; at most 131072 are read.\n  What it does not say is discovered: write only what differs.',
  ])
})

// Each of them took minutes, and with them everybody who was served by the same process.
test.each<[string, string, number]>([
  ['keys', Array.from({ length: 13_000 }, (_, index) => `k${index}: v\n`).join(''), 101],
  ['keys of one name', 'version: 1\n'.repeat(11_000), 100],
  [
    'environments, each after the one before',
    `version: 1\nenvironments:\n- name: e0\n${Array.from({ length: 3500 }, (_, index) => `- { name: e${index + 1}, after: [e${index}] }\n`).join('')}`,
    0,
  ],
  [
    'environments after what is none',
    `version: 1\nenvironments:\n${Array.from({ length: 3500 }, (_, index) => `- { name: e${index}, after: [x${index}] }\n`).join('')}`,
    100,
  ],
])('thousands of %s cost no more than their number', (_name, text, count) => {
  expect(text.length).toBeLessThan(131_072)
  expect(problems(text)).toHaveLength(count)
})

test('never throws, and every problem has a place', () => {
  const yamlish = fc.string({
    unit: fc.constantFrom(
      ...'ab:-? \n\t[]{},&*!|>\'"%@#1',
      'version: 1\n',
      'environments:\n',
      '  - name: a\n',
      'apps:\n',
    ),
    maxLength: 40,
  })
  fc.assert(
    fc.property(yamlish, text => {
      const parsed = parseConfig(text)
      if (parsed.kind === 'problems')
        expect(parsed.problems.every(({ place }) => place !== undefined)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
