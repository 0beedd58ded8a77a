import { expect, test } from '@jest/globals'
import { inertLog } from '../../src/action/inert-log.ts'

test.each([
  ['::error::x', ':\u200B:error::x'],
  ['a\r::set-env name=A::1', 'a\n:\u200B:set-env name=A::1'],
  ['see ##[group]x', 'see ##\u200B[group]x'],
  ['\u001b[8mhidden\u001b[0m\u0007', '[8mhidden[0m'],
  [':\u200b:error::x', ':\u200B:error::x'],
  ['podinfo\t7.0.0: runs', 'podinfo\t7.0.0: runs'],
])('%j is only text in the log', (text, shown) => {
  expect(inertLog(text)).toBe(shown)
})
