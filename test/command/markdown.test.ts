import { expect, test } from '@jest/globals'
import { picture } from './picture.ts'

const command = '/promote podinfo@7.0.0 to prod'
const runs = (line: number): readonly string[] => [`${line} runs ${command}`]
const answered = (line: number): readonly string[] => [`${line} NOT_A_PARAGRAPH: copy ${command}`]

test.each([
  ['alone', command],
  ['with spaces behind it', `${command}   `],
  ['after three spaces', `   ${command}`],
  ['after a byte order mark', `\ufeff${command}`],
  ['with tabs between the words', '/promote\tpodinfo@7.0.0\tto\tprod'],
])('a command runs: %s', (_, body) => {
  expect(picture(body)).toEqual(runs(1))
})

test.each([
  ['a line of prose above', `Please:\n${command}`],
  ['prose above it, deep indentation', `Please:\n      ${command}`],
  ['a carriage return', `Please:\r${command}\rthanks`],
  ['CR LF, as the web editor sends it', `Please:\r\n${command}\r\n\r\n`],
  ['prose above and below', `Please\n${command}\nthanks`],
  ['a hard break above', `Please\\\n${command}`],
  ['an emphasis around it', `*Please\n${command}\nthanks*`],
  ['an unclosed code span above', `Please \`\n${command}`],
  ['an unclosed bracket above', `see [this\n${command}`],
  ['a tag that never closes above', `a <b\n${command}`],
  ['a table that is none above', `a | b\n${command}`],
  ['an HTML element in one line above', `<b>Please</b>\n${command}`],
])('a command inside a paragraph runs: %s', (_, body) => {
  expect(picture(body)).toEqual(runs(2))
})

test.each([
  ['under a setext underline', `Release\n=======\n${command}`],
  ['under a thematic break', `\n---\n${command}`],
  ['at column zero after a list and a blank line', `- one\n\n${command}`],
  ['after a quote and a blank line', `> said\n\n${command}`],
  ['after a fence', '```\n```\n/promote podinfo@7.0.0 to prod'],
  [
    'after a table and a blank line',
    `a | b\n--|--\n\n${command}`.replace('\n--|--\n', '\n').replace('a | b', 'x'),
  ],
  ['in details, after a blank line', `<details>\n\n${command}`],
  ['after a comment that closed', `<!-- a\n-->\n${command}`],
  ['after a definition', `[a]: /b\n[c]: /d\n${command}`],
])('a paragraph counts: %s', (_, body) => {
  expect(picture(body)).toEqual(runs(3))
})

test.each([
  ['a fence of backticks', `\`\`\`\n${command}\n\`\`\``],
  ['a fence of tildes', `~~~ text\n${command}\n~~~`],
  ['a fence that never closes', `\`\`\`\n\n\n${command}`],
  ['a fence whose closing is too short', `\`\`\`\`\n\`\`\`\n${command}\n\`\`\`\``],
  ['indented code', `    ${command}`],
  ['indented code by a tab', `\t${command}`],
  ['a code span over several lines', `a \`\n${command}\n\` b`],
  ['a code span of two backticks', `\`\` x\n${command}\n\`\``],
  ['a quote', `> ${command}`],
  ['a quoted mail', `On Monday somebody wrote:\n> please\n> ${command}`],
  ['a quote in a quote', `> > ${command}`],
  ['a list item', `- ${command}`],
  ['an ordered item', `1. ${command}`],
  ['a task', `- [ ] ${command}`],
  ['a heading', `# ${command}`],
  ['a setext heading', `${command}\n===`],
  ['a mail signature, which makes it a heading', `${command}\n-- \nAlice`],
  ['a table with pipes at the ends', `| a |\n|---|\n| ${command} |`],
  ['a table row without a pipe', `a | b\n--|--\n${command}`],
  ['a table head', `${command} | b\n--|--\n`],
  ['an HTML block', `<div>\n${command}\n</div>`],
  ['details without a blank line', `<details>\n${command}`],
  ['an HTML comment', `<!--\n${command}\n-->`],
  ['an HTML comment with blank lines', `<!--\n\n${command}\n\n-->`],
  ['an HTML comment inside a paragraph', `a <!--\n${command}\n--> b`],
  ['an attribute', `a <b title="\n${command}\n">`],
  ['a pre element with blank lines', `<pre>\n\n${command}\n\n</pre>`],
  ['a processing instruction', `<?x\n${command}\n?>`],
  ['a CDATA section', `<![CDATA[\n${command}\n]]>`],
  ['the text of a link', `[see\n${command}\nhere](https://example.org)`],
  ['the text of an image', `![see\n${command}\nhere](https://example.org)`],
  ['the title of a link', `[see](https://example.org "a\n${command}\nb")`],
  ['the text of a reference', `[see\n${command}\n][docs]\n\n[docs]: https://example.org`],
  ['the title of a definition', `[a]: /b "c\n${command}\nd"`],
  ['an escaped slash', '\\/promote podinfo@7.0.0 to prod'],
  ['an entity for the slash', '&#47;promote podinfo@7.0.0 to prod'],
  ['emphasis around the line', `**${command}**`],
  ['the middle of a line', `please ${command}`],
])('a command is not one in: %s', (_, body) => {
  expect(picture(body)).toEqual([])
})

test.each([
  ['a lazy continuation of a quote', `> said\n${command}`],
  ['a lazy continuation of a list item', `- one\n${command}`],
  ['indented under a list item', `- one\n  ${command}`],
])('a whole command is answered: %s', (_, body) => {
  expect(picture(body)).toEqual(answered(2))
})

test('a whole command in a paragraph of a list item is answered', () => {
  expect(picture(`- one\n\n  ${command}`)).toEqual(answered(3))
})

test('a broken command in a quote is no business of ours', () => {
  expect(picture('> said\n/promote podinfo to')).toEqual([])
})

test('the mention form follows the same rules', () => {
  expect(picture('`@lockkeeper list`\n\n> @lockkeeper list\n\n@lockkeeper list')).toEqual(['5 runs /list'])
})

test('a definition may take what looks like a command as its address', () => {
  expect(picture('[a]:\n/list')).toEqual([])
})
