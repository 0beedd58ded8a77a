import type { ParsedComment } from '../command/comment.ts'
import { formatCommand } from '../command/format.ts'
import type { CommandRefusal, PlacedCommand } from '../promotion/command.ts'
import { correctCommand, nameProblems } from '../promotion/correct.ts'
import type { Fleet } from '../promotion/fleet.ts'

/** The comment against a fleet: a command whose names are not in it becomes a refusal with the nearest line that could run. */
export function checkNames({ commands, refusals }: ParsedComment, fleet: Fleet): ParsedComment {
  const checked = commands.map(placed => ({ placed, refusal: nameRefusal(placed, fleet) }))
  return {
    commands: checked.filter(({ refusal }) => refusal === undefined).map(({ placed }) => placed),
    refusals: [...refusals, ...checked.flatMap(({ refusal }) => refusal ?? [])].toSorted(
      (left, right) => left.index - right.index,
    ),
  }
}

function nameRefusal({ command, ...place }: PlacedCommand, fleet: Fleet): CommandRefusal | undefined {
  const problems = nameProblems(command, fleet)
  const [first] = problems
  if (first === undefined) return undefined
  const corrected = correctCommand(command, fleet)
  const suggestion = corrected === undefined ? commandIn(first.advice) : formatCommand(corrected)
  const message = problems
    .map(problem =>
      commandIn(problem.advice) === undefined
        ? `${problem.message} ${problem.advice ?? ''}`
        : problem.message,
    )
    .map(text => text.trim())
    .join(' ')
  return { ...place, code: first.code, message, ...(suggestion === undefined ? {} : { suggestion }) }
}

/** An advice that is a line to copy. */
function commandIn(advice: string | undefined): string | undefined {
  return advice?.startsWith('/') === true ? advice : undefined
}
