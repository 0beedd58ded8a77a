import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Matrix } from '../../src/fleet/matrix.ts'
import { listBody } from '../../src/report/list.ts'
import { listText } from '../../src/report/list-text.ts'
import { hostileText } from './hostile-text.ts'
import { findings } from './judge.ts'
import { record } from './samples.ts'

const pin = { kind: 'kustomize-image', line: 7, column: 13, path: '/images/[name=podinfo]/newTag' } as const

const matrix: Matrix = {
  environments: [
    { name: 'test', clusters: ['test'] },
    { name: 'prod', clusters: ['eu', 'us'] },
  ],
  rows: [
    {
      app: 'helloworld',
      environment: 'test',
      version: '1.4.0',
      images: ['ghcr.io/acme/helloworld'],
      pins: [{ ...pin, file: 'apps/test/helloworld/kustomization.yaml', value: '1.4.0' }],
    },
    {
      app: 'podinfo',
      environment: 'test',
      version: '7.0.0',
      images: ['ghcr.io/stefanprodan/podinfo', 'redis'],
      pins: [{ ...pin, file: 'apps/test/podinfo.yaml', value: '7.0.0' }],
    },
    {
      app: 'podinfo',
      environment: 'prod',
      version: '7.0.0 | 6.9.2',
      images: ['ghcr.io/stefanprodan/podinfo'],
      pins: [
        { ...pin, cluster: 'eu', file: 'apps/eu/podinfo.yaml', value: '7.0.0' },
        { ...pin, cluster: 'us', file: 'apps/us/podinfo.yaml', value: '6.9.2' },
      ],
      problem: 'Its pins disagree: 7.0.0 (apps/eu/podinfo.yaml:7), 6.9.2 (apps/us/podinfo.yaml:7).',
    },
    {
      app: 'cart',
      environment: 'prod',
      version: '',
      images: [],
      pins: [],
      problem: 'Nothing fixes its version.',
    },
  ],
  problems: [{ file: 'apps/shop/kustomization.yaml', line: 3, message: 'This is no YAML.' }],
}

test('one fault is one line, with its file and what it leaves open', () => {
  const message = 'This is no YAML.'
  const open: Matrix = {
    environments: matrix.environments,
    rows: [
      { app: 'cart', environment: 'prod', images: [], pins: [], problem: `apps/shop.yaml:3: ${message}` },
    ],
    problems: [{ file: 'apps/shop.yaml', line: 3, message }],
  }
  const place = { repository: 'acme/fleet', commit: '16ee340000000000000000000000000000000000' }
  expect(listBody(open, place, record)).toContain(
    '⚠️ 1 problem; everything else is as shown:\n\n- cart on prod: `apps/shop.yaml:3`: This is no YAML.\n',
  )
  expect(listText(open, { color: false })).toContain('\n! cart on prod: apps/shop.yaml:3: This is no YAML.\n')
})

test('the matrix, what is behind it, and by name what could not be read', () => {
  const place = { repository: 'acme/fleet', commit: '16ee340000000000000000000000000000000000' }
  expect(
    listBody(matrix, place, record).split('\n').slice(0, -1).join('\n'),
  ).toBe(`### 📋 Every app in every environment

desired state of \`acme/fleet\` at \`16ee340\`

| app | test | prod |
|---|---|---|
| helloworld | \`1.4.0\` | – |
| podinfo | \`7.0.0\` | ⚠️ \`7.0.0\` and \`6.9.2\` |
| cart | – | ⚠️ ? |

<details><summary>Images, and where versions are pinned</summary>

| app | environment | version | images | pinned in |
|---|---|---|---|---|
| helloworld | test | \`1.4.0\` | \`ghcr.io/acme/helloworld\` | \`apps/test/helloworld/kustomization.yaml:7:13\` |
| podinfo | test | \`7.0.0\` | \`ghcr.io/stefanprodan/podinfo\`, \`redis\` | \`apps/test/podinfo.yaml:7:13\` |
| podinfo | prod | \`7.0.0\` and \`6.9.2\` | \`ghcr.io/stefanprodan/podinfo\` | \`apps/eu/podinfo.yaml:7:13\` (eu), \`apps/us/podinfo.yaml:7:13\` (us) |
| cart | prod | ? |  |  |

</details>

⚠️ 3 problems; everything else is as shown:

- podinfo on prod: Its pins disagree: 7.0.0 (apps/eu/podinfo.yaml:7), 6.9.2 (apps/us/podinfo.yaml:7).
- cart on prod: Nothing fixes its version.
- \`apps/shop/kustomization.yaml:3\`: This is no YAML.
`)
})

test('a list of one app on one environment says so, and an empty one too', () => {
  const place = { repository: 'acme/fleet', commit: '16ee340', app: 'podinfo', environment: 'prod' }
  const empty = { environments: [], rows: [], problems: [] }
  expect(listBody(empty, place, record).split('\n').slice(0, 5)).toEqual([
    '### 📋 podinfo on prod',
    '',
    'desired state of `acme/fleet` at `16ee340`',
    '',
    expect.stringMatching(/^There is no app yet: one is there as soon as .*newTag/),
  ])
})

test('on a terminal the columns are aligned', () => {
  expect(listText(matrix, { color: false, width: 80 })).toBe(`APP          test    prod
helloworld   1.4.0   -
podinfo      7.0.0   7.0.0 | 6.9.2 !
cart         -       ? !

helloworld: ghcr.io/acme/helloworld
podinfo: ghcr.io/stefanprodan/podinfo, redis

! podinfo on prod: Its pins disagree: 7.0.0 (apps/eu/podinfo.yaml:7), 6.9.2 (apps/us/podinfo.yaml:7).
! cart on prod: Nothing fixes its version.
! apps/shop/kustomization.yaml:3: This is no YAML.
`)
})

test('on a narrow terminal each environment has a line', () => {
  const { problems: _, ...rest } = matrix
  const lines = listText({ ...rest, problems: [] }, { color: false, width: 20 }).split('\n')
  expect(lines.slice(0, 3)).toEqual([
    'APP          ENVIRONMENT   VERSION',
    'helloworld   test          1.4.0',
    'podinfo      test          7.0.0',
  ])
})

test('colour is only there when it is wanted, and no manifest can move the cursor', () => {
  const clear = '\u001b[2J'
  const row = { app: `a${clear}`, environment: 'test', version: `1${clear}`, images: [clear], pins: [] }
  const small = { environments: [{ name: 'test', clusters: [] }], rows: [row], problems: [] }
  expect(listText(small, { color: true })).toContain('\u001b[1mAPP')
  expect(listText(small, { color: false })).not.toContain('\u001b')
})

test('nothing that is in a repository acts in the list', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (one, two, three) => {
      const hostile: Matrix = {
        environments: [{ name: two, clusters: [] }],
        rows: [
          {
            app: one,
            environment: two,
            version: three,
            digest: one,
            images: [two],
            pins: [{ ...pin, file: three, cluster: one, value: two }],
            problem: three,
          },
        ],
        problems: [{ file: one, line: 1, message: two }],
      }
      const place = { repository: three, commit: one, app: two, environment: one }
      expect(findings(listBody(hostile, place, record))).toEqual([])
      expect(findings(listBody(hostile, { repository: three, commit: one }, record))).toEqual([])
    }),
    { numRuns: 100 },
  )
})
