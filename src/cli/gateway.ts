import * as z from 'zod'
import { ProblemError } from '../lib/problem.ts'

// What a person's browser does: plain requests with that person's token. The sandbox is reached over HTTP only.

/** A thread to write in: an issue or a pull request. */
export interface ThreadRef {
  readonly repository: string
  readonly number: number
  readonly kind: 'issue' | 'pull'
}

export interface PostedComment {
  readonly id: number
  readonly created_at: string
}

const Comment = z.object({
  id: z.number(),
  body: z.string(),
  html_url: z.string(),
  created_at: z.string(),
  performed_via_github_app: z.object({ slug: z.string() }).nullish(),
})

export type ThreadComment = z.infer<typeof Comment>

/** GitHub as one person uses it. */
export interface Gateway {
  post(thread: ThreadRef, body: string): Promise<PostedComment>
  comments(thread: ThreadRef, since: string): Promise<readonly ThreadComment[]>
}

export function openGateway(apiUrl: string, token: string): Gateway {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (answer.ok) return await answer.json()
    throw new ProblemError({
      code: 'GITHUB_REFUSED',
      message: `${method} ${path} was answered with ${answer.status}.`,
    })
  }
  return {
    async post({ repository, number }, body) {
      return Comment.parse(await call('POST', `/repos/${repository}/issues/${number}/comments`, { body }))
    },
    async comments({ repository, number }, since) {
      const query = new URLSearchParams({ since, per_page: '100' })
      const path = `/repos/${repository}/issues/${number}/comments?${query}`
      return z.array(Comment).parse(await call('GET', path))
    },
  }
}

// Pods come and go all the time: what they mean, a reply says.
const change = /^data: (?!\{"kind":"cluster"\})/m

/** Calls back at every change that the sandbox tells of, until it is stopped. */
export async function watchChanges(url: string, changed: () => void): Promise<{ stop(): void }> {
  const abort = new AbortController()
  const answer = await fetch(`${url}/_sandbox/events`, { signal: abort.signal })
  const read = async () => {
    for await (const chunk of answer.body ?? []) if (change.test(Buffer.from(chunk).toString())) changed()
  }
  read().catch(() => undefined)
  return { stop: () => abort.abort() }
}
