import { ProblemError } from '../lib/problem.ts'
import type { Call, ExitCode, Terminal, Verb } from './verb.ts'

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

function flagsOf({ flags }: Verb): string {
  return [...flags.map(({ name }) => `--${name}`), '--help'].join(' ')
}

function bash(verbs: readonly Verb[]): string {
  const cases = verbs.map(verb => `    ${verb.name}) words="${flagsOf(verb)}" ;;`)
  return `# eval "$(lockkeeper completion bash)"
_lockkeeper() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs.map(({ name }) => name).join(' ')} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -F _lockkeeper lockkeeper
`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

function zsh(verbs: readonly Verb[]): string {
  const names = verbs.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`)
  const cases = verbs.map(verb => `    ${verb.name}) compadd -- ${flagsOf(verb)}; _files ;;`)
  return `#compdef lockkeeper
# eval "$(lockkeeper completion zsh)"
_lockkeeper() {
  local -a verbs
  verbs=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    return
  fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
compdef _lockkeeper lockkeeper
`
}

function fish(verbs: readonly Verb[]): string {
  const lines = verbs.flatMap(({ name, summary, flags }) => [
    `complete -c lockkeeper -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...flags.map(
      flag =>
        `complete -c lockkeeper -n '__fish_seen_subcommand_from ${name}' -l ${flag.name}${flag.type === 'string' ? ' -r' : ''} -d ${quoted(flag.summary)}`,
    ),
  ])
  return ['# lockkeeper completion fish | source', ...lines, ''].join('\n')
}
