import { expect, test } from '@jest/globals'
import { endState } from './fakes/end-state.ts'
import { alice, engineOver, seed } from './fakes/seed.ts'

// One window after the other in which a second process, or a person, can come between two steps.

test('whoever is told late that its reaction was the first looks whether others have answered since', async () => {
  const seeded = seed()
  const { calls, clock } = seeded.github
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/list')
  const other = engineOver(seeded.github)
  calls.after = async name => {
    if (name !== 'threads.acknowledge') return
    calls.after = undefined
    clock.pass(6_000)
    await other.answerComment(seeded.source.ref, comment.id)
  }
  await seeded.engine.answerComment(seeded.source.ref, comment.id)
  expect(endState(seeded).replies).toHaveLength(1)
})
