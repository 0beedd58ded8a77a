import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PromotionProgress } from '../../src/promotion/progress.ts'
import { explainBody } from '../../src/report/explain.ts'
import { readOutcomeMarker, readReplyMarker } from '../../src/report/marker.ts'
import { outcomeBody, replyBody } from '../../src/report/reply.ts'
import { hostileText } from './hostile-text.ts'
import { findings } from './judge.ts'
import { edit, gates, merged, record, refused, request, underWay } from './samples.ts'

/** The reply without the marker on its last line. */
function shown(markdown: string): string {
  return markdown.slice(0, markdown.lastIndexOf('\n\n<!--'))
}

test('a promotion under way: verdict on top, steps, gates, diff, and how to stop it', () => {
  expect(shown(replyBody(request(underWay), record))).toBe(`### 🟡 podinfo 6.9.2 → 7.0.0 on prod: under way

requested by @alice · [#812](<https://github.com/acme/fleet/pull/812>) at \`4f1c2ab\` · \`p-7QK3XM\`

Checks 3/5, waiting for build.

| step |  |  |
|---|---|---|
| gates: known · permitted · order | ✅ |  |
| pull request, 1 file, 1 line | ✅ | [#812](<https://github.com/acme/fleet/pull/812>) |
| checks 3/5 | ⏳ | 3/5, waiting for build |
| merge | – |  |

<details><summary>Gates: 1 open, 3 passed</summary>

| gate |  |  |
|---|---|---|
| known | ✅ | 7.0.0 is a tag of acme/podinfo |
| permitted | ✅ | \`@alice\` has write on acme/fleet |
| order | ✅ | merged in stage, not watched there |
| checks | ⏳ | 3/5, waiting for build |

</details>

<details><summary>Diff: 1 file, 1 line</summary>

\`\`\`diff
# apps/podinfo/overlays/prod/kustomization.yaml:7
-newTag: 6.9.2
+newTag: 7.0.0
\`\`\`

</details>

next: \`/cancel p-7QK3XM\``)
})

test('a merged promotion that nobody watched does not say that it succeeded', () => {
  expect(
    shown(replyBody(request(merged), { ...record, done: true })),
  ).toBe(`### 🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched

requested by @alice · [#812](<https://github.com/acme/fleet/pull/812>) at \`4f1c2ab\` · \`p-7QK3XM\`

| step |  |  |
|---|---|---|
| gates: known · permitted · order | ✅ |  |
| pull request, 1 file, 1 line | ✅ | [#812](<https://github.com/acme/fleet/pull/812>) |
| checks 5/5 · approved by \`@bob\` | ✅ |  |
| merged | ✅ | [\`9c1d0f2\`](<https://github.com/acme/fleet/commit/9c1d0f2000000000000000000000000000000000>) |
| rollout | ➖ | not watched: no cluster is connected |

<details><summary>Gates: 4 passed</summary>

| gate |  |  |
|---|---|---|
| known | ✅ | 7.0.0 is a tag of acme/podinfo |
| permitted | ✅ | \`@alice\` has write on acme/fleet |
| order | ✅ | merged in stage, not watched there |
| checks | ✅ | 5/5 |

</details>

<details><summary>Diff: 1 file, 1 line</summary>

\`\`\`diff
# apps/podinfo/overlays/prod/kustomization.yaml:7
-newTag: 6.9.2
+newTag: 7.0.0
\`\`\`

</details>

undo: \`/rollback podinfo on prod\``)
})

test('a refusal shows every gate and the command that comes first', () => {
  expect(shown(replyBody(request(refused), record))).toBe(`### ⛔ podinfo 6.9.2 → 7.0.0 on prod: refused

requested by @alice · \`p-7QK3XM\`

Stage has 6.9.2; \`/promote podinfo@7.0.0 to stage\` comes first.

| gate |  |  |
|---|---|---|
| known | ✅ | 7.0.0 is a tag of acme/podinfo |
| order | ⛔ | stage has 6.9.2; \`/promote podinfo@7.0.0 to stage\` comes first |

next: \`/promote podinfo@7.0.0 to stage\``)
})

test('a dry run says what would be, with its gates open and nothing to cancel', () => {
  const { pullRequest: _, checks: __, because: ___, ...planned } = underWay
  const markdown = shown(
    replyBody(
      { ...request({ ...planned, gates: gates.slice(0, 3) }), dryRun: true, reason: 'trying' },
      record,
    ),
  )
  expect(markdown.split('\n').slice(0, 9)).toEqual([
    '### 📝 podinfo 6.9.2 → 7.0.0 on prod: would go ahead',
    '',
    'requested by @alice · `p-7QK3XM` · dry run: nothing is changed · reason: `trying`',
    '',
    '| gate |  |  |',
    '|---|---|---|',
    '| known | ✅ | 7.0.0 is a tag of acme/podinfo |',
    '| permitted | ✅ | `@alice` has write on acme/fleet |',
    '| order | ✅ | merged in stage, not watched there |',
  ])
  expect(markdown).not.toContain('/cancel')
})

test('several promotions are a table, each with its own outcome, the worst giving the mark', () => {
  const train = request(merged, { ...underWay, app: 'helloworld' }, { ...refused, app: 'cart' })
  expect(
    shown(replyBody({ ...train, source: '/promote stage to prod' }, record))
      .split('\n')
      .slice(0, 8),
  ).toEqual([
    '### ⛔ 3 promotions to prod: 1 under way, 2 of 3 done',
    '',
    'requested by @alice · `p-7QK3XM` · `/promote stage to prod`',
    '',
    '|  | app | environment | from | to | pull request |  |',
    '|---|---|---|---|---|---|---|',
    '| 🔵 | podinfo | prod | `6.9.2` | `7.0.0` | [#812](<https://github.com/acme/fleet/pull/812>) | merged, not watched: no cluster is connected |',
    '| 🟡 | helloworld | prod | `6.9.2` | `7.0.0` | [#812](<https://github.com/acme/fleet/pull/812>) | under way: checks 3/5, waiting for build |',
  ])
})

test('the outcome is told in one line for each promotion', () => {
  expect(shown(outcomeBody(request(merged), 'https://github.com/acme/podinfo/issues/1#issuecomment-3'))).toBe(
    `@alice, [your request](<https://github.com/acme/podinfo/issues/1#issuecomment-3>) \`p-7QK3XM\` has ended:

- 🔵 **podinfo 6.9.2 → 7.0.0 on prod**: merged, not watched: no cluster is connected`,
  )
  expect(readOutcomeMarker(outcomeBody(request(merged), ''))).toBe('comment/1/2/3/0')
})

test('numbers of the pull request become links to it, and no other numbers do', () => {
  const markdown = replyBody(request({ ...underWay, because: '#812 was closed, #7 was not' }), record)
  expect(markdown).toContain('[#812](<https://github.com/acme/fleet/pull/812>) was closed, `#7` was not.')
})

const hostilePromotion: fc.Arbitrary<PromotionProgress> = fc
  .tuple(hostileText, hostileText, hostileText, hostileText, fc.boolean())
  .map(([one, two, three, four, ended]) => ({
    ...underWay,
    app: one,
    environment: two,
    from: three,
    to: four,
    because: `${one} ${two}`,
    gates: gates.map(gate => ({ ...gate, detail: `${gate.detail} ${three}` })),
    edits: [{ ...edit, file: one, path: `/${two}`, before: three, after: four }, edit],
    checks: { passed: 1, total: 2, approvedBy: four },
    next: [`/promote ${one}`],
    ...(ended ? { state: 'ended' as const, verdict: 'refused' as const } : {}),
  }))

test('nothing that people or manifests say acts in a reply, and our marker is the only one', () => {
  const allowed = ['https://github.com/acme/fleet/pull/812', 'https://github.com/x']
  const mine = { ...record, slips: [{ app: '-->', environment: '<!--', version: '--!>' }] }
  fc.assert(
    fc.property(
      fc.array(hostilePromotion, { minLength: 1, maxLength: 2 }),
      hostileText,
      fc.boolean(),
      (promotions, text, dryRun) => {
        const progress = { ...request(...promotions), reason: text, source: text, dryRun }
        for (const markdown of [
          replyBody(progress, mine),
          explainBody(progress, mine),
          outcomeBody(progress, 'https://github.com/x'),
        ]) {
          expect(findings(markdown, { allowed, mentions: ['alice'] })).toEqual([])
        }
        expect(readReplyMarker(replyBody(progress, mine))).toMatchObject(mine)
      },
    ),
    { numRuns: 60 },
  )
})

test('a reply fits into what GitHub takes and counts what it left out', () => {
  const many = Array.from({ length: 900 }, (_, index) => ({
    ...merged,
    app: `app-${index}`,
    because: '🚀'.repeat(200),
  }))
  for (const markdown of [replyBody(request(...many), record), explainBody(request(...many), record)]) {
    expect(markdown.length).toBeLessThanOrEqual(60_000)
    expect(markdown).toMatch(/… and \d+ more promotions/)
    expect(readReplyMarker(markdown)).toMatchObject({ key: record.key })
  }
  const markdown = replyBody(request(...many), record)
  expect(markdown.length).toBeLessThanOrEqual(60_000)
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(250_000)
  expect(markdown).toMatch(/\| … and \d+ more promotions \|/)
  expect(markdown.isWellFormed()).toBe(true)
  expect(readReplyMarker(markdown)).toMatchObject({ key: record.key })
})
