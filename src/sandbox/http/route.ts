import type { Role } from '../world/accounts.ts'
import type { Answer } from './answer.ts'
import type { Call, RepositoryCall } from './call.ts'

/** Who may send a request that is about no repository. */
export type Audience = 'anyone' | 'app' | 'installation' | 'person' | 'signed-in'

/** A route about no repository: method, path, who may, what it does. */
export type Route = readonly [
  method: string,
  path: string,
  audience: Audience,
  run: (call: Call) => Answer | Promise<Answer>,
]

/**
 * A route below a repository: method, path after `/repos/{owner}/{repo}`, the App's permission (`issues:write`,
 * alternatives with `|`), the least role of a person, what it does.
 */
export type RepositoryRoute = readonly [
  method: string,
  path: string,
  permission: string,
  role: Role,
  run: (call: RepositoryCall) => Answer | Promise<Answer>,
]

interface Compiled<Row> {
  readonly method: string
  readonly parts: readonly string[]
  readonly row: Row
}

/** What matching found: the row with its path parameters, or the methods that the path would take. */
export type Match<Row> =
  | { readonly kind: 'found'; readonly row: Row; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'none' }

/** Compiles a table. `:name` is one path part, `*name` all the rest; the first row that fits wins. */
export function compileRoutes<Row extends readonly [string, string, ...unknown[]]>(rows: readonly Row[]) {
  const compiled: readonly Compiled<Row>[] = rows.map(row => ({
    method: row[0],
    parts: row[1].split('/').slice(1),
    row,
  }))
  return (method: string, path: string): Match<Row> => {
    const parts = path.split('/').slice(1)
    for (const route of compiled) {
      const params = route.method === method ? matchParts(route.parts, parts) : undefined
      if (params !== undefined) return { kind: 'found', row: route.row, params }
    }
    return { kind: 'none' }
  }
}

function matchParts(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const actual = parts[index]
    if (part.startsWith('*')) {
      params[part.slice(1)] = parts.slice(index).map(decodePart).join('/')
      return params
    }
    if (actual === undefined) return undefined
    if (part.startsWith(':')) params[part.slice(1)] = decodePart(actual)
    else if (part !== actual) return undefined
  }
  return parts.length === pattern.length ? params : undefined
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
