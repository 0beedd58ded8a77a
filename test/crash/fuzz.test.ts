import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseComment } from '../../src/command/comment.ts'
import { parseConfig } from '../../src/config/parse.ts'
import { legibleSources } from '../../src/config/sources.ts'
import { readHint } from '../../src/github/hint.ts'
import { readOutcomeMarker, readProposalMarker, readReplyMarker } from '../../src/report/marker.ts'
import { commentPayload } from '../server/webhook.ts'

// Whatever comes from outside: nothing throws, nothing is made up. `FUZZ_RUNS=100000 npm test -- test/crash/fuzz`.

const numRuns = Number(process.env.FUZZ_RUNS ?? 400)
const identity = { kind: 'app', appId: 7, slug: 'lockkeeper' } as const

const events = [
  'issue_comment',
  'installation',
  'installation_repositories',
  'check_run',
  'check_suite',
  'pull_request',
  'pull_request_review',
  'push',
  'status',
  'repository_dispatch',
  '__proto__',
  'constructor',
]

/** The payload of a real comment with one place of it changed to anything. */
const damaged = fc
  .tuple(fc.constantFrom(...placesOf(commentPayload('/list'))), fc.anything({ withNullPrototype: true }))
  .map(([place, value]) => withValue(commentPayload('/list'), place, value))

function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...path, key]))]
}

function withValue(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put
  const object = value as Record<string, unknown>
  return { ...object, [key]: withValue(object[key], rest, put) }
}

test('webhook bodies', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...events),
      fc.oneof(damaged, fc.anything(), fc.jsonValue()),
      (event, payload) => {
        const hint = readHint(identity, event, payload)
        if (hint !== undefined) expect(hint.installation).toEqual(expect.any(Number))
      },
    ),
    { numRuns },
  )
})

const words = fc.constantFrom(
  '/promote',
  '/rollback',
  '@lockkeeper',
  'podinfo@7.0.0',
  'to',
  'from',
  'on',
  'prod',
  '--reason',
  '"',
  '\n',
  '\r\n',
  '```',
  '> ',
  '- ',
  '<!--',
  '-->',
  '\u200b',
  '\u0000',
  '\ud800',
  ',',
  '=',
  '--',
)

test('comments', () => {
  const line = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 30 })
  fc.assert(
    fc.property(line, parts => {
      const body = parts.join(' ')
      const { commands, refusals } = parseComment(body, { mentions: ['lockkeeper'] })
      expect(commands.length).toBeLessThanOrEqual(5)
      for (const { source } of commands) expect(body).toContain(source)
      for (const { message } of refusals) expect(message).not.toBe('')
      expect([readReplyMarker(body), readProposalMarker(body), readOutcomeMarker(body)]).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    }),
    { numRuns },
  )
})

const yaml = fc.constantFrom(
  'version: 1\n',
  'sources:\n',
  '  - acme/podinfo\n',
  'environments:\n',
  '  - name: prod\n',
  '    allow: { users: [alice] }\n',
  '    merge: never\n',
  'apps:\n',
  '  podinfo: { chart: podinfo }\n',
  '&a ',
  '*a\n',
  '<<: *a\n',
  '? ',
  '!!js/function ',
  '---\n',
  '{',
  ']',
  '"',
  '|\n',
  '\t',
  '__proto__: {a: 1}\n',
)

test('configuration files', () => {
  const file = fc.array(fc.oneof(yaml, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 25 })
  fc.assert(
    fc.property(file, parts => {
      const text = parts.join('')
      const parsed = parseConfig(text, 'x.yml')
      if (parsed.kind === 'problems')
        for (const { code, message } of parsed.problems) expect([code, message]).not.toContain('')
      expect(Array.isArray(legibleSources(text))).toBe(true)
    }),
    { numRuns },
  )
})
