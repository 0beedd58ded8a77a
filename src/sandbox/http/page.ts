import type { Answer } from './answer.ts'
import type { Call } from './call.ts'

/** One page of a list as GitHub cuts it (`per_page` up to 100, `page` from 1). */
export interface Page<Element> {
  readonly elements: readonly Element[]
  readonly link: string | undefined
}

/** Cuts the page that a call asks for, with the `Link` header's value when there is more than one. */
export function cutPage<Element>(call: Call, all: readonly Element[], perPageDefault = 30): Page<Element> {
  const size = clamp(Number(call.query.get('per_page') ?? perPageDefault), perPageDefault, 100)
  const page = clamp(Number(call.query.get('page') ?? 1), 1, Number.MAX_SAFE_INTEGER)
  const last = Math.max(1, Math.ceil(all.length / size))
  const elements = all.slice((page - 1) * size, page * size)
  return { elements, link: last > 1 ? linkHeader(call, page, last) : undefined }
}

/** 200 with one page of a list, each element shaped. */
export async function list<Element>(
  call: Call,
  all: readonly Element[],
  shape: (element: Element) => unknown,
): Promise<Answer> {
  const { elements, link } = cutPage(call, all)
  const body = await Promise.all(elements.map(shape))
  return { status: 200, body, headers: link === undefined ? {} : { link } }
}

/** 200 with one page under a name and the `total_count`, as the checks' and installations' lists are. */
export async function namedList<Element>(
  call: Call,
  name: string,
  all: readonly Element[],
  shape: (element: Element) => unknown,
): Promise<Answer> {
  const { elements, link } = cutPage(call, all)
  const body = { total_count: all.length, [name]: await Promise.all(elements.map(shape)) }
  return { status: 200, body, headers: link === undefined ? {} : { link } }
}

function clamp(value: number, otherwise: number, highest: number): number {
  return Number.isInteger(value) && value >= 1 ? Math.min(value, highest) : otherwise
}

function linkHeader(call: Call, page: number, last: number): string {
  const to = (number: number, relation: string) => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(number))
    return `<${call.world.addresses.api}${call.path}?${query}>; rel="${relation}"`
  }
  return [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ].join(', ')
}
