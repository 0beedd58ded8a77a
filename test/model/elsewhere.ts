import { webcrypto } from 'node:crypto'

// Signing a token is the one thing that a process of ours does on another thread of the machine.
const open = { count: 0 }

const { subtle } = webcrypto
const counted =
  <Wish extends readonly unknown[], Result>(work: (...wish: Wish) => Promise<Result>) =>
  async (...wish: Wish): Promise<Result> => {
    open.count += 1
    try {
      return await work.apply(subtle, wish)
    } finally {
      open.count -= 1
    }
  }

Object.assign(subtle, { sign: counted(subtle.sign), importKey: counted(subtle.importKey as Import) })

type Import = (...wish: readonly unknown[]) => Promise<webcrypto.CryptoKey>

/** Resolves when nothing is being signed any more. */
export async function signed(): Promise<void> {
  while (open.count > 0) await new Promise(resolve => setImmediate(resolve))
}
