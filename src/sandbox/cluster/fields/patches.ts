import { isList, isMap, isSame, type Json, type JsonMap, textAt } from '../json.ts'
import { entryKey, shapeOf } from './shape.ts'

/** RFC 7396: null takes a key away, a map goes into a map, everything else replaces. */
export function mergePatch(live: Json | undefined, patch: Json): Json {
  if (!isMap(patch)) return patch
  const merged: Record<string, Json | undefined> = isMap(live) ? { ...live } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else if (value !== undefined) merged[key] = mergePatch(merged[key], value)
  }
  return merged
}

/** Kubernetes' strategic merge: as a merge patch, but keyed lists are merged entry by entry, with `$patch` directives. */
export function strategicPatch(live: Json | undefined, patch: Json, names: readonly string[] = []): Json {
  if (isList(patch)) return strategicList(isList(live) ? live : [], patch, names)
  if (!isMap(patch)) return patch
  const { $patch: directive, $retainKeys: retain, ...fields } = patch
  if (directive === 'replace') return fields
  const merged: Record<string, Json | undefined> = isMap(live) ? { ...live } : {}
  if (isList(retain)) for (const key of Object.keys(merged)) if (!retain.includes(key)) delete merged[key]
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith('$setElementOrder/')) continue
    if (key.startsWith('$deleteFromPrimitiveList/')) {
      const name = key.slice('$deleteFromPrimitiveList/'.length)
      const [from, gone] = [merged[name], value]
      if (isList(from) && isList(gone)) merged[name] = from.filter(entry => !gone.includes(entry))
    } else if (value === null || (isMap(value) && value.$patch === 'delete')) delete merged[key]
    else if (value !== undefined) merged[key] = strategicPatch(merged[key], value, [...names, key])
  }
  return merged
}

function strategicList(live: readonly Json[], patch: readonly Json[], names: readonly string[]): Json {
  const shape = shapeOf(patch, names, true)
  if (shape.kind === 'set') return [...live, ...patch.filter(entry => !live.includes(entry))]
  if (shape.kind !== 'keyed') return patch
  if (patch.some(entry => isMap(entry) && entry.$patch === 'replace' && Object.keys(entry).length === 1))
    return patch.filter(entry => !isMap(entry) || entry.$patch !== 'replace')
  // Its lists are keyed by the first field alone.
  const keys = shape.keys.slice(0, 1)
  const keyOf = (entry: Json) => (isMap(entry) ? JSON.stringify(entryKey(entry, keys)) : '')
  let merged = [...live]
  for (const entry of patch) {
    const index = merged.findIndex(known => keyOf(known) === keyOf(entry))
    if (isMap(entry) && entry.$patch === 'delete') merged = merged.filter((_, place) => place !== index)
    else if (index === -1) merged.push(entry)
    else merged[index] = strategicPatch(merged[index], entry, names)
  }
  return merged
}

/** Why a JSON patch cannot be carried out. */
export class PatchError extends Error {
  override name = 'PatchError' as const
}

/** RFC 6902. */
export function jsonPatch(live: Json, operations: Json): Json {
  if (!isList(operations)) throw new PatchError('a JSON patch is a list of operations')
  return operations.reduce<Json>((value, operation) => applyOperation(value, operation), live)
}

function applyOperation(value: Json, operation: Json): Json {
  const path = pointer(textAt(operation, 'path'))
  const given = isMap(operation) ? operation.value : undefined
  const from = () => pointer(textAt(operation, 'from'))
  switch (textAt(operation, 'op')) {
    case 'add':
      return edit(value, path, () => given ?? null, 'add')
    case 'replace':
      read(value, path)
      return edit(value, path, () => given ?? null, 'replace')
    case 'remove':
      read(value, path)
      return edit(value, path, () => undefined, 'remove')
    case 'copy':
      return edit(value, path, () => read(value, from()), 'add')
    case 'move': {
      const moved = read(value, from())
      return edit(
        edit(value, from(), () => undefined, 'remove'),
        path,
        () => moved,
        'add',
      )
    }
    case 'test':
      if (!isSame(read(value, path), given))
        throw new PatchError(`testing value ${textAt(operation, 'path')} failed`)
      return value
    default:
      throw new PatchError(`Unexpected kind: ${textAt(operation, 'op')}`)
  }
}

function pointer(text: string | undefined): readonly string[] {
  if (text === undefined || (text !== '' && !text.startsWith('/')))
    throw new PatchError('a path begins with /')
  return text
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function read(value: Json, path: readonly string[]): Json {
  let found: Json | undefined = value
  for (const step of path)
    found = isList(found) ? found[Number(step)] : isMap(found) ? found[step] : undefined
  if (found === undefined) throw new PatchError(`the path /${path.join('/')} does not exist`)
  return found
}

function edit(
  value: Json,
  [step, ...rest]: readonly string[],
  make: () => Json | undefined,
  how: 'add' | 'replace' | 'remove',
): Json {
  if (step === undefined) return make() ?? null
  if (isList(value)) return editList(value, { step, rest, make, how })
  if (!isMap(value)) throw new PatchError(`there is nothing to put ${step} into`)
  const next: Record<string, Json | undefined> = { ...value }
  if (rest.length > 0) next[step] = edit(read(value, [step]), rest, make, how)
  else if (how === 'remove') delete next[step]
  else next[step] = make()
  return next as JsonMap
}

interface ListEdit {
  readonly step: string
  readonly rest: readonly string[]
  readonly make: () => Json | undefined
  readonly how: 'add' | 'replace' | 'remove'
}

function editList(list: readonly Json[], { step, rest, make, how }: ListEdit): Json {
  const index = step === '-' ? list.length : Number(step)
  if (!Number.isInteger(index) || index < 0 || index > list.length) throw new PatchError(`no index ${step}`)
  if (rest.length > 0) return list.with(index, edit(read(list, [step]), rest, make, how))
  if (how === 'remove') return list.toSpliced(index, 1)
  const made = make() ?? null
  return how === 'replace' ? list.with(index, made) : list.toSpliced(index, 0, made)
}
