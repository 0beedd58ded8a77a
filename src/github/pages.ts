import * as z from 'zod'
import { parseAnswer } from './access.ts'
import type { Answer, Api, Call } from './client/api.ts'

// At a hundred a page. What lies beyond is older than anything we act upon.
const mostPages = 20

/** All entries of a list, page by page, until a page is the last or `enough` says so. */
export async function readPages<Entry extends z.ZodType>(
  api: Api,
  call: Call,
  shape: { readonly entry: Entry; readonly enough?: (page: readonly z.infer<Entry>[]) => boolean },
): Promise<readonly z.infer<Entry>[]> {
  const entries: z.infer<Entry>[] = []
  for (let page = 1; page <= mostPages; page++) {
    const answer = await api({ ...call, parameters: { ...call.parameters, per_page: 100, page } })
    const read = parseAnswer(call.route, z.array(shape.entry), answer)
    entries.push(...read)
    if (!hasNext(answer) || shape.enough?.(read) === true) break
  }
  return entries
}

/** Whether GitHub names a page after this one. */
export function hasNext(answer: Answer): boolean {
  return /;\s*rel="next"/.test(answer.headers.link ?? '')
}
