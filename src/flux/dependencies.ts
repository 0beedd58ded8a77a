/** Something that comes after others. */
interface Dependent {
  readonly key: string
  readonly parent: string | undefined
  readonly dependsOn: readonly string[]
}

/** Parents and dependencies first, otherwise as given. A circle is cut where it was entered; what is not there is passed over. */
export function inOrder<T extends Dependent>(all: readonly T[]): readonly T[] {
  const byKey = new Map(all.map(each => [each.key, each]))
  const ordered = new Set<T>()
  const entered = new Set<T>()
  const visit = (each: T | undefined): void => {
    if (each === undefined || entered.has(each)) return
    entered.add(each)
    if (each.parent !== undefined) visit(byKey.get(each.parent))
    for (const key of each.dependsOn) visit(byKey.get(key))
    ordered.add(each)
  }
  for (const each of all) visit(each)
  return [...ordered]
}
