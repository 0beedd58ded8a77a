import { expect, test } from '@jest/globals'
import { CommitNode, toBranchCommit } from '../../../src/github/repository/own-commits.ts'

const identity = { kind: 'app', appId: 7, slug: 'lockkeeper' } as const

function isOurs(changes: Record<string, unknown>): boolean {
  const node = CommitNode.parse({
    oid: 'a'.repeat(40),
    message: 'Promote',
    committedDate: '2026-11-21T10:00:00Z',
    author: { email: '123+lockkeeper[bot]@users.noreply.github.com' },
    committer: { email: 'noreply@github.com' },
    signature: { isValid: true, wasSignedByGitHub: true },
    ...changes,
  })
  return toBranchCommit(identity, node).ours
}

test.each<[string, Record<string, unknown>, boolean]>([
  ['what we commit through the API', {}, true],
  [
    'on a GitHub Enterprise Server',
    { author: { email: '1+lockkeeper[bot]@users.noreply.git.acme.com' } },
    true,
  ],
  ['unsigned', { signature: null }, false],
  ["with a person's key", { signature: { isValid: true, wasSignedByGitHub: false } }, false],
  ['with a broken signature', { signature: { isValid: false, wasSignedByGitHub: true } }, false],
  ['in a codespace, in our name', { committer: { email: 'mallory@example.com' } }, false],
  ["on GitHub's website by a person", { author: { email: '9+mallory@users.noreply.github.com' } }, false],
  ['with an address that only looks alike', { author: { email: 'lockkeeper[bot]@evil.com' } }, false],
  ["by another App's bot", { author: { email: '1+x-lockkeeper[bot]@users.noreply.github.com' } }, false],
  ['by nobody', { author: null }, false],
])('%s: ours %s', (_name, changes, expected) => {
  expect(isOurs(changes)).toBe(expected)
})
