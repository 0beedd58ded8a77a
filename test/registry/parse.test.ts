import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseChartIndex } from '../../src/registry/chart-index.ts'
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
