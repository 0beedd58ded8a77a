import { createHash } from 'node:crypto'
import type { Answer } from './answer.ts'

/** Adds an ETag to a successful read, and turns it into a 304 when the caller has it already. */
export function withEtag(answer: Answer, ifNoneMatch: string | undefined): Answer {
  if (answer.status !== 200) return answer
  const content = answer.bytes ?? Buffer.from(JSON.stringify(answer.body ?? null))
  const etag = answer.headers?.etag ?? `W/"${createHash('sha256').update(content).digest('hex')}"`
  const headers = { ...answer.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' }
  const weak = (tag: string) => tag.trim().replace(/^W\//, '')
  const isKnown = ifNoneMatch?.split(',').some(tag => weak(tag) === weak(etag)) ?? false
  return isKnown ? { status: 304, headers } : { ...answer, headers }
}
