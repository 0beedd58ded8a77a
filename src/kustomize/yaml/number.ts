/** A number as go-yaml prints it: an integer in full, a float as Go's `%g` with the fewest digits. */
export function formatNumber(value: number | bigint): string {
  if (typeof value === 'bigint') return String(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return formatIntegral(value)
  return formatShortest(value)
}

// JSON has the digits of an integral float; if they fit into 64 bits they are read as an integer.
function formatIntegral(value: number): string {
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? '0' : String(value)
  const exact = BigInt(String(value))
  return exact >= -(2n ** 63n) && exact < 2n ** 64n ? String(exact) : formatShortest(value)
}

// With the fewest digits asked for, Go writes an exponent below 1e-4 and from 1e6 on; see strconv.FormatFloat.
function formatShortest(value: number): string {
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e')
  const exponent = Number(exponentText)
  if (exponent >= -4 && exponent < 6) return String(value)
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

/** A number as Go's encoding/json prints it: exponents below 1e-6 and from 1e21, as in JavaScript. */
export function formatJsonNumber(value: number | bigint): string {
  return Object.is(value, -0) ? '0' : String(value)
}

/** A float that is a key of a configuration: `sigs.k8s.io/yaml` prints it with the precision of 32 bits. */
export function formatFloatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  const single = Math.fround(value)
  const precision =
    [1, 2, 3, 4, 5, 6, 7, 8].find(digits => Math.fround(Number(value.toPrecision(digits))) === single) ?? 9
  return formatShortest(Number(value.toPrecision(precision)))
}
