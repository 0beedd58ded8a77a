import { createHmac } from 'node:crypto'

export const secret = 'a secret of forty bytes, which is enough!'

/** A webhook as GitHub sends it: headers and exact bytes. */
export function signedWebhook(
  event: string,
  payload: unknown,
  options: { readonly secret?: string; readonly id?: string } = {},
): { readonly headers: Record<string, string>; readonly body: string } {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signature = createHmac('sha256', options.secret ?? secret)
    .update(body)
    .digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/abc',
      'x-github-event': event,
      'x-github-delivery': options.id ?? '7a0b6f00-0000-11ef-8000-000000000001',
      'x-hub-signature-256': `sha256=${signature}`,
    },
  }
}

/** A comment as `issue_comment.created` carries it. */
export function commentPayload(body: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    action: 'created',
    issue: { number: 12 },
    comment: {
      id: 345,
      body,
      created_at: '2026-11-21T10:00:00Z',
      user: { id: 6, login: 'alice', type: 'User' },
    },
    sender: { id: 6, login: 'alice', type: 'User' },
    repository: { id: 1, name: 'fleet', owner: { login: 'acme', id: 2 } },
    installation: { id: 99 },
    ...changes,
  }
}
