const masked = '***'

// What looks like a secret in a line of a log. Better a word too many than one too few: nobody needs it to see why a program ended.
const patterns: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // scheme://user:password@host
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"']{1,500}@/gi, `$1${masked}@`],
  [/\b(bearer|basic)\s+[a-z0-9._~+/=-]{4,}/gi, `$1 ${masked}`],
  // name=value and "name": "value" where the name says what it is
  [
    /((?:password|passwd|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credentials?|authorization|cookie|session[-_]?id|dsn|connection[-_]?string)[a-z0-9_.-]{0,40}["']?\s{0,4}[:=]\s{0,4})("[^"]*"?|'[^']*'?|[^\s,;&)}\]]+)/gi,
    `$1${masked}`,
  ],
  // JSON Web Tokens, keys of cloud providers and of GitHub
  [/\beyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]+){0,2}/g, masked],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, masked],
  [/\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|sk_live_|AIza)[A-Za-z0-9_-]{10,}/g, masked],
  // Long words of hexadecimal or base64: keys, signatures, hashes
  [/\b[0-9a-f]{32,}\b/gi, masked],
  [/(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{32,}={0,2}/g, masked],
]

// In UTF-16 units: what is longer is no line for people, and costs the patterns their time.
const longestLine = 500

/** A program's lines as they may be shown: secrets masked, keys in PEM left out, control characters and overlong lines cut. */
export function maskLog(lines: readonly string[]): readonly string[] {
  let inKey = false
  return lines.flatMap(line => {
    const begins = /-----BEGIN [A-Z0-9 ]*-----/.test(line)
    const ends = /-----END [A-Z0-9 ]*-----/.test(line)
    const hidden = inKey || begins
    inKey = hidden && !ends
    if (hidden) return begins ? [masked] : []
    return [maskLine(line)]
  })
}

function maskLine(line: string): string {
  const short = withoutControls(line).slice(0, longestLine)
  const shown = patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), short)
  return line.length > longestLine ? `${shown}…` : shown
}

// Colours too: an escape character, then `[`, numbers and a letter.
function withoutControls(line: string): string {
  return line
    .replace(/\p{Cc}\[[0-9;]{0,20}[A-Za-z]/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .trimEnd()
}
