import { parseComment } from '../command/comment.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import { type Problem, ProblemError } from '../lib/problem.ts'
import type { PromoteCommand } from '../promotion/command.ts'
import { correctCommand } from '../promotion/correct.ts'
import { expandCommand, type WantedPromotion } from '../promotion/expand.ts'
import { appProblem, namedEnvironments } from '../promotion/lookup.ts'

/** What the words after the verb ask of a checkout. */
export type Asked =
  | {
      readonly kind: 'legs'
      readonly legs: readonly (readonly WantedPromotion[])[]
      readonly reason?: string
    }
  | { readonly kind: 'nothing-to-do'; readonly reason: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** `podinfo@7.0.0 to prod` against a fleet. Throws ProblemError for words that are no command. */
export function askedPromotion(words: readonly string[], { fleet }: FleetReading): Asked {
  const { commands, refusals } = parseComment(`/promote ${words.join(' ')}`, { mentions: [] })
  const command = commands[0]?.command
  if (command?.kind !== 'promote') {
    const [refusal] = refusals
    throw new ProblemError({
      code: refusal?.code ?? 'WRONG_USAGE',
      message: refusal?.message ?? `I cannot read \`promote ${words.join(' ')}\`.`,
      advice:
        refusal?.suggestion === undefined
          ? 'Usage: promote APP@VERSION to ENV, promote APP from ENV to ENV, or promote ENV to ENV.'
          : `Did you mean: ${refusal.suggestion.replace(/^\//, '')}`,
    })
  }
  const expansion = expandCommand(command, fleet)
  const reason = command.reason === undefined ? {} : { reason: command.reason }
  if (expansion.kind === 'legs') return { ...expansion, ...reason }
  return expansion.kind === 'refused'
    ? { ...expansion, problems: withAdvice(expansion.problems, command, fleet) }
    : expansion
}

function withAdvice(
  problems: readonly Problem[],
  command: PromoteCommand,
  fleet: FleetReading['fleet'],
): readonly Problem[] {
  const corrected = correctCommand(command, fleet)
  if (corrected?.kind !== 'promote' || corrected.form !== 'releases') return problems
  const releases = corrected.releases.map(({ app, version }) => `${app}@${version}`).join(', ')
  const line = `promote ${releases} to ${corrected.to.join(', ')}`
  return problems.map(problem => ({ ...problem, advice: `Did you mean: ${line}` }))
}

/** `podinfo on prod [to 6.9.2]`; without `to`, the version is asked of `previous`. */
export async function askedRollback(
  words: readonly string[],
  { fleet }: FleetReading,
  previous: (app: string, environment: string) => Promise<string | undefined>,
): Promise<Asked> {
  const [app = '', on, environment = '', to, version] = words
  const isWhole =
    on?.toLowerCase() === 'on' && (words.length === 3 || (words.length === 5 && to?.toLowerCase() === 'to'))
  if (!isWhole)
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: `I cannot read \`rollback ${words.join(' ')}\`.`,
      advice: 'Usage: rollback APP on ENV [to VERSION]',
    })
  const named = namedEnvironments([environment], fleet)
  const problems = [...appProblem(app, fleet), ...named.problems]
  const [name] = named.names
  if (problems.length > 0 || name === undefined) return { kind: 'refused', problems }
  const wanted = version ?? (await previous(app, name))
  if (wanted === undefined)
    return {
      kind: 'refused',
      problems: [
        {
          code: 'NO_PREVIOUS_VERSION',
          message: `git's history knows no version of ${app} on ${name} before this one.`,
          advice: `Name it: rollback ${app} on ${name} to VERSION`,
        },
      ],
    }
  return { kind: 'legs', legs: [[{ goal: { app, environment: name, version: wanted } }]] }
}
