import { fail } from './failure.ts'

/** The arguments of a paged field. */
export interface PageArguments {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

function toCursor(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64')
}

function fromCursor(cursor: string): number {
  const index = /^cursor:v2:(?<index>\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.groups
    ?.index
  return index === undefined
    ? fail('UNPROCESSABLE', `\`${cursor}\` does not appear to be a valid cursor.`)
    : Number(index)
}

/** A connection over all elements: `first` or `last` is needed and at most a hundred, as GitHub has it. */
export function connect<Element>(
  all: readonly Element[],
  page: PageArguments,
  named: { readonly name: string; readonly toNode: (element: Element) => unknown },
) {
  const { first, last } = page
  const wanted = first ?? last
  if (wanted === null || wanted === undefined) {
    return fail(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${named.name}\` connection.`,
    )
  }
  const bound = first === null || first === undefined ? 'last' : 'first'
  if (wanted > 100) {
    const words = `Requesting ${wanted} records on the \`${named.name}\` connection exceeds the \`${bound}\` limit of 100 records.`
    return fail('EXCESSIVE_PAGINATION', words)
  }
  const { from, to } = cut(all.length, page, wanted, bound)
  const edges = all.slice(from, to).map((element, index) => ({
    cursor: toCursor(from + index),
    node: () => named.toNode(element),
  }))
  return {
    totalCount: all.length,
    edges,
    nodes: () => edges.map(edge => edge.node()),
    pageInfo: {
      hasNextPage: to < all.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function cut(length: number, page: PageArguments, wanted: number, bound: 'first' | 'last') {
  const start = page.after === null || page.after === undefined ? 0 : fromCursor(page.after) + 1
  const end = page.before === null || page.before === undefined ? length : fromCursor(page.before)
  if (bound === 'first') return { from: start, to: Math.min(end, start + wanted) }
  return { from: Math.max(start, end - wanted), to: end }
}
