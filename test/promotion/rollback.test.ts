import { expect, test } from '@jest/globals'
import { type PastRelease, rollbackGoal } from '../../src/promotion/rollback.ts'

/** `7.0.1!<7.0.0`: a version, how it ended (`+` verified, `=` merged, `!` failed), and what it took the place of; `~` before it: a rollback. */
function past(text: string): PastRelease {
  const [, back = '', version = '', mark = '', previous] = /^(~?)([\d.]+)([+=!])(?:<(.+))?$/.exec(text) ?? []
  const outcome = mark === '+' ? 'verified' : mark === '=' ? 'merged' : 'failed'
  return { version, outcome, rollback: back === '~', ...(previous === undefined ? {} : { previous }) }
}

test.each([
  ['the last verified one before', '3', ['3!<2', '2+<1', '1+'], true, '2 verified'],
  ['not one that failed', '4', ['4!<3', '3!<2', '2+<1'], true, '2 verified'],
  [
    'not one that was only merged, where clusters are watched',
    '3',
    ['3!<2', '2=<1', '1+'],
    true,
    '1 verified',
  ],
  ['the last merged one, where nobody watches', '3', ['3=<2', '2=<1'], false, '2 merged'],
  ['what ran before all that is known', '2', ['2!<1'], true, '1 before'],
  ['never forwards again to what was left', '1', ['~1+<2', '2+<1', '1+<0'], true, '0 before'],
  ['two in a row', '2', ['~2+<3', '3!<2', '2+<1', '1+'], true, '1 verified'],
  ['what somebody set by hand counts for nothing', '9', ['3+<2', '2+<1'], true, '3 verified'],
  ['nothing is known', '1', [], true, 'none'],
])('a rollback goes to %s', (_, present, history, isWatched, expected) => {
  const goal = rollbackGoal(history.map(past), present, isWatched)
  expect(goal.kind === 'none' ? 'none' : `${goal.version} ${goal.grounds}`).toBe(expected)
})
