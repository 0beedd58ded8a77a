import { webcrypto } from 'node:crypto'

// Signing a token is the one thing that a process of ours does on another thread of the machine.
const open = { count: 0 }

const { subtle } = webcrypto
for (const name of ['importKey', 'sign'] as const) {
  const work = subtle[name] as (...wish: unknown[]) => Promise<unknown>
  const counted = async (...wish: unknown[]): Promise<unknown> => {
    open.count += 1
    try {
      return await work.apply(subtle, wish)
    } finally {
      open.count -= 1
    }
  }
  Object.assign(subtle, { [name]: counted })
}

/** Resolves when nothing is being signed any more. */
export async function signed(): Promise<void> {
  while (open.count > 0) await new Promise(resolve => setImmediate(resolve))
}
