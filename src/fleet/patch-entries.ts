import { child, isNull, listAt, type Node, textAt } from '../flux/node.ts'

/** A patch of a layer: in a file, or in line. */
export interface PatchEntry {
  readonly path?: string
  readonly inline?: Node
  readonly target?: Node
}

/** `patches`, `patchesStrategicMerge` and `patchesJson6902`, in the order in which Kustomize applies them. */
export function patchEntries(body: Node): readonly PatchEntry[] {
  const strategic = listAt(body, 'patchesStrategicMerge').map(entry =>
    entry.kind === 'scalar' && !entry.text.includes('\n') ? { path: entry.text } : { inline: entry },
  )
  return [...strategic, ...patchList(listAt(body, 'patches')), ...patchList(listAt(body, 'patchesJson6902'))]
}

/** The entries of a `patches:` list. */
export function patchList(entries: readonly Node[]): readonly PatchEntry[] {
  return entries.map(entry => {
    const path = textAt(entry, 'path')
    const inline = child(entry, 'patch')
    const target = child(entry, 'target')
    return {
      ...(path === undefined ? {} : { path }),
      ...(inline === undefined || isNull(inline) ? {} : { inline }),
      ...(target === undefined || isNull(target) ? {} : { target }),
    }
  })
}
