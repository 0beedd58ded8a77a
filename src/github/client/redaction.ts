// How names end under which Docker's config.json, kubeconfigs, clouds, GitHub and OAuth keep secrets, as JSON, YAML, a shell or a query writes them.
const names =
  'auth|authorization|cookie|credentials?|password|passwd|passphrase|secret|token|client-key-data|(?:access|account|api|private)[_-]?key'

const shapes: readonly RegExp[] = [
  // Before the @ of an address; a digest has one too.
  /(?<=:\/\/)(?!git@)[^\s/?#"'\\<>]+(?=@(?!sha\d))/g,
  // Installation tokens come in two shapes: `ghs_` and 36 characters, and since April 2026 `ghs_<app>_<JWT>`.
  /\bgh[a-z]_[A-Za-z0-9_.-]+/g,
  /\bgithub_pat_[A-Za-z0-9_]+/g,
  // Before 2021.
  /\bv1\.[0-9a-f]{40}\b/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g,
  /\b(?:glpat-|dckr_pat_|xox[a-z]-|AGE-SECRET-KEY-1|npm_|pypi-|hf_|hvs\.|dop_v1_|[sr]k_live_|AIza)[A-Za-z0-9_-]{10,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /(?<=\bhooks\.slack\.com\/services\/)[\w/]+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // The same in base64, in which a certificate goes on with BDRVJU.
  /\bLS0tLS1CRUdJTi(?!BDRVJU)[A-Za-z0-9+/=_-]*/g,
  /(?<=\b(?:bearer|token|basic)\s)[A-Za-z0-9+/=_.-]{8,}/gi,
  new RegExp(
    String.raw`(?<=(?:${names})\\?["']?\s?[:=]\s?\\?["']?)(?!(?:bearer|token|basic)\s)[^\s"'\\,;&{}[\]]{8,}`,
    'gi',
  ),
]

const mask = '[redacted]'

/** Masks what looks like a credential, and a set of secrets that is known beforehand. */
export interface Redaction {
  /** Without the secrets: in plain, base64, URL encoding, or as part of what is. */
  readonly text: (text: string) => string
  /** The same of a field's value; all of it where the name says what it is. */
  readonly field: (name: string, value: string) => string
}

/** For many texts: a log masks each of its lines, and the secrets are encoded only here. */
export function createRedaction(secrets: readonly string[]): Redaction {
  const known = secrets.filter(secret => secret.length >= 8).flatMap(encodings)
  const hides = (decoded: string): boolean => hideShapes(decoded, known) !== decoded
  const text = (whole: string): string =>
    hideShapes(whole, known)
      .replace(base64Runs, run => (decodings(run).some(hides) ? mask : run))
      .replace(/[^\s"'<>\\]+/g, word => (unescaped(word).some(hides) ? mask : word))
  return { text, field: (name, value) => (secretName.test(name) && value !== '' ? mask : text(value)) }
}

/** The text without anything that looks like a credential, and without the given secrets. */
export function redact(text: string, secrets: readonly string[] = []): string {
  return createRedaction(secrets).text(text)
}

const secretName = new RegExp(`(?:${names})$`, 'i')

function hideShapes(text: string, known: readonly string[]): string {
  const plain = known.reduce((masked, secret) => masked.replaceAll(secret, mask), text)
  return shapes.reduce((masked, shape) => masked.replace(shape, mask), plain)
}

// Also of several lines, as `base64` breaks them.
const base64Runs = /[\w+/-]{16,}(?:\r?\n[\w+/-]{4,})*={0,2}/g

/** What a run of base64 can mean: what stands before it may be of the same letters, and four of them are three bytes. */
function decodings(run: string): readonly string[] {
  return [0, 1, 2, 3].map(offset => Buffer.from(run.slice(offset), 'base64').toString('utf8'))
}

/** What a word with percent signs can mean; in a form a plus is a space. */
function unescaped(word: string): readonly string[] {
  if (!word.includes('%')) return []
  const decode = (text: string): string =>
    text.replace(/(?:%[0-9a-f]{2})+/gi, bytes =>
      Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
    )
  return [decode(word), decode(word.replaceAll('+', ' '))]
}

function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const inJson = JSON.stringify(secret).slice(1, -1)
  const inJsonTwice = JSON.stringify(inJson).slice(1, -1)
  const encoded = (['base64', 'base64url', 'hex'] as const).map(name => bytes.toString(name))
  return [inJsonTwice, inJson, secret, ...encoded, encodeURIComponent(secret)]
}
