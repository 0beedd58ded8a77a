import { expect, test } from '@jest/globals'
import { diffJson } from '../../../src/report/objects/json.ts'
import { diffMarkdown } from '../../../src/report/objects/markdown.ts'
import { diffText } from '../../../src/report/objects/text.ts'
import { deployment, diffOf } from './objects.ts'

const before = deployment('containers: [{name: web, image: "web:1"}]')
const after = deployment('containers: [{name: web, image: "web:2"}]')

test('on GitHub: the summary first, then what is read at once', () => {
  expect(diffMarkdown(diffOf(before, after))).toBe(
    `* \`prod\`: 1 changed (1 field)

~ **Deployment shop/web**

\`\`\`diff
@@ /spec/template/spec/containers/[name=web]/image @@
- "web:1"
+ "web:2"
\`\`\`
`,
  )
})

test('on GitHub: of more than three objects each is folded', () => {
  const [change] = diffOf(before, after).environments
  if (change === undefined) throw new Error('no change')
  const objects = Array.from({ length: 4 }, () => change.objects).flat()
  const markdown = diffMarkdown({ environments: [{ ...change, objects }], hidden: { count: 0, why: '' } })
  expect(markdown.match(/^<details>.*$/gm)).toEqual(
    Array(4).fill('<details><summary>~ <code>Deployment shop/web</code> · 1 field</summary>'),
  )
})

test('on GitHub: what changes alike in several environments stands there once', () => {
  const [change] = diffOf(before, after).environments
  const [other] = diffOf(before, deployment('containers: [{name: web, image: "web:3"}]')).environments
  if (change === undefined || other === undefined) throw new Error('no change')
  const environments = [
    { ...change, name: 'eu' },
    { ...other, name: 'us' },
    { ...change, name: 'asia' },
  ]
  const markdown = diffMarkdown({ environments, hidden: { count: 0, why: '' } })
  expect(markdown.match(/^\*.*$/gm)).toEqual([
    '* `eu`, `asia`: each 1 changed (1 field)',
    '* `us`: 1 changed (1 field)',
    '**`eu`, and the same in 1 more**',
    '**`us`**',
  ])
  expect(markdown.match(/^\+ .*$/gm)).toEqual(['+ "web:2"', '+ "web:3"'])
})

test('in JSON: as cli.md says', () => {
  expect(diffJson(diffOf(before, after))).toEqual({
    environments: [
      {
        name: 'prod',
        objects: [
          {
            change: 'changed',
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            namespace: 'shop',
            name: 'web',
            fields: [
              { path: '/spec/template/spec/containers/[name=web]/image', before: 'web:1', after: 'web:2' },
            ],
          },
        ],
      },
    ],
    hidden: { count: 0, why: '' },
  })
})

test('in a terminal: colour, and no line wider than it', () => {
  expect(diffText(diffOf(before, after), { color: true, width: 30 })).toBe(
    [
      '\u001b[1mprod: 1 changed (1 field)\u001b[0m',
      '',
      '\u001b[33m~ Deployment shop/web\u001b[0m',
      '\u001b[36m    /spec/template/spec/conta…\u001b[0m',
      '\u001b[31m    - "web:1"\u001b[0m',
      '\u001b[32m    + "web:2"\u001b[0m',
      '',
      '',
    ].join('\n'),
  )
})

function accounts(count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: account-${at}}\nsecrets: [{name: ${'x'.repeat(60)}}]\n`,
  ).join('---\n')
}

test('what does not fit is left out between objects, and counted', () => {
  const text = diffMarkdown(diffOf('', accounts(300)), { characters: 5000, bytes: 9000 })
  const shown = text.match(/<details>/g)?.length ?? 0
  expect(text.length).toBeLessThanOrEqual(5000)
  expect(text.match(/<\/details>/g)).toHaveLength(shown)
  expect(text).toContain(`… and ${300 - shown} more objects of \`prod\``)
})

test('an object of very many fields does not push the others out', () => {
  const many = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n${Array.from({ length: 500 }, (_, at) => `    k${at}: v\n`).join('')}`
  const text = diffMarkdown(diffOf('', `${many}---\n${after}`))
  expect(text).toContain('# … and 425 more fields')
  expect(text).toContain('<code>Deployment shop/web</code>')
})

test('nothing in a manifest acts on GitHub or in a terminal', () => {
  const hostile =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "</code><img src=x> @team"}\ndata: {a: "```\\n</details> @team \\u001b[2J"}\n'
  const markdown = diffMarkdown(diffOf('', hostile))
  expect(markdown).toContain('**+** **ConfigMap `</code><img` `src=x>` `@team`**')
  const four = [1, 2, 3, 4].map(at => hostile.replace('</code>', `${at}</code>`)).join('---\n')
  expect(diffMarkdown(diffOf('', four))).toContain(
    '<code>ConfigMap 1&lt;/code&gt;&lt;img src=x&gt; @team</code>',
  )
  expect(markdown).toContain('````diff\n')
  expect(diffText(diffOf('', hostile), { color: false })).not.toContain('\u001b')
})
