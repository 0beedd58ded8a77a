import { withoutInvisible } from '../command/characters.ts'

// What people and manifests say is shown and never acts: no mention, no reference, no link, no image, no HTML, no
// command at the start of a line. In Markdown, code spans do that exactly and can be copied; where Markdown does not
// apply, a zero-width space breaks what GitHub would act on.

const longestWord = 300

/** Any text as a code span on one line; cut when it is longer than `longest` characters. */
export function code(text: string, longest = longestWord): string {
  const clean = withoutInvisible(text.replace(/\s+/g, ' ')).trim()
  const shown = cut(clean === '' ? '(empty)' : clean, longest)
  const runs = shown.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** The text's first characters, by code point, with an ellipsis when some are left out. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const characters = Array.from(text)
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}

// A command of ours inside a sentence: shown in one piece, to be copied.
const copied =
  /(?<!\S)(\/(?:promote \S+ (?:from \S+ )?to \S+|(?:explain|cancel) p-\w{6}\S*|(?:rollback|verify|restart|history|list) \S+(?: on \S+(?: to \S+)?)?))/

// What is code in it already. Space around it keeps its marks apart from those that are put beside it.
const quoted = /(?<=^|\s)(`[^`]+`)(?=[.,;:!?]*(?:\s|$))/

/** A sentence of ours that may hold names and texts of others: what could act in it becomes code. One line, never at the start of one. */
export function prose(text: string): string {
  const pieces = withoutInvisible(text).trim().split(quoted)
  return pieces
    .map((piece, index) => (index % 2 === 1 ? code(piece.slice(1, -1)) : sentence(piece, index === 0)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function sentence(text: string, first: boolean): string {
  return text
    .split(copied)
    .map((piece, index) => (index % 2 === 1 ? command(piece) : words(piece, first && index === 0)))
    .join('')
}

function command(text: string): string {
  const [, line = '', after = ''] = /^(.*?)([.,;:!?]*)$/s.exec(text) ?? []
  return `${code(line)}${after}`
}

/** A name as `prose`, for where a colon of ours follows it: with one of its own that would make `:name:`, an emoji. */
export function beforeColon(name: string): string {
  return name.includes(':') ? code(name) : prose(name)
}

// What would be a list, a rule, a heading's underline or somebody's command if a line began with it.
const opening = /^(?:[-+=]+|\d{1,9}[.)]|\/.*)$/

function words(text: string, first: boolean): string {
  return text.replace(/\S+/g, (word, at: number) => {
    if (first && at === 0 && opening.test(word)) return code(word)
    const [, before = '', inner = '', after = ''] = /^([("“'‘]*)(.*?)([.,;:!?)"”'’]*)$/s.exec(word) ?? []
    return isHarmless(word) ? word : `${before}${code(inner)}${after}`
  })
}

const harmless = /^[\p{L}\p{M}\p{N}.,;:!?'’‘“”"()/%–—…→←×·+=\p{So}\p{Emoji_Presentation}-]*$/u

// Links and mail addresses, emoji names (some are images), references to issues and to commits.
const acting = /:\/\/|www\.|:[\w+-]+:|gh-\d|(?<![\p{L}\p{N}])[0-9a-f]{7,}(?![\p{L}\p{N}])/iu

function isHarmless(word: string): boolean {
  return harmless.test(word) && !acting.test(word)
}

/** A login of GitHub's as a mention of that person, and anything else as code. */
export function mention(login: string): string {
  return isLogin(login) ? `@${login}` : code(login)
}

/** A person's name that notifies nobody. */
export function named(login: string): string {
  return code(`@${login}`)
}

export function isLogin(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9_]|-(?=[a-z0-9]))*(?:\[bot\])?$/i.test(text) && text.length <= 60
}

/** Any text inside an HTML element of ours, as code, where Markdown does not apply. */
export function htmlCode(text: string): string {
  const clean = cut(withoutInvisible(text.replace(/\s+/g, ' ')).trim(), longestWord)
  return `<code>${clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code>`
}

/** A link, or only its text when the address is none of GitHub's kind. `text` is Markdown of ours. */
export function link(text: string, url: string): string {
  return /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${text}](<${url}>)` : text
}

/** A table's row. Pipes in the cells do not end them: each gets an odd number of backslashes. */
export function row(...cells: readonly string[]): string {
  const safe = cells.map(cell =>
    cell.replace(/(\\*)\|/g, (_, slashes: string) => `${slashes}${slashes.length % 2 === 0 ? '\\' : ''}|`),
  )
  return `| ${safe.join(' | ')} |`
}

const zeroWidth = '\u200b'

/** Any text for a title or a commit message, on one line: broken wherever GitHub would act on it. */
export function inert(text: string): string {
  return withoutInvisible(text.replace(/\s+/g, ' '))
    .trim()
    .replace(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_-])/gu, `@${zeroWidth}`)
    .replace(/#(?=\d)/g, `#${zeroWidth}`)
    .replace(/(?<![\p{L}\p{N}])(gh)-(?=\d)/giu, `$1-${zeroWidth}`)
    .replace(/:\/\//g, `:${zeroWidth}//`)
    .replace(/www\./gi, found => `${found.slice(0, 3)}${zeroWidth}.`)
    .replace(/\[(?=\s*(?:skip|no|ci|actions)\b)/gi, `[${zeroWidth}`)
    .replace(/\*\*\*(?=no_ci)/gi, `**${zeroWidth}*`)
}

/** The text as it was before `inert` broke it. */
export function withoutBreaks(text: string): string {
  return text.replaceAll(zeroWidth, '')
}

/** A fenced block that its content cannot close. Every line is indented by what the caller puts before it. */
export function fence(lines: readonly string[], language: string): string {
  const text = lines.map(line => cut(withoutInvisible(line.replace(/[\r\n]+/g, ' ')), 1000)).join('\n')
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length))
  const marker = '`'.repeat(longest + 1)
  return `${marker}${language}\n${text}\n${marker}`
}
