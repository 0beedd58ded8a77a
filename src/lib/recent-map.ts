/** A map of bounded weight that forgets what was not used for longest. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value, weight: number): void
  delete(key: string): void
}

/** A map's entries below a prefix, as a map of their own: its weight counts there, and what is recent is recent among all. */
export function partOf<Value>(map: RecentMap<Value>, prefix: string): RecentMap<Value> {
  return {
    get: key => map.get(prefix + key),
    set: (key, value, weight) => map.set(prefix + key, value, weight),
    delete: key => map.delete(prefix + key),
  }
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
