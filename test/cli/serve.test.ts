import { expect, test } from '@jest/globals'
import { run } from '../../src/cli/serve.ts'
import type { Call, Terminal } from '../../src/cli/verb.ts'

test('an interval that is none is listed with the settings that are wrong', async () => {
  const call: Call = {
    positionals: [],
    has: () => false,
    texts: () => [],
    text: name => (name === 'poll' ? '3x' : undefined),
  }
  const errors: string[] = []
  const terminal = { environment: {}, error: (text: string) => errors.push(text) } as unknown as Terminal
  expect(await run(call, terminal)).toBe(3)
  expect(errors.join('').match(/^[A-Z_]+$/gm)).toEqual([
    'WRONG_INTERVAL',
    'SETTING_MISSING',
    'SETTING_MISSING',
  ])
})
