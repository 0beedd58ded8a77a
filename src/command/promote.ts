import type { Command, TypedRelease } from '../promotion/command.ts'
import { isAppName, parseEnvironmentName, parseVersion } from '../promotion/names.ts'
import { type Fault, shown } from './fault.ts'
import type { FlaggedWords } from './flags.ts'
import { type Place, type Sections, splitSections } from './lists.ts'

/** What a line came to: the command as it is meant, if it can be told, and everything that is wrong with the line. */
export interface Interpretation {
  readonly command?: Command
  readonly faults: readonly Fault[]
}

interface Promotion {
  readonly faults: Fault[]
  readonly sections: Sections
  readonly options: { readonly dryRun: boolean; readonly reason?: string }
}

/** Reads the three forms of `/promote`. */
export function interpretPromote(flagged: FlaggedWords): Interpretation {
  const sections = splitSections(flagged.words)
  const { dryRun, reason } = flagged
  const promotion: Promotion = {
    faults: [...flagged.faults, ...sections.faults],
    sections: sections.hasTo ? sections : withMissingTo(sections),
    options: { dryRun, ...(reason === undefined ? {} : { reason }) },
  }
  if (!sections.hasTo && promotion.sections.to.length > 0) {
    promotion.faults.push({
      code: 'MISSING_ENVIRONMENT',
      message: 'The word “to” is missing before the environment.',
    })
  }
  const command = readForm(promotion)
  return { faults: promotion.faults, ...(command === undefined ? {} : { command }) }
}

/** `/promote podinfo@7.0.0 prod`: the last word without a comma before it is the environment. */
function withMissingTo(sections: Sections): Sections {
  const list = sections.hasFrom ? sections.from : sections.what
  const last = list.at(-1)
  const word = last?.words.at(-1)
  if (last === undefined || word === undefined || last.words.length < 2 || /[@:]/.test(word)) return sections
  if (!/^[a-z]/i.test(word)) return sections
  const rest = [...list.slice(0, -1), { words: last.words.slice(0, -1) }]
  const to = [{ words: [word] }]
  return sections.hasFrom ? { ...sections, from: rest, to } : { ...sections, what: rest, to }
}

function readForm(promotion: Promotion): Command | undefined {
  const { sections, faults } = promotion
  const to = readEnvironments(promotion, sections.to, 'to')
  if (sections.what.length === 0) {
    if (!sections.hasFrom) return missingWhat(promotion)
    faults.push({
      code: 'UNEXPECTED_WORD',
      message: 'A train names its environment right away, without “from”.',
    })
    return readTrain(promotion, sections.from, to)
  }
  if (sections.hasFrom) return readFrom(promotion, to)
  const elements = sections.what.map(place => readElement(promotion, place))
  const [first] = elements
  if (elements.length === 1 && first !== undefined && first.version === undefined && !first.marked) {
    return readTrain(promotion, [{ words: [first.app] }], to)
  }
  return readReleases(promotion, elements, to)
}

function missingWhat({ faults }: Promotion): undefined {
  faults.push({
    code: 'MISSING_APP',
    message: 'It does not say what to promote: write /promote <app>@<version> to <env>.',
  })
}

/** An app with the version behind its `@`, as far as there is one; `marked`: there was an `@` at least. */
interface Element {
  readonly app: string
  readonly version?: string
  readonly marked: boolean
}

function readElement(promotion: Promotion, place: Place): Element {
  const [first = '', second, ...more] = place.words
  const marked = place.words.find(word => word.includes('@'))
  if (second !== undefined && marked === undefined && more.length === 0 && /\d/.test(second)) {
    promotion.faults.push({
      code: 'MISSING_VERSION',
      message: `An app and its version are one word: ${first}@${second}.`,
    })
    return { app: first, version: second, marked: true }
  }
  const word = marked ?? first
  const others = place.words.filter(other => other !== word)
  if (others.length > 0) promotion.faults.push(unexpected(others))
  return splitRelease(promotion, word)
}

function unexpected(words: readonly string[]): Fault {
  return { code: 'UNEXPECTED_WORD', message: `There is no place here for ${words.map(shown).join(', ')}.` }
}

function splitRelease(promotion: Promotion, word: string): Element {
  const at = word.indexOf('@')
  if (at !== -1) return { app: word.slice(0, at), version: word.slice(at + 1), marked: true }
  const colon = /^([^:=]+)[:=](.+)$/.exec(word)
  if (colon === null) return { app: word, marked: false }
  const [, app = '', version = ''] = colon
  promotion.faults.push({
    code: 'MISSING_VERSION',
    message: `An app and its version are joined by “@”: ${app}@${version}.`,
  })
  return { app, version, marked: true }
}

function readReleases(
  promotion: Promotion,
  elements: readonly Element[],
  to: readonly string[] | undefined,
): Command | undefined {
  const releases = elements.map(element => readRelease(promotion, element))
  const complete = releases.filter(release => release !== undefined)
  const distinct = withoutRepeats(promotion, complete)
  if (complete.length < releases.length || to === undefined) return undefined
  return { kind: 'promote', form: 'releases', releases: distinct, to, ...promotion.options }
}

function readRelease(promotion: Promotion, element: Element): TypedRelease | undefined {
  const app = readApp(promotion, element.app)
  const { version } = element
  if (version === undefined || version === '') {
    promotion.faults.push({
      code: 'MISSING_VERSION',
      message: `Which version of ${shown(element.app)}? Write ${element.app}@<version>.`,
    })
    return undefined
  }
  if (parseVersion(version) === undefined) {
    promotion.faults.push({
      code: 'BAD_VERSION',
      message: `${shown(version)} is no version: no image or chart could have it.`,
    })
    return undefined
  }
  return app === undefined ? undefined : { app, version }
}

function readApp(promotion: Promotion, typed: string): string | undefined {
  if (isAppName(typed)) return typed
  const name = typed.slice(typed.lastIndexOf('/') + 1)
  if (typed === '')
    promotion.faults.push({ code: 'MISSING_APP', message: 'Before “@” stands the name of an app.' })
  else promotion.faults.push({ code: 'BAD_APP', message: `${shown(typed)} is no app's name.` })
  return isAppName(name) ? name : undefined
}

function withoutRepeats(promotion: Promotion, releases: readonly TypedRelease[]): readonly TypedRelease[] {
  const seen = new Set<string>()
  return releases.filter(({ app }) => {
    const repeated = seen.has(app)
    if (repeated)
      promotion.faults.push({ code: 'DUPLICATE_APP', message: `${shown(app)} is named twice; which one?` })
    seen.add(app)
    return !repeated
  })
}

function readFrom(promotion: Promotion, to: readonly string[] | undefined): Command | undefined {
  const { sections, faults, options } = promotion
  const elements = sections.what.map(place => readElement(promotion, place))
  const [from] = readEnvironments(promotion, sections.from.slice(0, 1), 'from') ?? []
  const more = sections.from.slice(1).flatMap(place => place.words)
  if (more.length > 0) faults.push(unexpected(more))
  if (elements.some(element => element.marked)) {
    faults.push({
      code: 'VERSION_AND_FROM',
      message: 'A version and “from” contradict each other: name one of them.',
    })
    return readReleases(promotion, elements, to)
  }
  const apps = withoutRepeats(
    promotion,
    elements.flatMap(({ app }) => readApp(promotion, app) ?? []).map(app => ({ app, version: '' })),
  )
  if (from === undefined || to === undefined || apps.length === 0) return undefined
  return { kind: 'promote', form: 'from', apps: apps.map(({ app }) => app), from, to, ...options }
}

function readTrain(
  promotion: Promotion,
  places: readonly Place[],
  to: readonly string[] | undefined,
): Command | undefined {
  const [from, ...more] = readEnvironments(promotion, places, 'from') ?? []
  const [first, ...others] = to ?? []
  const surplus = [...more, ...others]
  if (surplus.length > 0) {
    promotion.faults.push({
      code: 'UNEXPECTED_WORD',
      message: `Without a version this goes from one environment to one other: ${surplus.map(shown).join(', ')} is too many.`,
    })
  }
  if (from === undefined || first === undefined) return undefined
  return { kind: 'promote', form: 'train', from, to: first, ...promotion.options }
}

function readEnvironments(
  promotion: Promotion,
  places: readonly Place[],
  word: 'from' | 'to',
): readonly string[] | undefined {
  const { faults } = promotion
  if (places.length === 0) {
    faults.push({ code: 'MISSING_ENVIRONMENT', message: `It does not say ${word} which environment.` })
    return undefined
  }
  const names: string[] = []
  for (const { words } of places) {
    const [name = '', ...more] = words
    if (more.length > 0) faults.push(unexpected(more))
    if (parseEnvironmentName(name) === undefined) {
      faults.push({ code: 'BAD_ENVIRONMENT', message: `${shown(name)} is no environment's name.` })
      return undefined
    }
    if (!names.includes(name)) names.push(name)
    else faults.push({ code: 'DUPLICATE_ENVIRONMENT', message: `${shown(name)} is named twice.` })
  }
  return names
}
