/** Serial work for one key; the same key may be asked for while it runs, and then runs once more. */
export interface Queue {
  enqueue(key: string, work: () => Promise<void>): void
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
  close(): Promise<void>
}
