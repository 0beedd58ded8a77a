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

test.each(['APP_ID', 'PRIVATE_KEY'])('a server that has its %s registers no other GitHub App', async name => {
  const call: Call = {
    positionals: [],
    has: flag => flag === 'setup',
    texts: () => [],
    text: () => undefined,
  }
  const terminal = { environment: { [name]: 'set' } } as unknown as Terminal
  await expect(run(call, terminal)).rejects.toMatchObject({
    problem: {
      code: 'ALREADY_SET_UP',
      message: `${name} is set: this server has a GitHub App.`,
      advice: 'Unset APP_ID and PRIVATE_KEY to register another.',
    },
  })
})

test.each([
  ['nonsense', 'It is no address.', 'be https://YOUR-HOST/api/github/webhooks'],
  ['https://acme.example/', 'It ends in /.', 'end in /api/github/webhooks'],
  [
    'http://acme.example/api/github/webhooks',
    'It is plain http, which everybody on the way can read.',
    'begin with https://',
  ],
])('no GitHub App is registered whose webhooks could not arrive: %s', async (address, wrong, right) => {
  const call: Call = {
    positionals: [],
    has: flag => flag === 'setup',
    texts: () => [],
    text: name => (name === 'webhook-url' ? address : undefined),
  }
  await expect(run(call, { environment: {} } as unknown as Terminal)).rejects.toMatchObject({
    problem: {
      code: 'WRONG_WEBHOOK_URL',
      message: `GitHub cannot send webhooks to --webhook-url ${address}: ${wrong}`,
      advice: `It has to ${right}; leave it out to poll.`,
    },
  })
})
