import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  outcomeMarker,
  type ProposalRecord,
  proposalMarker,
  readOutcomeMarker,
  readProposalMarker,
  readReplyMarker,
  replyMarker,
} from '../../src/report/marker.ts'
import {
  commitMessage,
  deploymentDescription,
  parseTrailers,
  promotionTitle,
} from '../../src/report/trailers.ts'
import { hostileText } from './hostile-text.ts'
import { edit, record } from './samples.ts'

const claim = {
  request: 'comment/1/2/3/0',
  app: 'podinfo',
  environment: 'prod',
  version: '7.0.0',
  requestedBy: { id: 1001, login: 'alice' },
  digest: 'ab'.repeat(32),
}

test('a marker is one line that no content can end', () => {
  const line = replyMarker({ ...record, key: '--> <!-- \n é', cancels: { key: 'k', by: 'bob' } })
  expect(line).toBe(
    '<!-- lockkeeper:v1 reply {"key":"\\u002d\\u002d\\u003e \\u003c!\\u002d\\u002d \\n \\u00e9","verb":"promote","done":false,"slips":[],"cancels":{"key":"k","by":"bob"}} -->',
  )
  expect(readReplyMarker(`text\n${line}\r\n`)).toEqual({
    ...record,
    key: '--> <!-- \n é',
    cancels: { key: 'k', by: 'bob' },
  })
})

test('what is remembered is read back, whatever it holds', () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.boolean(), (one, two, done) => {
      const gates = [{ gate: 'order', status: 'passed', detail: two.slice(0, 100) }] as const
      const slips = [
        { app: one, environment: two, version: one },
        { app: two, environment: one, version: two, gates },
      ]
      const reply = { key: one, verb: two, done, slips }
      expect(readReplyMarker(`${two}\n${replyMarker(reply)}`)).toEqual(reply)
      const proposal: ProposalRecord = {
        claim: { ...claim, request: one, version: two },
        // Longer values are cut.
        change: { from: one, edits: [{ ...edit, before: one.slice(0, 100), after: two.slice(0, 100) }] },
        ended: { kind: 'refused', because: two },
      }
      expect(readProposalMarker(`${one}\n${proposalMarker(proposal)}\n`)).toEqual(proposal)
      expect(readOutcomeMarker(outcomeMarker(one))).toBe(one)
    }),
  )
})

test('the gates of a long train are kept as far as there is room', () => {
  const gates = [{ gate: 'known', status: 'passed', detail: 'x'.repeat(300) }] as const
  const slips = Array.from({ length: 200 }, (_, index) => ({
    app: `app-${index}`,
    environment: 'prod',
    version: '1',
    gates,
  }))
  const marker = replyMarker({ ...record, slips })
  expect(marker.length).toBeLessThan(40_000)
  const read = readReplyMarker(marker)?.slips ?? []
  expect(read.map(({ app }) => app)).toEqual(slips.map(({ app }) => app))
  expect(read.filter(slip => slip.gates !== undefined)).toHaveLength(89)
})

test('the version before is understood', () => {
  expect(
    readReplyMarker(
      '<!-- lockkeeper:v0 reply {"request":"comment/1/2/3/0","verb":"promote","terminal":true} -->',
    ),
  ).toEqual({
    key: 'comment/1/2/3/0',
    verb: 'promote',
    done: true,
    slips: [],
  })
})

test.each([
  ['nothing', ''],
  ['a newer version', '<!-- lockkeeper:v2 reply {"key":"a","verb":"b","done":true,"slips":[]} -->'],
  ['another kind', '<!-- lockkeeper:v1 outcome {"key":"a"} -->'],
  ['a marker in the middle', `${replyMarker(record)}\nmore`],
  ['a marker behind other text', `x ${replyMarker(record)}`],
  ['broken JSON', '<!-- lockkeeper:v1 reply {"key":} -->'],
  ['a wrong shape', '<!-- lockkeeper:v1 reply {"key":1,"verb":"b","done":true} -->'],
  ['a wrong slip', '<!-- lockkeeper:v1 reply {"key":"a","verb":"b","done":true,"slips":[{}]} -->'],
  ['an array', '<!-- lockkeeper:v1 reply {"key":"a"}[] -->'],
])('no marker is read from %s', (_, body) => {
  expect(readReplyMarker(body)).toBeUndefined()
})

const remembered = {
  claim,
  from: '6.9.2',
  rendered: { objects: 1, fields: 2 },
  edits: [edit],
  ended: { kind: 'cancelled', by: 'bob' },
  asked: { issue: 3, createdAt: '2026-11-21T10:00:00.000Z', source: '/promote', reason: 'why' },
}
const whole = {
  claim,
  change: { from: '6.9.2', edits: [edit], rendered: { objects: 1, fields: 2 } },
  ended: { kind: 'cancelled', by: 'bob' },
  asked: { ...remembered.asked, createdAt: new Date('2026-11-21T10:00:00.000Z') },
}
const { rendered: _r, ...changeOnly } = whole.change
const { ended: _e, ...running } = whole
const { asked: _a, ...unasked } = whole

test.each<[string, object, unknown]>([
  ['whole', {}, whole],
  ['without a claim', { claim: undefined }, undefined],
  ['with a claim of nobody', { claim: { ...claim, requestedBy: { login: 'alice' } } }, undefined],
  ['with a claim of half a person', { claim: { ...claim, requestedBy: { id: 1.5, login: 'a' } } }, undefined],
  ['with a claim without a digest', { claim: { ...claim, digest: 1 } }, undefined],
  ['with a claim without an app', { claim: { ...claim, app: null } }, undefined],
  ['from a number', { from: 6 }, { ...whole, change: { ...whole.change, from: undefined } }],
  ['of half a size', { rendered: { objects: 1 } }, { ...whole, change: changeOnly }],
  [
    'with broken edits',
    { edits: [1, {}, { ...edit, before: 1 }, { ...edit, line: '1' }] },
    { ...whole, change: { ...whole.change, edits: [] } },
  ],
  ['without edits', { edits: {} }, { ...whole, change: { ...whole.change, edits: [] } }],
  ['ended by nobody', { ended: { kind: 'cancelled' } }, running],
  ['ended in another way', { ended: { kind: 'exploded', because: 'x' } }, running],
  ['redone', { ended: { kind: 'redone' } }, { ...whole, ended: { kind: 'redone' } }],
  ['asked at no time', { asked: { ...remembered.asked, createdAt: 'soon' } }, unasked],
  ['asked nowhere', { asked: { ...remembered.asked, issue: '3' } }, unasked],
])('a proposal %s is read as far as it is right', (_name, change, read) => {
  const line = `<!-- lockkeeper:v1 proposal ${JSON.stringify({ ...remembered, ...change })} -->`
  expect(readProposalMarker(line)).toEqual(read)
})

test('a commit says what it promotes, why, and for whom', () => {
  expect(
    commitMessage({ claim, from: '6.9.2', reason: 'fixes #1 for @bob' }),
  ).toBe(`Promote podinfo from 6.9.2 to 7.0.0 on prod

Reason: fixes #\u200b1 for @\u200bbob

Release: podinfo@7.0.0
Environment: prod
Request: comment/1/2/3/0
Requested-by: alice (1001)
Plan: ${'ab'.repeat(32)}`)
})

test('the claim is read back from the commit, and from what a merge makes of it', () => {
  const message = commitMessage({ claim, from: undefined })
  expect(parseTrailers(message)).toEqual(claim)
  expect(parseTrailers(`${message.replaceAll('\n', '\r\n')}\r\n\r\nCo-authored-by: x <x@y>`)).toEqual(claim)
})

test('a claim that is there twice, in pieces or not at all is none', () => {
  const message = commitMessage({ claim, from: undefined })
  expect(parseTrailers(`${message}\n${message}`)).toBeUndefined()
  expect(parseTrailers(message.replace('Environment: prod\n', ''))).toBeUndefined()
  expect(parseTrailers(message.replaceAll('\n', '\n> '))).toBeUndefined()
  expect(parseTrailers('Promote podinfo')).toBeUndefined()
})

test('no reason can forge a trailer or act on GitHub', () => {
  fc.assert(
    fc.property(hostileText, reason => {
      const message = commitMessage({ claim, from: reason, reason: `${reason}\nRelease: evil@1` })
      expect(parseTrailers(message)).toEqual(claim)
      expect(message).not.toMatch(
        /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_-]|#\d|(?<![\p{L}\p{N}])gh-\d|:\/\/|\[skip ci\]/iu,
      )
      expect(message.split('\n')).toHaveLength(9)
    }),
    { numRuns: 500 },
  )
})

test('titles shorten digests', () => {
  const version = `7.0.0@sha256:${'1a'.repeat(32)}`
  expect(promotionTitle({ claim: { ...claim, version }, from: `sha256:${'2b'.repeat(32)}` })).toBe(
    'Promote podinfo from sha256:2b2b2b2… to 7.0.0@sha256:1a1a1a1… on prod',
  )
})

test('a description has at most 140 characters', () => {
  expect(deploymentDescription('merged, not watched')).toBe('merged, not watched')
  expect(Array.from(deploymentDescription('🚀'.repeat(200)))).toHaveLength(140)
})
