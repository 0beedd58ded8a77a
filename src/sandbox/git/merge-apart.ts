import { editTree, type TreeEdit } from './edit-tree.ts'
import { type TreeEntry, zeroOid } from './objects.ts'
import type { GitStore } from './store.ts'

/**
 * The merge of two trees that were changed in different places, as git would make it, without git. Undefined where git has
 * to look: at a file that both changed, or where one may have moved what the other added to.
 */
export async function mergeApart(
  store: GitStore,
  base: string,
  [ours, theirs]: readonly [string, string],
): Promise<string | undefined> {
  const [mine, yours] = await Promise.all([listEdits(store, base, ours), listEdits(store, base, theirs)])
  if (differ(mine, yours) || overlap([...mine, ...yours]) || mayMove(mine, yours) || mayMove(yours, mine))
    return undefined
  return editTree(
    store,
    ours,
    yours.filter(edit => !mine.some(({ path }) => path === edit.path)),
  )
}

interface Edit extends TreeEdit {
  readonly isNew: boolean
}

/** What has to be done to the files of one tree to get another's. */
async function listEdits(
  store: GitStore,
  before: string | undefined,
  after: string | undefined,
  folder = '',
): Promise<readonly Edit[]> {
  if (before === after) return []
  const [left, right] = await Promise.all([rowsOf(store, before), rowsOf(store, after)])
  const names = new Set([...left.keys(), ...right.keys()])
  const edits: Edit[] = []
  for (const name of names) {
    const [old, now] = [left.get(name), right.get(name)]
    if (old?.oid === now?.oid && old?.mode === now?.mode) continue
    const path = `${folder}${name}`
    const [oldTree, nowTree] = [treeIn(old), treeIn(now)]
    if (oldTree !== undefined || nowTree !== undefined)
      edits.push(...(await listEdits(store, oldTree, nowTree, `${path}/`)))
    if (nowTree === undefined && now !== undefined)
      edits.push({ path, mode: now.mode, oid: now.oid, isNew: old === undefined || oldTree !== undefined })
    else if (oldTree === undefined && old !== undefined)
      edits.push({ path, mode: old.mode, oid: zeroOid, isNew: false })
  }
  return edits
}

async function rowsOf(store: GitStore, tree: string | undefined): Promise<ReadonlyMap<string, TreeEntry>> {
  const rows = tree === undefined ? [] : ((await store.tree(tree)) ?? [])
  return new Map(rows.map(row => [row.name, row]))
}

function treeIn(row: TreeEntry | undefined): string | undefined {
  return row?.mode === '040000' ? row.oid : undefined
}

/** Whether some path became two things. */
function differ(mine: readonly Edit[], yours: readonly Edit[]): boolean {
  const own = new Map(mine.map(edit => [edit.path, edit]))
  return yours.some(({ path, oid, mode }) => {
    const edit = own.get(path)
    return edit !== undefined && (edit.oid !== oid || edit.mode !== mode)
  })
}

/** Whether a file stands where there is, or was, a folder. */
function overlap(edits: readonly Edit[]): boolean {
  const files = new Set(edits.filter(({ oid }) => oid !== zeroOid).map(({ path }) => path))
  return edits.some(({ path }) => foldersOf(path).some(folder => files.has(folder)))
}

/** Whether one side may have renamed a folder, into which the other put something. */
function mayMove(mine: readonly Edit[], yours: readonly Edit[]): boolean {
  return mine.some(({ oid }) => oid === zeroOid) && yours.some(({ isNew }) => isNew)
}

function foldersOf(path: string): readonly string[] {
  const names = path.split('/')
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'))
}
