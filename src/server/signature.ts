import { createHmac, timingSafeEqual } from 'node:crypto'

const form = /^sha256=[0-9a-f]{64}$/

/** Whether one of the secrets signed these bytes, in GitHub's form; compares in constant time. */
export function isSigned(body: Uint8Array, header: string | undefined, secrets: readonly string[]): boolean {
  if (header === undefined || !form.test(header)) return false
  const given = Buffer.from(header.slice('sha256='.length), 'hex')
  // Every secret is tried, so that the time tells not which one fits.
  const fits = secrets.map(secret =>
    timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given),
  )
  return fits.includes(true)
}
