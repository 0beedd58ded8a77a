/** Resolves at the first SIGTERM (Kubernetes) or SIGINT (a person); a second one ends the process as usual. */
export function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  return promise
}
