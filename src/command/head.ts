import { similar } from '../lib/similar.ts'
import type { Verb } from '../promotion/command.ts'
import { hasInvisible, hasOtherSpace, withoutInvisible, withoutLookalikes } from './characters.ts'
import { type Fault, shown } from './fault.ts'
import type { Line } from './lines.ts'
import { laterVerbs, othersVerbs, synonyms, verbs } from './verbs.ts'

/** How a line of ours begins: the verb that was typed or meant, the rest of the line, and what is wrong so far. */
export interface Head {
  readonly verb?: Verb
  readonly rest: string
  readonly faults: readonly Fault[]
}

interface Typed {
  readonly name: string
  readonly rest: string
  readonly faults: readonly Fault[]
  /** Addressed to us by name, so that even a verb we never heard of wants an answer. */
  readonly mentioned: boolean
}

/** What one comment's lines are held against, with the words that were looked up already. */
export interface Lookup {
  readonly mentions: readonly string[]
  readonly seen: Map<string, Nearest>
}

/** The verbs of ours that a word is a letter or two away from. */
interface Nearest {
  readonly verb?: Verb
  readonly later?: string
}

/** The head of a line that is a command of ours or almost one; nothing for everybody else's lines. */
export function readHead(line: string, lookup: Lookup): Head | undefined {
  const raw = line.replace(/^[ \t]+/, '')
  if (isDull(raw, lookup)) return undefined
  const clean = withoutInvisible(raw).trim()
  const typed = readSlash(clean) ?? readMention(clean, lookup)
  const head = typed === undefined ? undefined : recognize(typed, lookup)
  if (head === undefined) return undefined
  return { ...head, faults: [...characterFaults(raw), ...head.faults] }
}

/** Whether the word was looked up already and is nothing of ours. */
function isDull(raw: string, { seen }: Lookup): boolean {
  const name = /^\/([a-z]+)(?=[ \t]|$)/.exec(raw)?.[1]
  const known = name === undefined ? undefined : seen.get(name)
  return known !== undefined && known.verb === undefined && known.later === undefined
}

/** Whether a line could begin a command. Plain text begins with a letter nearly always: this is all that it ever costs. */
export function couldStart(text: string, { start, end }: Line): boolean {
  let at = start
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++
  const character = at < end ? (text[at] ?? '') : ''
  return character === '/' || character === '@' || (character > '\u007e' && isDisguised(character))
}

// What looks like a slash or an at sign.
const signs = /[\u2044\u2215\u2571\u29f8\ufe6b\uff0f\uff20]/

function isDisguised(character: string): boolean {
  return signs.test(character) || hasOtherSpace(character) || hasInvisible(character)
}

function characterFaults(raw: string): readonly Fault[] {
  const faults: Fault[] = []
  if (hasInvisible(raw)) {
    const message =
      'The line has characters in it that cannot be seen (zero-width, bidirectional or control characters).'
    faults.push({ code: 'UNPLAIN_CHARACTER', message })
  }
  if (hasOtherSpace(raw)) {
    const message = 'The line has spaces in it that are no plain ones, such as no-break spaces.'
    faults.push({ code: 'UNPLAIN_CHARACTER', message })
  }
  return faults
}

function readSlash(clean: string): Typed | undefined {
  const word = /^\S+/.exec(clean)?.[0] ?? ''
  if (word.length > 40) return undefined
  const plain = withoutLookalikes(word)
  if (!plain.startsWith('/')) return undefined
  return readVerb(plain.slice(1), clean.slice(word.length), {
    mentioned: false,
    faults: plain === word ? [] : [lookalikeVerb(word, plain)],
  })
}

function lookalikeVerb(word: string, plain: string): Fault {
  return {
    code: 'UNPLAIN_CHARACTER',
    message: `${shown(word)} has letters that only look like those of “${plain}”.`,
  }
}

function readVerb(
  word: string,
  rest: string,
  { mentioned, faults }: { readonly mentioned: boolean; readonly faults: readonly Fault[] },
): Typed | undefined {
  const match = /^([A-Za-z]+)([.,;:!?*_`~]*)$/.exec(word)
  if (match === null) return undefined
  const [, name = '', tail = ''] = match
  if (tail === '') return { name, rest, mentioned, faults }
  const fault: Fault = { code: 'END_PUNCTUATION', message: `After “${name}” stands a space, not “${tail}”.` }
  return { name, rest, mentioned, faults: [...faults, fault] }
}

function readMention(clean: string, lookup: Lookup): Typed | undefined {
  const lower = clean.toLowerCase()
  const name = lookup.mentions.find(mention => lower.startsWith(`@${mention.toLowerCase()}`))
  if (name === undefined) return undefined
  const after = clean.slice(name.length + 1).replace(/^\[bot\]/i, '')
  const match = /^(?:[ \t]*([:,]?)(?:([ \t]*\/)|[ \t]+|$)|([:,.!?]+)$|[:,])/.exec(after)
  if (match === null) return undefined
  const rest = after.slice(match[0].length)
  const odd = match[1] === ',' || match[0] === ',' || match[3] !== undefined
  const faults: readonly Fault[] = odd
    ? [{ code: 'END_PUNCTUATION', message: 'After the name stands a space or a colon.' }]
    : []
  if (rest.trim() === '')
    return match[2] === undefined ? { name: 'help', rest: '', mentioned: true, faults } : undefined
  const word = /^\S*/.exec(rest)?.[0] ?? ''
  const plain = withoutLookalikes(word)
  const lookalike = plain === word ? [] : [lookalikeVerb(word, plain)]
  const typed = readVerb(plain, rest.slice(word.length), {
    mentioned: true,
    faults: [...faults, ...lookalike],
  })
  // `@name/word` without a space is the mention of a team.
  const team =
    after.startsWith('/') &&
    (typed === undefined || recognize({ ...typed, mentioned: false }, lookup) === undefined)
  if (team) return undefined
  return typed ?? { name: plain, rest: rest.slice(word.length), mentioned: true, faults }
}

function recognize(typed: Typed, lookup: Lookup): Head | undefined {
  const name = typed.name.toLowerCase()
  const exact = verbs.find(row => row.verb === name)
  if (exact !== undefined) return { verb: exact.verb, rest: typed.rest, faults: typed.faults }
  const later = laterVerbs.get(name)
  if (later !== undefined) return notYet(typed, name, later)
  if (!typed.mentioned && othersVerbs.has(name)) return undefined
  const nearest = findNearest(name, lookup)
  const meant = typed.mentioned ? (synonyms.get(name) ?? nearest.verb) : nearest.verb
  if (meant !== undefined) return { ...unknownVerb(typed, meant), verb: meant }
  if (nearest.later !== undefined) return notYet(typed, nearest.later, laterVerbs.get(nearest.later) ?? '')
  return typed.mentioned ? unknownVerb(typed) : undefined
}

const longestVerb = 10

function findNearest(name: string, lookup: Lookup): Nearest {
  const known = lookup.seen.get(name)
  if (known !== undefined) return known
  const names = verbs.map(row => row.verb)
  const [near] = name.length > longestVerb ? [] : similar(name, names, 2)
  const verb = names.find(candidate => candidate === near)
  const [later] = name.length < 4 || name.length > longestVerb ? [] : similar(name, [...laterVerbs.keys()], 1)
  const nearest = { ...(verb === undefined ? {} : { verb }), ...(later === undefined ? {} : { later }) }
  lookup.seen.set(name, nearest)
  return nearest
}

function notYet(typed: Typed, name: string, advice: string): Head {
  const message = `“${name}” is not here yet. ${advice}`
  return { rest: typed.rest, faults: [{ code: 'NOT_YET', message }, ...typed.faults] }
}

function unknownVerb(typed: Typed, meant?: Verb): Head {
  const known = verbs.map(row => `/${row.verb}`).join(', ')
  const hint = meant === undefined ? `The commands are ${known}.` : `Did you mean /${meant}?`
  const fault: Fault = { code: 'UNKNOWN_VERB', message: `There is no command ${shown(typed.name)}. ${hint}` }
  return { rest: typed.rest, faults: [fault, ...typed.faults] }
}
