import { expect, test } from '@jest/globals'
import { parseApiBase } from '../../../src/github/client/api-base.ts'

test.each([
  ['https://api.github.com', 'https://api.github.com', 'https://api.github.com/graphql'],
  ['https://api.github.com/', 'https://api.github.com', 'https://api.github.com/graphql'],
  ['https://api.acme.ghe.com', 'https://api.acme.ghe.com', 'https://api.acme.ghe.com/graphql'],
  ['https://git.acme.com/api/v3', 'https://git.acme.com/api/v3', 'https://git.acme.com/api/graphql'],
  ['https://git.acme.com/api/v3/', 'https://git.acme.com/api/v3', 'https://git.acme.com/api/graphql'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000', 'http://127.0.0.1:4000/graphql'],
  ['http://localhost:4000/api/v3', 'http://localhost:4000/api/v3', 'http://localhost:4000/api/graphql'],
  ['http://[::1]:4000', 'http://[::1]:4000', 'http://[::1]:4000/graphql'],
])('%s answers REST at %s and GraphQL at %s', (text, rest, graphql) => {
  expect(parseApiBase(text)).toEqual({ kind: 'base', base: { rest, graphql } })
})

test.each([
  ['api.github.com', 'It is not a URL.'],
  ['http://git.acme.com/api/v3', 'Plain http is for this machine only: a token would travel in the clear.'],
  ['http://127.0.0.1.evil.com', 'Plain http is for this machine only: a token would travel in the clear.'],
  ['ftp://git.acme.com', 'It must begin with https://.'],
  ['https://user:secret@git.acme.com/api/v3', 'It must hold no credentials, query or fragment.'],
  ['https://github.com', 'That is the website; the API is at https://api.github.com.'],
  ['https://git.acme.com/api', 'Its path is /api; a GitHub Enterprise Server answers under /api/v3.'],
])('%s is refused', (text, message) => {
  expect(parseApiBase(text)).toMatchObject({ kind: 'problem', problem: { code: 'API_URL_WRONG', message } })
})
