import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from '../faults/fault-box.ts'
import { type Answer, problem, Refusal } from './answer.ts'
import type { Body } from './call.ts'

// GitHub takes no larger request body.
const largestBody = 100 * 1024 * 1024

/** Reads a request's body to its end; undefined when it is larger than GitHub takes. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > largestBody) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** A body as JSON object; nothing is an empty one. */
export function parseBody(bytes: Buffer): Body {
  if (bytes.length === 0) return {}
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'))
    if (parsed === null) return {}
    if (typeof parsed === 'object' && !Array.isArray(parsed)) return parsed as Body
  } catch {
    throw new Refusal(problem(400, 'Problems parsing JSON'))
  }
  throw new Refusal(problem(400, 'Body should be a JSON object'))
}

/** An answer as it goes out. */
export interface Outgoing {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  readonly bytes: Buffer
}

/** The bytes of an answer, and all of its headers. */
export function encodeAnswer(answer: Answer, headers: Readonly<Record<string, string>>): Outgoing {
  const bytes =
    answer.bytes ?? (answer.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(answer.body)))
  const type = answer.bytes === undefined && answer.body !== undefined ? jsonType : {}
  const all = { ...headers, ...type, ...answer.headers, 'content-length': bytes.length }
  return { status: answer.status, headers: all, bytes }
}

/** Writes an answer, with what a struck fault does to it. Answers how many bytes went out. */
export function writeAnswer(
  response: ServerResponse,
  { status, headers, bytes }: Outgoing,
  fault: Fault | undefined,
): number {
  if (fault?.kind === 'drop-answer') {
    response.destroy()
    return 0
  }
  response.writeHead(status, headers)
  if (fault?.kind === 'truncate') {
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy())
    return bytes.length >> 1
  }
  response.end(hasNoBody(status) ? undefined : bytes)
  return bytes.length
}

/** Nothing follows the headers of such an answer. */
export function hasNoBody(status: number): boolean {
  return status === 204 || status === 304
}

const jsonType = { 'content-type': 'application/json; charset=utf-8' }
