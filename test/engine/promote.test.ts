import { expect, test } from '@jest/globals'
import { headOf } from './fakes/git.ts'
import { overlay, replies, say, seed } from './fakes/seed.ts'

test('a comment becomes a merged promotion', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const { fleet } = seeded
  console.log(
    replies(seeded).join('\n---\n'),
    fleet.pullRequests,
    fleet.deployments,
    fleet.branches,
    headOf(fleet, 'main').message,
    seeded.github.calls.log,
    seeded.events,
  )
  expect(headOf(fleet, 'main').files.get(overlay('podinfo', 'prod'))).toContain('newTag: 7.0.0')
})
