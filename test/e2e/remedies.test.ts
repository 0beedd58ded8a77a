import { expect, test } from '@jest/globals'
import { remedyFor } from '../../src/action/remedies.ts'
import { GitHubError } from '../../src/github/client/errors.ts'

const notAccessible = 'Resource not accessible by integration'

test.each([
  ['REST', 'GET /repos/{owner}/{repo}/pulls', { status: 403, message: notAccessible }],
  ['GraphQL, which says so with status 200', 'POST /graphql', { status: 200, message: notAccessible }],
])('a right that the job lacks is named to whoever wrote the workflow: %s', (_, call, answer) => {
  expect(remedyFor(new GitHubError(call, answer))).toEqual({
    code: 'PERMISSION_MISSING',
    message: `The token may not do that. (${call}: ${answer.status} ${notAccessible})`,
    advice: expect.stringContaining('pull-requests: write'),
  })
})

test('what only we can explain has no remedy', () => {
  expect(remedyFor(new GitHubError('POST /graphql', { status: 200, message: 'Something broke' }))).toBe(
    undefined,
  )
})
