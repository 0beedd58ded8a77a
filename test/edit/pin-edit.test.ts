import { expect, test } from '@jest/globals'
import { pinEdit } from '../../src/edit/pin-edit.ts'
import type { Pin, PinKind } from '../../src/promotion/fleet.ts'
import type { EnvironmentName } from '../../src/promotion/names.ts'

const [old, next] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`]

function pin(kind: PinKind, value: string, version: string, digest?: string): Pin {
  return {
    app: 'podinfo',
    environment: 'prod' as EnvironmentName,
    kind,
    file: 'a.yaml',
    document: 0,
    path: '/a',
    value,
    version,
    ...(digest === undefined ? {} : { digest }),
    range: [3, 3 + value.length],
    line: 1,
    column: 4,
  }
}

function moved(from: Pin, version: string, tagPattern?: string): string {
  const result = pinEdit(from, `a: ${from.value}\n`, version, tagPattern)
  return 'code' in result ? result.code : result.text.slice(3, -1)
}

test.each([
  ['kustomize-image', '6.9.2', '6.9.2', '7.0.0', '7.0.0'],
  ['kustomize-image', 'v6.9.2', 'v6.9.2', '7.0.0', 'v7.0.0'],
  ['kustomize-image', '6.9.2', '6.9.2', 'v7.0.0', '7.0.0'],
  ['kustomize-image', 'latest', 'latest', 'v7.0.0', 'v7.0.0'],
  ['kustomize-image', '6.9.2', '6.9.2', '2026.11.21-4', '2026.11.21-4'],
  ['kustomize-image', '6.9.2', '6.9.2', '7', '"7"'],
  ['container-image', 'registry:5000/a/podinfo:6.9.2', '6.9.2', '7.0.0', 'registry:5000/a/podinfo:7.0.0'],
  ['container-image', 'acme/v6.9.2:v6.9.2', 'v6.9.2', '7.0.0', 'acme/v6.9.2:v7.0.0'],
  ['container-image', 'acme/podinfo:6.9.2', '6.9.2', `7.0.0@${next}`, `acme/podinfo:7.0.0@${next}`],
  ['helmrelease-version', '6.9.2', '6.9.2', '7.0.0+build.1', '7.0.0+build.1'],
  ['helmrelease-version', '6.x', '6.x', '7.0.0', '7.0.0'],
  ['oci-ref', '6.9.2', '6.9.2', '7.0.0+build.1', '7.0.0_build.1'],
] as const)('%s: %s (%s) to %s reads %s', (kind, value, version, to, expected) => {
  expect(moved(pin(kind, value, version), to)).toBe(expected)
})

test('a tag and a digest in one scalar move together or not at all', () => {
  const from = pin('container-image', `acme/podinfo:6.9.2@${old}`, '6.9.2', old)
  expect(moved(from, `7.0.0@${next}`)).toBe(`acme/podinfo:7.0.0@${next}`)
  expect(moved(from, '7.0.0')).toBe('DIGEST_NEEDED')
})

test('a digest in its own scalar takes the digest, and its tag the tag', () => {
  expect(moved(pin('kustomize-image', old, '6.9.2', old), `7.0.0@${next}`)).toBe(next)
  expect(moved(pin('kustomize-image', old, '6.9.2', old), '7.0.0')).toBe('DIGEST_NEEDED')
  expect(moved(pin('kustomize-image', '6.9.2', '6.9.2', old), `7.0.0@${next}`)).toBe('7.0.0')
})

test('an image by digest alone takes a digest, with or without a tag before it', () => {
  const from = pin('container-image', `acme/podinfo@${old}`, old, old)
  expect(moved(from, next)).toBe(`acme/podinfo@${next}`)
  expect(moved(from, `7.0.0@${next}`)).toBe(`acme/podinfo@${next}`)
  expect(moved(from, '7.0.0')).toBe('DIGEST_NEEDED')
})

test('a digest without a place is refused', () => {
  expect(moved(pin('kustomize-image', '6.9.2', '6.9.2'), `7.0.0@${next}`)).toBe('NO_PLACE_FOR_DIGEST')
  expect(moved(pin('kustomize-image', '6.9.2', '6.9.2'), next)).toBe('TAG_NEEDED')
})

test('an image cannot have the build metadata of a version', () => {
  expect(moved(pin('kustomize-image', '6.9.2', '6.9.2'), '7.0.0+build')).toBe('INVALID_TAG')
})

test.each([
  ['v{version}', '7.0.0', 'v7.0.0'],
  ['v{version}', 'v7.0.0', 'v7.0.0'],
  ['release-{version}-alpine', '7.0.0', 'release-7.0.0-alpine'],
  ['{version}', '7.0.0', '7.0.0'],
])('a pattern makes the tag: %s of %s is %s', (pattern, version, expected) => {
  expect(moved(pin('kustomize-image', 'any', 'any'), version, pattern)).toBe(expected)
})

test('the edit tells the whole scalar before and after, and where', () => {
  const result = pinEdit(pin('container-image', 'acme/podinfo:1', '1'), 'a: acme/podinfo:1 # c\n', '2')
  expect(result).toEqual({
    text: 'a: acme/podinfo:2 # c\n',
    edit: {
      file: 'a.yaml',
      document: 0,
      path: '/a',
      line: 1,
      column: 4,
      before: 'acme/podinfo:1',
      after: 'acme/podinfo:2',
    },
  })
})

test('a file that has changed under the pin is refused', () => {
  const result = pinEdit(pin('kustomize-image', '1', '1'), 'b: 1\n', '2')
  expect(result).toMatchObject({ code: 'SCALAR_NOT_FOUND' })
})

test('a pin that now reads otherwise is refused', () => {
  expect(pinEdit(pin('kustomize-image', '1.0', '1.0'), 'a: 1.1\n', '2')).toMatchObject({ code: 'PIN_MOVED' })
})

test('a line that Flux’s image automation writes too is known as such, and keeps its setter', () => {
  const text = 'a: 6.9.2 # {"$imagepolicy": "flux-system:podinfo:tag"}\n'
  const result = pinEdit(pin('kustomize-image', '6.9.2', '6.9.2'), text, '7.0.0')
  expect('edit' in result && [result.text, result.edit.automation]).toEqual([
    'a: 7.0.0 # {"$imagepolicy": "flux-system:podinfo:tag"}\n',
    'flux-system:podinfo:tag',
  ])
})
