/** The items whose key an earlier one has, in their order. */
export function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): readonly Item[] {
  const seen = new Set<unknown>()
  return items.filter(item => {
    const key = keyOf(item)
    const isAgain = seen.has(key)
    seen.add(key)
    return isAgain
  })
}
