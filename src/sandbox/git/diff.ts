import type { GitStore } from './store.ts'

/** One file that differs between two trees, as GitHub lists it. */
export interface FileChange {
  readonly oid: string
  readonly filename: string
  readonly previousFilename?: string
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed'
  readonly additions: number
  readonly deletions: number
  readonly patch?: string
}

const statuses: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
}

const known = new WeakMap<GitStore, Map<string, readonly FileChange[]>>()

/** The files that differ from `before` to `after` (commits or trees), renames found, sorted as git sorts. */
export async function diffTrees(
  store: GitStore,
  before: string,
  after: string,
): Promise<readonly FileChange[]> {
  const cache = known.get(store) ?? new Map<string, readonly FileChange[]>()
  known.set(store, cache)
  const [left, right] = await Promise.all([store.treeOf(before), store.treeOf(after)])
  const key = `${left} ${right}`
  const changes = cache.get(key) ?? (await measureDiff(store, left, right))
  cache.set(key, changes)
  return changes
}

async function measureDiff(store: GitStore, before: string, after: string): Promise<readonly FileChange[]> {
  if (before === after) return []
  const text = await store.diff(before, after)
  // Rows end in NUL; one more NUL stands before the patches.
  const end = text.indexOf('\0\0')
  const { changed, counted } = splitRaw((end < 0 ? text : text.slice(0, end)).split('\0'))
  const patches = end < 0 ? '' : text.slice(end + 2)
  const hunks = patches.split(/^diff --git .*\n/m).slice(1)
  return changed.map((row, index) => toChange(row, counted[index] ?? ['0', '0'], hunks[index] ?? ''))
}

interface RawRow {
  readonly oid: string
  readonly letter: string
  readonly paths: readonly string[]
}

function splitRaw(fields: readonly string[]) {
  const changed: RawRow[] = []
  const counted: [string, string][] = []
  let position = 0
  while (position < fields.length && fields[position] !== '') {
    const field = fields[position] ?? ''
    if (field.startsWith(':')) {
      const [, , before = '', after = '', letter = 'M'] = field.slice(1).split(' ')
      const isPair = letter.startsWith('R') || letter.startsWith('C')
      const paths = fields.slice(position + 1, position + (isPair ? 3 : 2))
      changed.push({ oid: /^0+$/.test(after) ? before : after, letter: letter.charAt(0), paths })
      position += isPair ? 3 : 2
    } else {
      const [additions = '0', deletions = '0', path = ''] = field.split('\t')
      counted.push([additions, deletions])
      position += path === '' ? 3 : 1
    }
  }
  return { changed, counted }
}

function toChange(row: RawRow, counts: readonly [string, string], section: string): FileChange {
  const hunk = section.indexOf('@@')
  const count = (text: string) => (text === '-' ? 0 : Number(text))
  const [first = '', second] = row.paths
  return {
    oid: row.oid,
    filename: second ?? first,
    ...(second === undefined ? {} : { previousFilename: first }),
    status: statuses[row.letter] ?? 'modified',
    additions: count(counts[0]),
    deletions: count(counts[1]),
    ...(hunk < 0 ? {} : { patch: section.slice(hunk).replace(/\n$/, '') }),
  }
}
