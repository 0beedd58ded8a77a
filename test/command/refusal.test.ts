import { expect, test } from '@jest/globals'
import { parseComment } from '../../src/command/comment.ts'
import { laterVerbs } from '../../src/command/verbs.ts'
import { picture } from './picture.ts'

const plain = 'copy /promote podinfo@7.0.0 to prod'
const withReason = `${plain} --reason "it is time"`

test.each([
  ['/promote podinfo@7.0.0 to prod.', `END_PUNCTUATION: ${plain}`],
  ['/promote podinfo@7.0.0 to prod!', `END_PUNCTUATION: ${plain}`],
  ['/promote: podinfo@7.0.0 to prod', `END_PUNCTUATION: ${plain}`],
  ['@lockkeeper, promote podinfo@7.0.0 to prod', `END_PUNCTUATION: ${plain}`],
  ['/promote podinfo@7.0.0 to prod please', `UNEXPECTED_WORD: ${plain}`],
  ['/promote the podinfo@7.0.0 to prod', `UNEXPECTED_WORD: ${plain}`],
  ['/promote podinfo@7.0.0 on prod', `UNEXPECTED_WORD: ${plain}`],
  ['/promote podinfo@7.0.0 prod', `MISSING_ENVIRONMENT: ${plain}`],
  ['/promote podinfo 7.0.0 to prod', `MISSING_VERSION: ${plain}`],
  ['/promote podinfo:7.0.0 to prod', `MISSING_VERSION: ${plain}`],
  ['/promote ghcr.io/acme/podinfo:7.0.0 to prod', `MISSING_VERSION: ${plain}`],
  ['/promote podinfo@7.0.0 to prod,', `STRAY_COMMA: ${plain}`],
  ['/promote `podinfo@7.0.0` to prod', `MARKUP: ${plain}`],
  ['/promote podinfo@7.0.0 to **prod**', `MARKUP: ${plain}`],
  ['/promote podinfo@7.0.0 to ~~prod~~', `MARKUP: ${plain}`],
  ['/promote _podinfo@7.0.0_ to prod', `MARKUP: ${plain}`],
  ['/promote [podinfo](https://example.org)@7.0.0 to prod', `MARKUP: ${plain}`],
  ['/promote <podinfo@7.0.0> to prod', `MARKUP: ${plain}`],
  ['/promote "podinfo@7.0.0" to prod', `MARKUP: ${plain}`],
  ['/promote podinfo@7.0.0 to prod\\', `MARKUP: ${plain}`],
  ['/promote\u00a0podinfo@7.0.0 to prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0\u202fto prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote pod\u200binfo@7.0.0 to prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['\u200b/promote podinfo@7.0.0 to prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0 to \u202eprod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0 to prod\u2028', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0 to pr\u00adod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0 to prod\u0007', `UNPLAIN_CHARACTER: ${plain}`],
  ['/pr\u043emote podinfo@7.0.0 to prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote p\u043edinfo@7.0.0 to prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0 to \uff50rod', `UNPLAIN_CHARACTER: ${plain}`],
  ['\u2215promote podinfo@7.0.0 to prod', `UNPLAIN_CHARACTER: ${plain}`],
  ['/promote podinfo@7.0.0 to prod --reason="it is time"', `FLAG_VALUE: ${withReason}`],
  ['/promote podinfo@7.0.0 to prod --reason it is time', `FLAG_VALUE: ${withReason}`],
  ['/promote podinfo@7.0.0 to prod --reason "it is time', `UNCLOSED_QUOTE: ${withReason}`],
  ['/promote podinfo@7.0.0 to prod --reason "it is time" --reason "or not"', `REPEATED_FLAG: ${withReason}`],
  ['/promote podinfo@7.0.0 to prod --reason "it is\u00a0time"', `UNPLAIN_CHARACTER: ${withReason}`],
  ['/promote podinfo@7.0.0 to prod --reason', `FLAG_VALUE: ${plain}`],
  ['/promote podinfo@7.0.0 to prod --reason ""', `FLAG_VALUE: ${plain}`],
  ['/promote podinfo@7.0.0 to prod --dryrun', `UNKNOWN_FLAG: ${plain} --dry-run`],
  ['/promote podinfo@7.0.0 to prod -dry-run', `UNKNOWN_FLAG: ${plain} --dry-run`],
  ['/promote podinfo@7.0.0 to prod \u2014dry-run', `UNKNOWN_FLAG: ${plain} --dry-run`],
  ['/promote podinfo@7.0.0 to prod --DRY-RUN', `UNKNOWN_FLAG: ${plain} --dry-run`],
  ['/promote podinfo@7.0.0 to prod --dry-run=true', `FLAG_VALUE: ${plain} --dry-run`],
  ['/promote podinfo@7.0.0 to prod --force', `UNKNOWN_FLAG: ${plain}`],
  ['/promote podinfo@7.0.0 from test to prod', `VERSION_AND_FROM: ${plain}`],
  ['/promote podinfo@7.0.0, podinfo@7.0.1 to prod', `DUPLICATE_APP: ${plain}`],
  ['/promote podinfo@7.0.0 to prod, prod', `DUPLICATE_ENVIRONMENT: ${plain}`],
  ['/promot podinfo@7.0.0 to prod', `UNKNOWN_VERB: ${plain}`],
  ['/prmoote podinfo@7.0.0 to prod', `UNKNOWN_VERB: ${plain}`],
  ['@lockkeeper deploy podinfo@7.0.0 to prod', `UNKNOWN_VERB: ${plain}`],
])('%j is refused with the plain line to copy', (line, expected) => {
  expect(picture(line)).toEqual([`1 ${expected}`])
})

test.each([
  ['/promote', 'MISSING_ENVIRONMENT'],
  ['/promote podinfo@7.0.0', 'MISSING_ENVIRONMENT'],
  ['/promote podinfo@7.0.0 to', 'MISSING_ENVIRONMENT'],
  ['/promote to prod', 'MISSING_APP'],
  ['/promote @7.0.0 to prod', 'MISSING_APP'],
  ['/promote podinfo@ to prod', 'MISSING_VERSION'],
  ['/promote podinfo, cart to prod', 'MISSING_VERSION'],
  ['/promote podinfo@7.0.0, cart to prod', 'MISSING_VERSION'],
  ['/promote podinfo@7/0 to prod', 'BAD_VERSION'],
  ['/promote pod%info@7.0.0 to prod', 'BAD_APP'],
  ['/promote podinfo@7.0.0 to ../prod', 'BAD_ENVIRONMENT'],
  ['/promote podinfo@7.0.0 to prod.lock', 'BAD_ENVIRONMENT'],
  ['/explain', 'MISSING_ID'],
  ['/explain 815', 'BAD_ID'],
  ['/cancel p-OOOOOO', 'BAD_ID'],
  ['@lockkeeper thanks', 'UNKNOWN_VERB'],
  [`/promote podinfo@7.0.0 to prod --reason "${'x'.repeat(3000)}"`, 'TOO_LONG'],
])('%j is refused with what is missing or wrong', (line, code) => {
  expect(picture(line)).toEqual([`1 ${code}`])
})

test.each([
  ['/list podinfo prod', 'UNEXPECTED_WORD: copy /list podinfo'],
  ['/list in prod', 'UNEXPECTED_WORD: copy /list on prod'],
  ['/list on', 'MISSING_ENVIRONMENT: copy /list'],
  ['/list --json', 'UNKNOWN_FLAG: copy /list'],
  ['/lst', 'UNKNOWN_VERB: copy /list'],
  ['/help me', 'UNEXPECTED_WORD: copy /help'],
  ['/hlep', 'UNKNOWN_VERB: copy /help'],
  ['/cancel p-7QK3XM now', 'UNEXPECTED_WORD: copy /cancel p-7QK3XM'],
  ['/promote test to stage, prod', 'UNEXPECTED_WORD: copy /promote test to stage'],
  ['/promote a@1 and b@2 to test then prod', 'UNEXPECTED_WORD: copy /promote a@1, b@2 to test, prod'],
])('%j is refused with the nearest command', (line, expected) => {
  expect(picture(line)).toEqual([`1 ${expected}`])
})

test.each([
  ['/lgtm'],
  ['/usr/bin/x'],
  ['/usr/bin/list is gone'],
  ['/promotefoo podinfo@7.0.0 to prod'],
  ['/promote/podinfo'],
  ['/list-apps'],
  ['/listing the apps'],
  ['/test all'],
  ['/retest'],
  ['/assign @somebody'],
  ['/home/alice/list'],
  ['// a comment'],
  ['/'],
  ['/123'],
  ['promote podinfo@7.0.0 to prod'],
])('%j is none of our business', line => {
  expect(picture(line)).toEqual([])
})

test.each([...laterVerbs.keys()])('/%s is known, and not here yet', verb => {
  expect(picture(`/${verb} podinfo on prod`)).toEqual(['1 NOT_YET'])
})

test('a refusal says everything that is wrong, in plain words', () => {
  const { refusals } = parseComment('/promot podinfo:7.0.0 to **prod**.', { mentions: [] })
  expect(refusals).toEqual([
    {
      line: 1,
      index: 0,
      source: '/promot podinfo:7.0.0 to **prod**.',
      code: 'UNKNOWN_VERB',
      message:
        'There is no command “promot”. Did you mean /promote? “**prod**.” has markup in it; a command is plain text. “prod.” ends in punctuation, which could be a part of the name. An app and its version are joined by “@”: podinfo@7.0.0.',
      suggestion: '/promote podinfo@7.0.0 to prod',
    },
  ])
})
