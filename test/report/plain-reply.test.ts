import { expect, test } from '@jest/globals'
import { plainReply } from '../../src/report/plain-reply.ts'

test('a terminal sees the words, not the markup around them', () => {
  const body = [
    '### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched',
    'requested by @alice · [#2](<http://127.0.0.1/acme/fleet/pull/2>)',
    '',
    '',
    '<details><summary>Diff: 1 file, <code>a&lt;b</code></summary>',
    '',
    '```diff',
    '+7.0.0',
    '```',
    '',
    '</details>',
    '',
    '<!-- lockkeeper:v1 reply {} -->',
  ].join('\n')
  expect(plainReply(body)).toBe(
    [
      '### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched',
      'requested by @alice · #2',
      '',
      'Diff: 1 file, a<b:',
      '',
      '```diff',
      '+7.0.0',
      '```',
    ].join('\n'),
  )
})
