import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseImageReference } from '../../src/registry/reference.ts'

const digest = `sha256:${'1a'.repeat(32)}`

test.each([
  ['podinfo', { host: 'docker.io', repository: 'library/podinfo' }],
  ['podinfo:7.0.0', { host: 'docker.io', repository: 'library/podinfo', tag: '7.0.0' }],
  ['acme/podinfo', { host: 'docker.io', repository: 'acme/podinfo' }],
  ['docker.io/podinfo', { host: 'docker.io', repository: 'library/podinfo' }],
  ['index.docker.io/acme/podinfo', { host: 'docker.io', repository: 'acme/podinfo' }],
  ['Registry.Example/a/b__c/d-e', { host: 'registry.example', repository: 'a/b__c/d-e' }],
  ['registry.example:443/podinfo', { host: 'registry.example', repository: 'podinfo' }],
  ['registry.example:5000/podinfo', { host: 'registry.example:5000', repository: 'podinfo' }],
  ['localhost/podinfo:1', { host: 'localhost', repository: 'podinfo', tag: '1' }],
  ['[2001:db8::1]:5000/podinfo', { host: '[2001:db8::1]:5000', repository: 'podinfo' }],
  ['oci://registry.example/charts/podinfo', { host: 'registry.example', repository: 'charts/podinfo' }],
  [
    `registry.example/podinfo:v7@${digest}`,
    { host: 'registry.example', repository: 'podinfo', tag: 'v7', digest },
  ],
])('%s', (text, reference) => {
  expect(parseImageReference(text)).toEqual({ kind: 'reference', reference })
})

test.each([
  '',
  '/podinfo',
  'registry.example/',
  'registry.example/Podinfo',
  'registry.example/../podinfo',
  'registry.example/a//b',
  'registry.example/a/b?c',
  'registry.example/podinfo:7.0.0+build',
  'registry.example/podinfo:',
  'registry.example/podinfo@sha256:1a',
  `registry.example/podinfo@${digest}@${digest}`,
  'user:password@registry.example/podinfo',
  'registry.example:99999/podinfo',
  'https://registry.example/podinfo',
  '999.999.999.999/podinfo',
  'podinfo 7.0.0',
  'a'.repeat(600),
])('%j is no reference', text => {
  const parsed = parseImageReference(text)
  expect(parsed.kind === 'problem' ? parsed.problem.code : parsed).toBe('IMAGE_REFERENCE')
})

test('a reference is read again as it was', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8})?$/)
  const host = fc.constantFrom('registry.example', 'localhost', '10.0.0.1:5000')
  const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)
  fc.assert(
    fc.property(host, fc.array(part, { minLength: 1, maxLength: 4 }), tag, (host, parts, tag) => {
      const repository = parts.join('/')
      expect(parseImageReference(`${host}/${repository}:${tag}@${digest}`)).toEqual({
        kind: 'reference',
        reference: { host, repository, tag, digest },
      })
    }),
  )
})

test('any text has an answer', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void parseImageReference(text)))
})
