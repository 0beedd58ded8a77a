import { ProblemError } from '../lib/problem.ts'
import type { Call, ExitCode, Flag, Terminal, Verb } from './verb.ts'

/** `completion bash|zsh|fish`: a script for the shell that knows verbs and flags. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const { verbs } = await import('./verbs.ts')
  const [shell = ''] = call.positionals
  const script = scripts.get(shell)
  if (script === undefined)
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: `There is no completion for ${JSON.stringify(shell)}.`,
      advice: 'Usage: lockkeeper completion bash|zsh|fish',
    })
  terminal.out(script(verbs))
  return 0
}

const scripts: ReadonlyMap<string, (verbs: readonly Verb[]) => string> = new Map([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
])

/** Words that a verb takes and that are no files. */
const words: ReadonlyMap<string, string> = new Map([
  ['completion', [...scripts.keys()].join(' ')],
  ['plan', 'promote rollback'],
])

function flagsOf({ flags }: Verb): string {
  return [...flags.map(({ name }) => `--${name}`), '--help'].join(' ')
}

/** `5.5 5.8` of a flag whose usage names its values; nothing where it names what kind of value it takes. */
function valuesOf({ value = '' }: Flag): string | undefined {
  return /^[a-z0-9.]+(?:\|[a-z0-9.]+)+$/.test(value) ? value.replaceAll('|', ' ') : undefined
}

/** For each flag of any verb that has values, a line of a shell's `case`. */
function valueCases(verbs: readonly Verb[], line: (flag: string, values: string) => string): string {
  const lines = verbs.flatMap(({ flags }) =>
    flags.flatMap(flag => {
      const values = valuesOf(flag)
      return values === undefined ? [] : [line(`--${flag.name}`, values)]
    }),
  )
  return [...new Set(lines)].join('\n')
}

function bash(verbs: readonly Verb[]): string {
  const cases = verbs.map(
    verb => `    ${verb.name}) flags="${flagsOf(verb)}" words="${words.get(verb.name) ?? ''}" ;;`,
  )
  return `# eval "$(lockkeeper completion bash)"
_lockkeeper() {
  local word="\${COMP_WORDS[COMP_CWORD]}" flags="" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs.map(({ name }) => name).join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[COMP_CWORD - 1]}" in
${valueCases(verbs, (flag, values) => `    ${flag}) COMPREPLY=($(compgen -W "${values}" -- "$word")); return ;;`)}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
  esac
}
# Without an answer of ours, files: bash itself quotes what is in their names.
complete -o default -F _lockkeeper lockkeeper
`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function zsh(verbs: readonly Verb[]): string {
  const names = verbs.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`)
  const cases = verbs.map(
    verb => `    ${verb.name}) compadd -- ${flagsOf(verb)}; ${zshWords(words.get(verb.name))} ;;`,
  )
  return `#compdef lockkeeper
# eval "$(lockkeeper completion zsh)"
_lockkeeper() {
  local -a verbs
  verbs=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    compadd -- --help --version
    return
  fi
  case "$words[CURRENT-1]" in
${valueCases(verbs, (flag, values) => `    ${flag}) compadd -- ${values}; return ;;`)}
  esac
  case "$words[2]" in
${cases.join('\n')}
  esac
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _lockkeeper lockkeeper
`
}

function zshWords(taken: string | undefined): string {
  return taken === undefined ? '_files' : `compadd -- ${taken}`
}

function fish(verbs: readonly Verb[]): string {
  const lines = verbs.flatMap(({ name, summary, flags }) => [
    `complete -c lockkeeper -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...flags.map(
      flag =>
        `complete -c lockkeeper -n '__fish_seen_subcommand_from ${name}' -l ${flag.name}${fishValue(flag)} -d ${quoted(flag.summary)}`,
    ),
  ])
  const taken = [...words].map(
    ([verb, list]) => `complete -c lockkeeper -n '__fish_seen_subcommand_from ${verb}' -f -a ${quoted(list)}`,
  )
  return [
    '# lockkeeper completion fish | source',
    "complete -c lockkeeper -l help -d 'how it is called, with an example'",
    "complete -c lockkeeper -n __fish_use_subcommand -l version -d 'the version'",
    ...lines,
    ...taken,
    '',
  ].join('\n')
}

function fishValue(flag: Flag): string {
  const short = flag.short === undefined ? '' : ` -s ${flag.short}`
  if (flag.type !== 'string') return short
  const values = valuesOf(flag)
  return `${short}${values === undefined ? ' -r' : ` -x -a ${quoted(values)}`}`
}
