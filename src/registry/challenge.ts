/** One way to authenticate that a server offers; scheme and names in lower case. */
export interface Challenge {
  readonly scheme: string
  readonly parameters: ReadonlyMap<string, string>
}

const longestHeader = 8192

// RFC 9110 §11.6.1: a token alone is a scheme, a token with `=` a parameter of the scheme before it.
const word = /[\s,]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"|([^\s,"]*)))?/y

/** Reads `WWW-Authenticate`: one or several challenges; what follows something malformed is left out. */
export function parseChallenges(header: string): readonly Challenge[] {
  const challenges: { readonly scheme: string; readonly parameters: Map<string, string> }[] = []
  const text = header.slice(0, longestHeader)
  const scanner = new RegExp(word)
  for (let match = scanner.exec(text); match !== null; match = scanner.exec(text)) {
    const [, name = '', quoted, bare] = match
    const value = quoted?.replace(/\\([\s\S])/g, '$1') ?? bare
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: new Map() })
    else challenges.at(-1)?.parameters.set(name.toLowerCase(), value)
  }
  return challenges
}
