import type { Problem } from '../../lib/problem.ts'

/** Where GitHub answers: `rest` without a slash at its end, `graphql` whole. */
export interface ApiBase {
  readonly rest: string
  readonly graphql: string
}

export type ParsedApiBase =
  | { readonly kind: 'base'; readonly base: ApiBase }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Reads `GITHUB_API_URL`: github.com's API, a GHES with `/api/v3`, or a stand-in on this machine over plain http. */
export function parseApiBase(text: string): ParsedApiBase {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) return refuse('It is not a URL.')
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return refuse('Plain http is for this machine only: a token would travel in the clear.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('It must begin with https://.')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return refuse('It must hold no credentials, query or fragment.')
  if (url.hostname === 'github.com' || url.hostname === 'www.github.com')
    return refuse('That is the website; the API is at https://api.github.com.')
  const path = url.pathname.replace(/\/+$/, '')
  if (path === '') return { kind: 'base', base: { rest: url.origin, graphql: new URL('/graphql', url).href } }
  if (path === '/api/v3')
    return {
      kind: 'base',
      base: { rest: `${url.origin}/api/v3`, graphql: new URL('/api/graphql', url).href },
    }
  return refuse(`Its path is ${path}; a GitHub Enterprise Server answers under /api/v3.`)
}

/** Whether a URL's host can only be this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

function refuse(message: string): ParsedApiBase {
  return {
    kind: 'problem',
    problem: {
      code: 'API_URL_WRONG',
      message,
      advice: 'Use https://api.github.com, or https://HOST/api/v3 for a GitHub Enterprise Server.',
    },
  }
}
