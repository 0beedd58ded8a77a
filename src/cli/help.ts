import type { Verb } from './verb.ts'

/** What `lockkeeper --help` prints. */
export function generalHelp(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(verb => verb.name.length))
  const rows = verbs.map(verb => `  ${verb.name.padEnd(width)}  ${verb.summary}`)
  return [
    'lockkeeper: moves releases from environment to environment through a GitOps repository',
    '',
    'Usage: lockkeeper VERB [words] [flags]',
    '',
    ...rows,
    '',
    '`lockkeeper VERB --help` says more. Exit codes: 0 done, 1 refused or failed, 2 unknown or waiting for a person,',
    '3 wrong usage or configuration.',
    '',
  ].join('\n')
}

/** What `lockkeeper VERB --help` prints. */
export function verbHelp(verb: Verb): string {
  const names = verb.flags.map(flagNames)
  const width = Math.max(0, ...names.map(name => name.length))
  const flags = verb.flags.map((flag, index) => `  ${(names[index] ?? '').padEnd(width)}  ${flag.summary}`)
  return [
    `Usage: lockkeeper ${verb.usage}`,
    '',
    `${verb.summary}`,
    ...(flags.length === 0 ? [] : ['', ...flags]),
    '',
    `Example: ${verb.example}`,
    '',
  ].join('\n')
}

function flagNames(flag: Verb['flags'][number]): string {
  const long = flag.value === undefined ? `--${flag.name}` : `--${flag.name} ${flag.value}`
  return flag.short === undefined ? long : `-${flag.short}, ${long}`
}
