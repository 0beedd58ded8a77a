import { type TreeEntry, zeroOid } from './objects.ts'
import type { GitStore } from './store.ts'

/** One path of a tree to set (`oid`, `mode`) or, with forty zeros, to remove. */
export interface TreeEdit {
  readonly path: string
  readonly mode: string
  readonly oid: string
}

/** A row of a tree with its whole path. */
export interface PathEntry extends TreeEntry {
  readonly path: string
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/** A new tree: `base` (undefined: empty) with the edits applied; answers its id. */
export async function editTree(
  store: GitStore,
  base: string | undefined,
  edits: readonly TreeEdit[],
): Promise<string> {
  const entries = base === undefined || base === emptyTree ? [] : ((await store.tree(base)) ?? [])
  const rows = new Map(entries.map(entry => [entry.name, entry]))
  const below = new Map<string, TreeEdit[]>()
  for (const edit of edits) {
    const slash = edit.path.indexOf('/')
    const name = slash < 0 ? edit.path : edit.path.slice(0, slash)
    if (slash >= 0)
      below.set(name, [...(below.get(name) ?? []), { ...edit, path: edit.path.slice(slash + 1) }])
    else if (edit.oid === zeroOid) rows.delete(name)
    else rows.set(name, { mode: edit.mode, name, oid: edit.oid })
  }
  for (const [name, inner] of below) {
    const present = rows.get(name)
    const oid = await editTree(store, present?.mode === '040000' ? present.oid : undefined, inner)
    // git keeps no empty folders
    if (oid === emptyTree) rows.delete(name)
    else rows.set(name, { mode: '040000', name, oid })
  }
  return store.writeTree([...rows.values()])
}

/** Every row of a tree and, when `recursive`, of its folders, depth first, with whole paths. */
export async function walkTree(
  store: GitStore,
  oid: string,
  options: { readonly recursive: boolean; readonly prefix?: string },
): Promise<readonly PathEntry[]> {
  const { recursive, prefix = '' } = options
  const rows: PathEntry[] = []
  for (const entry of (await store.tree(oid)) ?? []) {
    const path = `${prefix}${entry.name}`
    rows.push({ ...entry, path })
    if (recursive && entry.mode === '040000') {
      rows.push(...(await walkTree(store, entry.oid, { recursive, prefix: `${path}/` })))
    }
  }
  return rows
}

/** The row at a path of a tree (`''` is the tree itself), or undefined. */
export async function findEntry(store: GitStore, tree: string, path: string): Promise<TreeEntry | undefined> {
  let found: TreeEntry = { mode: '040000', name: '', oid: tree }
  for (const name of path.split('/').filter(part => part !== '')) {
    if (found.mode !== '040000') return undefined
    const next = (await store.tree(found.oid))?.find(entry => entry.name === name)
    if (next === undefined) return undefined
    found = next
  }
  return found
}
