// YAML 1.1 and 1.2 together, as go-yaml, js-yaml and yaml read them: what any of them takes for another type is quoted.
const otherTypes: readonly RegExp[] = [
  /^(?:~|null|true|false|yes|no|on|off|y|n)$/i,
  /^[-+]?0[bB][01_]+$/,
  /^[-+]?0[oO]?[0-7_]+$/,
  /^[-+]?0[xX][0-9a-fA-F_]+$/,
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?$/,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt ])/,
]

/** Whether a text without quotes is that text for every parser, in block and in flow style. */
export function isSafePlain(value: string): boolean {
  if (!/^[A-Za-z0-9_](?:[A-Za-z0-9_.+/@:-]*[A-Za-z0-9_.+/@-])?$/.test(value)) return false
  return !otherTypes.some(type => type.test(value))
}

/** Whether a text can stand without quotes where another does: the same characters that mean something to YAML, in the same order. */
export function isAsPlain(value: string, present: string): boolean {
  const [left, right] = [value, present].map(text => text.replace(/[A-Za-z0-9_.+-]+/g, ' '))
  const ends = [value.at(0) === present.at(0), /[A-Za-z0-9_}]$/.test(value)]
  return left === right && !ends.includes(false) && !otherTypes.some(type => type.test(value))
}

/** The value as a scalar on one line, in the given style where it can be, else in double quotes. */
export function writeScalar(value: string, style: 'plain' | 'single' | 'double'): string {
  if (style === 'plain' && isSafePlain(value)) return value
  if (style === 'single' && isPrintable(value)) return `'${value.replaceAll("'", "''")}'`
  return doubleQuoted(value)
}

/** Without line breaks, control characters and what YAML counts as such. */
export function isPrintable(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
  return !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u.test(value)
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
