/** Serial work for one key; the same key may be asked for while it runs, and then runs once more. */
export interface Queue {
  enqueue(key: string, work: () => Promise<void>): void
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
  /** How much waits and how much runs now. */
  size(): { readonly waiting: number; readonly running: number }
  close(): Promise<void>
}
