import { expect, test } from '@jest/globals'
import { isRemoteFile, isRepository } from '../../src/kustomize/remote.ts'

test.each([
  'https://github.com/owner/repo',
  'https://github.com/owner/repo?ref=v1',
  'github.com/owner/repo//base',
  'git::https://host/owner/repo',
  'git@github.com:owner/repo.git//base',
  'ssh://git@host/owner/repo',
  'https://dev.azure.com/org/project/_git/repo',
  'https://dev.azure.com/org/project/_git/repo/base',
  'https://host/owner/repo.git/base',
  'file:///srv/repo',
  'file:///srv/repo//base',
])('%s is a repository', path => {
  expect(isRepository(path)).toBe(true)
})

test.each([
  '../base',
  './github.com/owner/repo',
  '/github.com/owner/repo',
  'base',
  'github.com',
  'github.com/owner',
  'host:path',
  'https://',
  'https://host',
  'https://host/owner',
  'https://host/owner/repo//../..',
  '',
])('"%s" is none', path => {
  expect(isRepository(path)).toBe(false)
})

test.each([
  ['https://host/file.yaml', true],
  ['HTTP://host/file.yaml', true],
  ['ssh://host/file.yaml', false],
  ['httpsx', false],
])('%s is downloaded: %s', (path, expected) => {
  expect(isRemoteFile(path)).toBe(expected)
})
