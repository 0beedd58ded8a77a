import { createHook } from 'node:async_hooks'

// Signing a token is the one thing that a process of ours does on another thread of the machine.
const signing = new Set<number>()

createHook({
  trackPromises: false,
  init(id, type) {
    if (type.endsWith('REQUEST')) signing.add(id)
  },
  destroy: id => void signing.delete(id),
}).enable()

/** Resolves when nothing is being signed any more. */
export async function signed(): Promise<void> {
  while (signing.size > 0) await new Promise(resolve => setImmediate(resolve))
}
