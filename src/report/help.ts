import { verbRow, verbs } from '../command/verbs.ts'
import type { Verb } from '../promotion/command.ts'
import { assemble, type Piece, table, text } from './assemble.ts'
import { code, mention, prose, row } from './encode.ts'
import { type ReplyRecord, replyMarker } from './marker.ts'

/** What is true here and now for the person who asks. */
export interface HelpFacts {
  readonly login: string
  /** Absent when no GitOps repository takes promotions from here. */
  readonly gitops?: string
  readonly apps: readonly string[]
  readonly environments: readonly HelpEnvironment[]
  /** Verbs that this person may not run here, each with the reason in one sentence of ours. */
  readonly denied: ReadonlyMap<Verb, string>
  /** A release that is in one environment and not in a later one: an example that would work. */
  readonly example?: string
}

export interface HelpEnvironment {
  readonly name: string
  /** Nothing: this person may promote to it. */
  readonly denied?: string
  readonly merge: 'when-green' | 'after-approval' | 'never'
  readonly after: readonly string[]
}

/** The answer to `/help`: what this person may run here, from the live configuration. */
export function helpBody(facts: HelpFacts, record: ReplyRecord): string {
  const allowed = verbs.filter(({ verb }) => !facts.denied.has(verb))
  const rest = verbs.filter(({ verb }) => facts.denied.has(verb))
  return assemble([
    text('### 🛟 What you may run here'),
    text(opening(facts)),
    commandTable(allowed.map(({ verb }) => verb)),
    ...environmentTable(facts),
    ...deniedLines(
      facts,
      rest.map(({ verb }) => verb),
    ),
    text(
      'A command starts a line of a comment; code, quotes, lists, tables and headings are not read. At most five a comment. Edits are not read: write a new comment.',
    ),
    text(replyMarker(record)),
  ])
}

function opening({ login, gitops, example }: HelpFacts): string {
  if (gitops === undefined) {
    return `${mention(login)}, no GitOps repository takes promotions from here: one must list this repository under ${code('sources')} in its ${code('.github/lockkeeper.yml')}.`
  }
  const ready = example === undefined ? '' : ` Ready to copy: ${code(example)}`
  return `${mention(login)}, promotions from here go to ${code(gitops)}.${ready}`
}

function commandTable(names: readonly Verb[]): Piece {
  const rows = names.flatMap(name => {
    const { forms, flags } = verbRow(name)
    const options = flags.map(
      flag => `${code([flag.name, flag.value].filter(Boolean).join(' '))} ${flag.summary}`,
    )
    return forms.map(({ form, does }, index) =>
      row(code(form), index === 0 ? [does, ...options].join('; ') : does),
    )
  })
  return table(['command', 'does'], rows, 'commands')
}

const mergeWords: Readonly<Record<HelpEnvironment['merge'], string>> = {
  'when-green': 'when checks are green',
  'after-approval': 'after a second person approved',
  never: 'by a person',
}

function environmentTable({ environments, apps }: HelpFacts): readonly Piece[] {
  if (environments.length === 0) return []
  const rows = environments.map(({ name, denied, merge, after }) =>
    row(
      prose(name),
      denied === undefined ? '✅' : `⛔ ${prose(denied)}`,
      after.length === 0 ? 'first' : `after ${after.map(each => prose(each)).join(', ')}`,
      mergeWords[merge],
    ),
  )
  const shown = apps.slice(0, 30).map(app => prose(app))
  const more = apps.length > shown.length ? ` and ${apps.length - shown.length} more` : ''
  return [
    table(['environment', 'you may promote', 'order', 'merged'], rows, 'environments'),
    ...(apps.length === 0 ? [] : [text(`Apps: ${shown.join(', ')}${more}`)]),
  ]
}

function deniedLines({ denied }: HelpFacts, names: readonly Verb[]): readonly Piece[] {
  if (names.length === 0) return []
  const lines = names.map(name => `- ${code(`/${name}`)}: ${prose(denied.get(name) ?? 'not for you')}`)
  return [text(['What you may not run, and why:', '', ...lines].join('\n'))]
}
