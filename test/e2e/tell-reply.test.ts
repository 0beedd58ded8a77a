import { expect, test } from '@jest/globals'
import { newLines } from '../../src/action/tell-reply.ts'

const reply = (steps: string) => `### 🟡 podinfo 6.9.2 → 7.0.0 on prod: under way

requested by @alice · [#2](<https://github.com/acme/fleet/pull/2>) at \`9819bcc\` · \`p-4YVM71\`

| step |  |  |
|---|---|---|
${steps}

<details><summary>Gates: 10 passed</summary>

| gate |  |  |
|---|---|---|
| known | ✅ | 7.0.0 is pinned in test |

</details>

next: \`/cancel p-4YVM71\`

<!-- lockkeeper:v1 reply {"key":"comment/1/1/2/0"} -->`

test('a reply is its head and its steps in the log', () => {
  expect(newLines(reply('| checks | ⏳ | 3/5 |\n| merge | – |  |'))).toEqual([
    '🟡 podinfo 6.9.2 → 7.0.0 on prod: under way',
    'requested by @alice · #2 at 9819bcc · p-4YVM71',
    'checks  ⏳  3/5',
    'merge  –',
  ])
})

test('what the comment said is not said again', () => {
  expect(newLines('### ❌ I did not run this\n\nYou wrote: `/promote x`\n\n- I know no app "x".')).toEqual([
    '❌ I did not run this',
    '- I know no app "x".',
  ])
})

test('then only what is new', () => {
  const before = reply('| checks | ⏳ | 3/5 |\n| merge | – |  |')
  const now = reply('| checks | ✅ |  |\n| merge | – |  |')
  expect(newLines(now, before)).toEqual(['checks  ✅'])
})
