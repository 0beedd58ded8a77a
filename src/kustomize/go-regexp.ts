import { fail } from './problems.ts'

/**
 * A pattern of Go's RE2 as a JavaScript one that accepts the same texts. What RE2 refuses (look-around, back-references) is
 * a problem, and so is a repetition of a repetition: JavaScript might never come to an end of it.
 */
export function goRegExp(pattern: string): RegExp {
  const refused = /\(\?(?:=|!|<[=!])/.exec(pattern)
  if (refused !== null) refuse(pattern, `invalid or unsupported Perl syntax: \`${refused[0]}\``)
  if (/(?<!\\)(?:\\\\)*\\[1-9]/.test(pattern)) refuse(pattern, 'invalid escape sequence: a back-reference')
  const { flags, rest } = takeFlags(pattern)
  const source = rest
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\A', '^')
    .replaceAll('\\z', '$')
    .replace(/\[\[:(\^?)(\w+):\]\]/g, (_, negated: string, name: string) =>
      posixClass(pattern, negated, name),
    )
  try {
    return new RegExp(source, flags)
  } catch (error) {
    return refuse(pattern, error instanceof Error ? error.message : 'invalid')
  }
}

function refuse(pattern: string, reason: string): never {
  return fail('PATTERN_INVALID', `error parsing regexp: ${reason} in "${pattern}"`)
}

function takeFlags(pattern: string): { readonly flags: string; readonly rest: string } {
  const found = /^(\^?(?:\(\?:)?)\(\?([ims]+)\)/.exec(pattern)
  if (found === null) return { flags: '', rest: pattern }
  return { flags: found[2] ?? '', rest: (found[1] ?? '') + pattern.slice(found[0].length) }
}

const posixClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
  space: '\\t\\n\\v\\f\\r ',
  punct: '!-\\/:-@\\[-`{-~',
}

function posixClass(pattern: string, negated: string, name: string): string {
  const members = Object.hasOwn(posixClasses, name) ? posixClasses[name] : undefined
  return members === undefined
    ? refuse(pattern, `invalid character class range: \`[:${name}:]\``)
    : `[${negated}${members}]`
}
