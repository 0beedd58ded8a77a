// Names under which Docker's config.json, kubeconfigs, GitHub and OAuth keep secrets, as JSON, YAML or a query writes them.
const names =
  'auth|authorization|password|passwd|identitytoken|registrytoken|token|access_token|refresh_token|id-token|client-key-data|client_secret|webhook_secret|private_key'

const shapes: readonly RegExp[] = [
  // Before the @ of an address; a digest has one too.
  /(?<=:\/\/)(?!git@)[^\s/?#"'\\<>]+(?=@(?!sha\d))/g,
  // Installation tokens come in two shapes: `ghs_` and 36 characters, and since April 2026 `ghs_<app>_<JWT>`.
  /\bgh[a-z]_[A-Za-z0-9_.-]+/g,
  /\bgithub_pat_[A-Za-z0-9_]+/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g,
  /\b(?:glpat-|dckr_pat_|xox[a-z]-|AGE-SECRET-KEY-1)[A-Za-z0-9_-]{10,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // The same in base64, in which a certificate goes on with BDRVJU.
  /\bLS0tLS1CRUdJTi(?!BDRVJU)[A-Za-z0-9+/=_-]*/g,
  /(?<=\b(?:bearer|token|basic)\s)[A-Za-z0-9+/=_.-]{8,}/gi,
  new RegExp(
    String.raw`(?<=\b(?:${names})\\?["']?[:=]\s?\\?["']?)(?!(?:bearer|token|basic)\s)[^\s"'\\,;&{}[\]]{8,}`,
    'gi',
  ),
]

const mask = '[redacted]'

/** The text without anything that looks like a credential, and without the given secrets in plain, base64 or URL encoding. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter(secret => secret.length >= 8).flatMap(encodings)
  const plain = known.reduce((masked, secret) => masked.replaceAll(secret, mask), text)
  return shapes.reduce((masked, shape) => masked.replace(shape, mask), plain)
}

const secretName = new RegExp(`^(?:${names})$`, 'i')

/** The same of a field's value; all of it where the name says what it is. */
export function redactField(name: string, value: string, secrets: readonly string[] = []): string {
  return secretName.test(name) && value !== '' ? mask : redact(value, secrets)
}

function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [secret, bytes.toString('base64'), bytes.toString('base64url'), encodeURIComponent(secret)]
}
