/** One step into a document: a map's key, a list's index, or the list's entry whose `key` has that value. */
export type Step = string | number | { readonly key: string; readonly value: string }

/** A JSON Pointer (RFC 6901) in which a list's entry may stand as `[name=podinfo]`. */
export function formatPointer(steps: readonly Step[]): string {
  return steps.map(step => `/${formatStep(step)}`).join('')
}

function formatStep(step: Step): string {
  if (typeof step === 'number') return String(step)
  if (typeof step === 'string') return escapeSegment(step)
  return `[${escapeSegment(step.key)}=${escapeSegment(step.value)}]`
}

function escapeSegment(text: string): string {
  return text.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescapeSegment(text: string): string {
  return text.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** The pointer's segments, unescaped; nothing when it does not begin with `/`. What a segment means depends on the node it meets. */
export function parsePointer(text: string): readonly string[] | undefined {
  if (text === '') return []
  return text.startsWith('/') ? text.slice(1).split('/').map(unescapeSegment) : undefined
}

/** The key and value of a segment like `[name=podinfo]`. */
export function keyedSegment(segment: string): { readonly key: string; readonly value: string } | undefined {
  const match = /^\[([^=]+)=([\s\S]*)\]$/.exec(segment)
  return match === null ? undefined : { key: match[1] ?? '', value: match[2] ?? '' }
}

/** The index in a segment of digits; nothing for `01` and for anything else. */
export function indexSegment(segment: string): number | undefined {
  return /^(?:0|[1-9]\d{0,8})$/.test(segment) ? Number(segment) : undefined
}
