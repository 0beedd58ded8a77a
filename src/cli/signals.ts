const signals = ['SIGTERM', 'SIGINT'] as const

/**
 * Waits for what starts; a signal meanwhile ends the process, for nothing was begun. As the first process of a container it
 * would not end by itself.
 */
export async function whileStarting<Started>(start: Promise<Started>): Promise<Started> {
  const end = () => process.exit(0)
  for (const signal of signals) process.once(signal, end)
  try {
    return await start
  } finally {
    for (const signal of signals) process.off(signal, end)
  }
}

/** Resolves at the first SIGTERM (Kubernetes) or SIGINT (a person); a second one ends the process as usual. */
export function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of signals) process.once(signal, () => resolve())
  return promise
}
