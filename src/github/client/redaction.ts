// Installation tokens come in two shapes: `ghs_` and 36 characters, and since April 2026 `ghs_<app>_<JWT>`.
const shapes: readonly RegExp[] = [
  /\bgh[a-z]_[A-Za-z0-9_.-]+/g,
  /\bgithub_pat_[A-Za-z0-9_]+/g,
  /\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<=\b(?:bearer|token|basic)\s)[A-Za-z0-9+/=_.-]{8,}/gi,
  /(?<=:\/\/)[^/\s:@]+:[^/\s@]+(?=@)/g,
]

const mask = '[redacted]'

/** The text without anything that looks like a credential, and without the given secrets in plain, base64 or URL encoding. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter(secret => secret.length >= 8).flatMap(encodings)
  const plain = known.reduce((masked, secret) => masked.replaceAll(secret, mask), text)
  return shapes.reduce((masked, shape) => masked.replace(shape, mask), plain)
}

function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('base64'), bytes.toString('base64url'), encodeURIComponent(secret)]
}
