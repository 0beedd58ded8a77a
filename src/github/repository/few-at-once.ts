// GitHub, "Rate limits": at most a hundred at the same time, for everything that one installation does.
const most = 10

/** Does the work for every item, a few of them at the same time; answers in the items' order. */
export async function fewAtOnce<Item, Answer>(
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  const left = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) answers[index] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker))
  return answers
}
