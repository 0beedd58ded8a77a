import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseComment } from '../../src/command/comment.ts'
import {
  noRepositoryBody,
  noteBody,
  problemBody,
  refusalBody,
  whichRepositoryBody,
} from '../../src/report/answer.ts'
import { isLogin } from '../../src/report/encode.ts'
import { type HelpFacts, helpBody } from '../../src/report/help.ts'
import { parseJson, parseText } from '../../src/report/parse-json.ts'
import { proposalBody } from '../../src/report/proposal.ts'
import { hostileText } from './hostile-text.ts'
import { findings } from './judge.ts'
import { edit, record } from './samples.ts'

/** The answer without the marker on its last line. */
function shown(markdown: string): string {
  return markdown.slice(0, markdown.lastIndexOf('\n\n<!--'))
}

test('a refused line teaches: what was written, what is wrong, what to copy', () => {
  const [refusal] = parseComment('Please\n/promote podinfo@7.0.0 to **prod**.', { mentions: [] }).refusals
  if (refusal === undefined) throw new Error('no refusal')
  expect(shown(refusalBody(refusal, record))).toBe(`### ❌ I did not run line 2

You wrote: \`/promote podinfo@7.0.0 to **prod**.\`

“\`**prod**\`.” has markup in it; a command is plain text. “prod.” ends in punctuation, which could be a part of the name.

Copy: \`/promote podinfo@7.0.0 to prod\``)
})

test('a verb of later says so', () => {
  const [refusal] = parseComment('/lock prod', { mentions: [] }).refusals
  if (refusal === undefined) throw new Error('no refusal')
  expect(shown(refusalBody(refusal, record))).toBe(`### 🚧 Not here yet

You wrote: \`/lock prod\`

“lock” is not here yet. Until then, set merge: never for the environment in .github/lockkeeper.yml.

What you may run here: \`/help\``)
})

test('problems come with their places and the way out', () => {
  const problems = [
    {
      code: 'UNKNOWN_APP',
      message: 'I know no app "podinf".',
      advice: 'Did you mean podinfo? There are: cart, podinfo.',
    },
    {
      code: 'WRONG',
      message: 'It names @bob.',
      place: { file: '.github/lockkeeper.yml', line: 3, column: 5 },
      advice: '/promote podinfo@7.0.0 to prod',
    },
  ]
  expect(
    shown(problemBody({ source: '/promote podinf@7 to prod', problems }, { ...record, done: true })),
  ).toBe(`### ❌ I did not run this: 2 problems

You wrote: \`/promote podinf@7 to prod\`

- I know no app "podinf". Did you mean podinfo? There are: cart, podinfo.
- \`.github/lockkeeper.yml:3:5\`: It names \`@bob\`. Copy: \`/promote podinfo@7.0.0 to prod\``)
})

test('problems that have a line which could run offer it', () => {
  const problems = [{ code: 'UNKNOWN_APP', message: 'I know no app "podinf".' }]
  const suggestion = '/promote podinfo@7.0.0 to prod'
  expect(
    shown(
      problemBody(
        { source: '/promote podinf@7.0.0 to prod', problems, suggestion },
        { ...record, done: true },
      ),
    ),
  ).toMatch(/\n\nCopy: `\/promote podinfo@7\.0\.0 to prod`$/)
})

test('of what somebody has to mend it is said that it then goes on', () => {
  const problems = [{ code: 'PULL_REQUESTS_FORBIDDEN', message: 'No workflow may open pull requests.' }]
  const open = { ...record, done: false }
  expect(shown(problemBody({ source: '/promote podinfo@7.0.0 to prod', problems }, open))).toMatch(
    /\n\n- No workflow may open pull requests\.\n\nIt goes on by itself once that is mended\.$/,
  )
})

test('questions name what to choose from, and how to say it for good', () => {
  expect(
    shown(whichRepositoryBody({ repositories: ['acme/fleet', 'acme/edge'], source: '/list' }, record)),
  ).toContain('- `acme/fleet`\n- `acme/edge`')
  expect(shown(noRepositoryBody({ repository: 'acme/podinfo', source: '/list' }, record))).toContain(
    '```yaml\nversion: 1\nsources:\n  - acme/podinfo\n```',
  )
})

const facts: HelpFacts = {
  login: 'alice',
  gitops: 'acme/fleet',
  apps: ['podinfo'],
  environments: [
    { name: 'test', merge: 'when-green', after: [] },
    { name: 'prod', merge: 'after-approval', after: ['test'], denied: 'only @acme/owners may' },
  ],
  denied: new Map([['cancel', 'that needs write on acme/fleet']]),
  example: '/promote podinfo@7.0.0 to test',
}

test('help says what this person may run here, and who decides the rest', () => {
  const markdown = shown(helpBody(facts, record))
  expect(markdown.split('\n').slice(0, 4)).toEqual([
    '### 🛟 What you may run here',
    '',
    '@alice, promotions from here go to `acme/fleet`. Ready to copy: `/promote podinfo@7.0.0 to test`',
    '',
  ])
  expect(markdown).toContain(
    '| prod | ⛔ only `@acme/owners` may | after test | after a second person approved |',
  )
  expect(markdown).toContain('- `/cancel`: that needs write on acme/fleet')
  expect(markdown).not.toContain('| `/cancel [<id>]`')
})

test('a pull request says what it changes, who asked, and how to stop it', () => {
  const claim = {
    request: record.key,
    app: 'podinfo',
    environment: 'prod',
    version: '7.0.0',
    requestedBy: { id: 1001, login: 'alice' },
    digest: 'ab'.repeat(32),
  }
  const proposal = { id: 'p-7QK3XM', source: '/promote podinfo@7.0.0 to prod', base: '16ee340000' }
  expect(
    shown(proposalBody({ claim, change: { from: '6.9.2', edits: [edit] } }, proposal)),
  ).toBe(`Promotes **podinfo** from \`6.9.2\` to \`7.0.0\` on **prod**.

Asked for by \`@alice\`: \`/promote podinfo@7.0.0 to prod\` · \`p-7QK3XM\`

\`\`\`diff
# apps/podinfo/overlays/prod/kustomization.yaml:7
-newTag: 6.9.2
+newTag: 7.0.0
\`\`\`

Lockkeeper merges this when its gates are open. To stop it, close it or comment \`/cancel p-7QK3XM\`.
Commits of others on this branch are never merged by Lockkeeper.
<sub>plan \`abababababab\` on \`16ee340\`, 1 line</sub>`)
})

test('nothing that people say acts in an answer or in a pull request', () => {
  fc.assert(
    fc.property(hostileText, hostileText, hostileText, (one, two, three) => {
      const claim = {
        request: one,
        app: two,
        environment: three,
        version: one,
        requestedBy: { id: 1, login: two },
        digest: three,
      }
      const bodies = [
        refusalBody({ line: 1, index: 0, code: 'X', source: one, message: two, suggestion: three }, record),
        problemBody(
          {
            source: one,
            problems: [{ code: 'X', message: two, advice: three, place: { file: one, line: 1, column: 1 } }],
          },
          record,
        ),
        problemBody(
          { source: one, problems: [{ code: 'X', message: two, advice: `/x ${three}` }], suggestion: two },
          record,
        ),
        noteBody({ mark: '❌', title: one, lines: [two, three] }, record),
        whichRepositoryBody({ repositories: [one, two], source: three }, record),
        noRepositoryBody({ repository: one, source: two }, record),
        helpBody(
          {
            ...facts,
            login: isLogin(one) ? 'alice' : one,
            gitops: two,
            apps: [three],
            example: one,
            denied: new Map([['cancel', two]]),
            environments: [{ name: one, denied: two, merge: 'never', after: [three] }],
          },
          record,
        ),
        proposalBody(
          {
            claim,
            change: {
              from: one,
              edits: [
                { ...edit, file: two },
                { ...edit, after: three },
              ],
            },
          },
          { id: one, source: two, reason: three, base: one },
        ),
        proposalBody(
          { claim, change: { from: one, edits: [] }, ended: { kind: 'refused', because: three } },
          { id: one, source: two, base: one },
        ),
      ]
      for (const body of bodies) expect(findings(body, { mentions: ['alice'] })).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('parse for tools and for people', () => {
  const parsed = parseComment('/list podinfo\n\n/promote podinfo@7 to prod.', { mentions: [] })
  expect(parseJson(parsed)).toEqual({
    commands: [{ verb: 'list', line: 1, args: { app: 'podinfo' } }],
    refusals: [
      {
        line: 3,
        code: 'END_PUNCTUATION',
        message: '“prod.” ends in punctuation, which could be a part of the name.',
        suggestion: '/promote podinfo@7 to prod',
      },
    ],
  })
  expect(parseText(parsed)).toBe(`line 1: /list podinfo
line 3: refused. “prod.” ends in punctuation, which could be a part of the name.
        copy: /promote podinfo@7 to prod
`)
  expect(parseText({ commands: [], refusals: [] })).toBe('Nothing in it is a command.\n')
})
