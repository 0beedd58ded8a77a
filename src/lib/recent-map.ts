/** A map of bounded weight that forgets what was not used for longest. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value, weight: number): void
  delete(key: string): void
}

/** An empty map that holds at most `capacity`, in the unit of the weights that it is given. */
export function createRecentMap<Value>(capacity: number): RecentMap<Value> {
  const kept = new Map<string, { readonly value: Value; readonly weight: number }>()
  let total = 0
  const remove = (key: string) => {
    total -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    get(key) {
      const found = kept.get(key)
      if (found === undefined) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found.value
    },
    set(key, value, weight) {
      remove(key)
      if (weight > capacity) return
      kept.set(key, { value, weight })
      total += weight
      for (const oldest of kept.keys()) {
        if (total <= capacity) return
        remove(oldest)
      }
    },
    delete: remove,
  }
}
