import { formatCommand } from '../../command/format.ts'
import type { Problem } from '../../lib/problem.ts'
import type { Command } from '../../promotion/command.ts'
import { correctCommand } from '../../promotion/correct.ts'
import type { Fleet } from '../../promotion/fleet.ts'
import type { Answer } from '../answer/answer.ts'

/** The answer to names that do not exist: what is wrong with them and, where there is one, the nearest line that could run. */
export function problemsOf(problems: readonly Problem[], command: Command, fleet: Fleet): Answer {
  const corrected = correctCommand(command, fleet)
  return {
    kind: 'problems',
    problems,
    ...(corrected === undefined ? {} : { suggestion: formatCommand(corrected) }),
  }
}
