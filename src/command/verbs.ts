import type { Verb } from '../promotion/command.ts'

/** A flag of a verb; `value` names what it takes, in quotes. */
export interface FlagRow {
  readonly name: `--${string}`
  readonly value?: string
  readonly summary: string
}

/** One way to write a verb, and what it does. */
export interface FormRow {
  readonly form: string
  readonly does: string
}

/** What people may write: the one table that the parser, `/help` and the documentation read. */
export interface VerbRow {
  readonly verb: Verb
  readonly forms: readonly FormRow[]
  readonly flags: readonly FlagRow[]
  readonly example: string
  /** `write`: only for those who may promote; `read`: for everybody who can read. */
  readonly needs: 'read' | 'write'
}

export const verbs: readonly VerbRow[] = [
  {
    verb: 'promote',
    forms: [
      {
        form: '/promote <app>@<version>[, …] to <env>[, …]',
        does: 'promotes releases; several environments in order, each after the one before',
      },
      {
        form: '/promote <app>[, …] from <env> to <env>[, …]',
        does: 'promotes what runs in another environment',
      },
      { form: '/promote <env> to <env>', does: 'promotes every app whose release differs' },
    ],
    flags: [
      { name: '--reason', value: '"…"', summary: 'why; kept in the commit and the pull request' },
      { name: '--dry-run', summary: 'shows the plan and every gate, changes nothing' },
    ],
    example: '/promote podinfo@7.0.0 to prod',
    needs: 'write',
  },
  {
    verb: 'rollback',
    forms: [
      {
        form: '/rollback <app> on <env> [to <version>]',
        does: 'goes back to the last verified release before this one, or to a named one, and holds automation',
      },
    ],
    flags: [
      { name: '--reason', value: '"…"', summary: 'why; kept in the commit and the pull request' },
      { name: '--dry-run', summary: 'shows the plan and every gate, changes nothing' },
    ],
    example: '/rollback podinfo on prod',
    needs: 'write',
  },
  {
    verb: 'verify',
    forms: [{ form: '/verify <app> on <env>', does: 'looks at the clusters again and reports' }],
    flags: [],
    example: '/verify podinfo on prod',
    needs: 'read',
  },
  {
    verb: 'history',
    forms: [{ form: '/history <app> [on <env>]', does: 'shows who moved what when, and how it ended' }],
    flags: [],
    example: '/history podinfo on prod',
    needs: 'read',
  },
  {
    verb: 'restart',
    forms: [{ form: '/restart <app> on <env>', does: 'restarts its workloads, a few pods at a time' }],
    flags: [],
    example: '/restart podinfo on prod',
    needs: 'write',
  },
  {
    verb: 'list',
    forms: [{ form: '/list [<app>] [on <env>]', does: 'shows which version each environment is to run' }],
    flags: [],
    example: '/list podinfo',
    needs: 'read',
  },
  {
    verb: 'diff',
    forms: [
      {
        form: '/diff <env> [<env>]',
        does: 'shows where it differs from every other environment, or from one: version, replicas, configuration',
      },
    ],
    flags: [],
    example: '/diff stage prod',
    needs: 'read',
  },
  {
    verb: 'cancel',
    forms: [{ form: '/cancel [<id>]', does: 'stops a promotion that is not merged yet' }],
    flags: [],
    example: '/cancel p-7QK3XM',
    needs: 'write',
  },
  {
    verb: 'explain',
    forms: [{ form: '/explain <id>', does: 'shows every gate of a promotion and what it waits for' }],
    flags: [],
    example: '/explain p-7QK3XM',
    needs: 'read',
  },
  {
    verb: 'help',
    forms: [{ form: '/help', does: 'shows what you may run here' }],
    flags: [],
    example: '/help',
    needs: 'read',
  },
]

/** Verbs that this version knows by name and does not run, with what to do until then. */
export const laterVerbs: ReadonlyMap<string, string> = new Map([
  ['lock', 'Until then, set merge: never for the environment in .github/lockkeeper.yml.'],
  ['unlock', 'There are no locks yet.'],
  ['block', 'Until then, tell people in this thread.'],
  ['unblock', 'There are no blocks yet.'],
  ['hold', 'Until then, /rollback puts one: it keeps automation away from an app in an environment.'],
  ['release', 'A hold keeps only automation away; people may promote all the same.'],
  ['approve', 'Until then, approve the pull request itself.'],
  ['join', 'Until then, ask an owner of the team.'],
])

// Verbs that other bots answer to and that happen to be within two letters of ours.
export const othersVerbs: ReadonlySet<string> = new Set([
  'test',
  'lint',
  'link',
  'post',
  'last',
  'lib',
  'host',
  'self',
  'is',
  'it',
])

/** What people say for a verb of ours when they speak to us by name. */
export const synonyms: ReadonlyMap<string, Verb> = new Map([
  ['deploy', 'promote'],
  ['ship', 'promote'],
  ['push', 'promote'],
  ['status', 'list'],
  ['versions', 'list'],
  ['show', 'list'],
  ['abort', 'cancel'],
  ['stop', 'cancel'],
  ['why', 'explain'],
  ['commands', 'help'],
])

/** The row of a verb. */
export function verbRow(verb: Verb): VerbRow {
  const row = verbs.find(candidate => candidate.verb === verb)
  if (row === undefined) throw new Error(`No row for the verb ${verb}`)
  return row
}

/** The table for the documentation, in Markdown: one row a form. */
export function verbsMarkdown(): string {
  const rows = verbs.flatMap(row =>
    row.forms.map(({ form, does }, index) => `| \`${form}\` | ${index === 0 ? describe(row, does) : does} |`),
  )
  return ['| command | does |', '|---|---|', ...rows].join('\n')
}

function describe({ flags }: VerbRow, does: string): string {
  const options = flags.map(
    flag => `\`${flag.name}${flag.value === undefined ? '' : ` ${flag.value}`}\` ${flag.summary}`,
  )
  return [does, ...options].join('; ')
}
