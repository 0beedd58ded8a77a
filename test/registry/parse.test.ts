import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseChartIndex } from '../../src/registry/chart-index.ts'
import { chartSection } from '../../src/registry/chart-section.ts'
import { parseManifest, parsePlatform } from '../../src/registry/manifest.ts'

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value))

test('the platforms of an index, without its attestations', () => {
  const manifests = [
    { platform: { os: 'linux', architecture: 'amd64' } },
    { platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
    { platform: { os: 'linux', architecture: 'amd64' } },
    { platform: { os: 'unknown', architecture: 'unknown' } },
    {},
  ]
  expect(parseManifest(bytes({ schemaVersion: 2, manifests }))).toEqual({
    kind: 'index',
    platforms: ['linux/amd64', 'linux/arm/v7'],
  })
})

test('an image, its platform, and what is neither', () => {
  expect([
    parseManifest(bytes({ config: { digest: 'sha256:1a' }, layers: [] })),
    parsePlatform(bytes({ os: 'linux', architecture: 'arm64', rootfs: {} })),
    parsePlatform(bytes({ name: 'podinfo', version: '6.9.0' })),
    parseManifest(bytes({ schemaVersion: 1, fsLayers: [] })),
    parseManifest(Buffer.from('<html>')),
  ]).toEqual([
    { kind: 'image', config: 'sha256:1a' },
    ['linux/arm64'],
    [],
    { kind: 'malformed' },
    { kind: 'malformed' },
  ])
})

const index = `apiVersion: v1
entries:
  podinfo:
  - version: 6.10
    created: 2026-11-21T10:00:00Z
  - version: "6.9.0"
  - version: 6.9.0
  - name: without
  __proto__:
  - version: 1.0.0
`

test.each([
  ['podinfo', ['6.10', '6.9.0']],
  ['__proto__', ['1.0.0']],
  ['constructor', []],
])('the versions of %s are what is written', (chart, versions) => {
  expect(parseChartIndex(index, chart)).toEqual(versions)
})

test('an index in JSON, and what is no index', () => {
  expect([
    parseChartIndex('{"entries":{"podinfo":[{"version":"7.0.0"}]}}', 'podinfo'),
    parseChartIndex('<html>', 'podinfo'),
    parseChartIndex('entries: [', 'podinfo'),
    parseChartIndex('', 'podinfo'),
  ]).toEqual([['7.0.0'], undefined, undefined, undefined])
})

test('any bytes have an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.json(), (noise, json) => {
      parseManifest(noise)
      parseManifest(Buffer.from(json))
      parsePlatform(Buffer.from(json))
      parseChartIndex(json, 'podinfo')
    }),
  )
})

test('only the lines of one chart are parsed', () => {
  const text = `apiVersion: v1
entries:
  # by hand
  cart:
  - description: |
      podinfo:
        - version: 0.0.1

    version: 1.0.0
  "podinfo":
  - version: 6.9.0

  - version: 6.8.0
  podinfo-extra:
  - version: 9.9.9
generated: now
other:
  late:
  - version: 3.0.0
`
  expect([
    chartSection(text, 'podinfo'),
    chartSection(text, 'podinfo-extra'),
    chartSection(text, 'late'),
    chartSection('entries: {podinfo: [{version: 7.0.0}]}', 'podinfo'),
    chartSection('entries:\n? podinfo\n', 'podinfo'),
  ]).toEqual([
    '  "podinfo":\n  - version: 6.9.0\n\n  - version: 6.8.0\n',
    '  podinfo-extra:\n  - version: 9.9.9\n',
    '',
    undefined,
    undefined,
  ])
})

test('one chart of an index has the versions that the whole index gives it', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/)
  const release = fc.record({ version: fc.stringMatching(/^[0-9]\.[0-9]$/), description: fc.string() })
  fc.assert(
    fc.property(fc.dictionary(name, fc.array(release), { minKeys: 1 }), fc.nat(4), (charts, indent) => {
      const pad = ' '.repeat(indent + 1)
      const lines = Object.entries(charts).map(([chart, releases]) =>
        [
          `${pad}${chart}:`,
          ...releases.map(
            ({ version, description }) =>
              `${pad}- description: ${JSON.stringify(description)}\n${pad}  version: "${version}"`,
          ),
        ].join('\n'),
      )
      const text = ['apiVersion: v1', 'entries:', ...lines, 'generated: now', ''].join('\n')
      const found = Object.keys(charts).map(chart => parseChartIndex(text, chart))
      expect(found).toEqual(
        Object.values(charts).map(releases => [...new Set(releases.map(({ version }) => version))]),
      )
    }),
  )
})
