import { expect, test } from '@jest/globals'
import { createPeople } from '../../src/github/people.ts'
import { scriptedAccess } from './access.ts'
import type { Scripted } from './script.ts'

const alice = { id: 6, login: 'alice' }
const account: Scripted = { status: 200, body: { id: 6 } }

function open(answers: readonly Scripted[], ungranted: readonly string[] = []) {
  const { access, paths } = scriptedAccess(answers, ungranted)
  return { people: createPeople(access), paths }
}

const level = (permission: string, user: unknown): Scripted => ({ status: 200, body: { permission, user } })

test.each<[string, Scripted, string]>([
  ['a writer', level('write', { id: 6, type: 'User' }), 'write'],
  ['an admin', level('admin', { id: 6, type: 'User' }), 'admin'],
  ['somebody else who has the login now', level('admin', { id: 7, type: 'User' }), 'none'],
  ['a bot', level('admin', { id: 6, type: 'Bot' }), 'none'],
  ['nobody', level('read', null), 'none'],
  ['whom GitHub calls no user', { status: 404, body: { message: 'Copilot is not a user' } }, 'none'],
])('%s', async (_name, answer, expected) => {
  expect(await open([answer]).people.permission(alice)).toBe(expected)
})

test('a level that is not known is no level', async () => {
  await expect(open([level('owner', { id: 6, type: 'User' })]).people.permission(alice)).rejects.toThrow(
    'an answer that we do not understand, at permission',
  )
})

test.each<[string, readonly Scripted[], boolean]>([
  ['an active member', [account, { status: 200, body: { state: 'active' } }], true],
  ['one who was invited', [account, { status: 200, body: { state: 'pending' } }], false],
  ['none', [account, { status: 404 }], false],
  ['one whose login belongs to another now', [{ status: 200, body: { id: 7 } }], false],
  ['one who is gone', [{ status: 404 }], false],
])('of a team: %s', async (_name, answers, expected) => {
  expect(await open(answers).people.inTeam('acme/releasers', alice)).toBe(expected)
})

test('where the owner has not granted a look at members nobody is in a team', async () => {
  expect(await open([account], ['members']).people.inTeam('acme/releasers', alice)).toBe(false)
})

test.each(['releasers', 'acme/', '/releasers', 'acme/a/b', ''])('%j is no team', async team => {
  const { people, paths } = open([account, { status: 404 }])
  expect(await people.inTeam(team, alice)).toBe(false)
  expect(paths().every(path => !path.includes('..'))).toBe(true)
})
