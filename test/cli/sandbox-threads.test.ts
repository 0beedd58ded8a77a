import { expect, test } from '@jest/globals'
import type { ThreadRef } from '../../src/cli/gateway.ts'
import { threadFor } from '../../src/cli/sandbox-threads.ts'
import { parseComment } from '../../src/command/comment.ts'

const first: ThreadRef = { repository: 'acme/podinfo', number: 2, kind: 'pull' }
const fleet: ThreadRef = { repository: 'acme/fleet', number: 1, kind: 'issue' }

test.each([
  ['/promote podinfo@7.0.0 to prod', 'acme/podinfo'],
  ['/promote podinfo from test to prod', 'acme/podinfo'],
  ['/list\n/help', 'acme/podinfo'],
  ['/promote helloworld@1.4.0 to prod', 'acme/fleet'],
  ['/promote podinfo@7.0.0, helloworld@1.4.0 to prod', 'acme/fleet'],
  ['/promote stage to prod', 'acme/fleet'],
  ['/list\n/rollback helloworld on prod', 'acme/fleet'],
  ['/restart helloworld on prod', 'acme/fleet'],
  ['/history helloworld', 'acme/podinfo'],
])('%j is said where it can be obeyed, in %s', (text, repository) => {
  const { commands } = parseComment(text, { mentions: ['lockkeeper'] })
  expect(threadFor({ first, fleet }, commands).repository).toBe(repository)
})
