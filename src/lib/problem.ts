/** Where something stands: `file` relative to the repository's root with `/`, `line` and `column` from 1. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What is wrong, where, and the way out. `code` is stable (`IMAGE_NOT_FOUND`); the prose may improve. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly place?: Place
  readonly advice?: string
}

/** A problem on its way up to the nearest boundary that turns it into an answer. */
export class ProblemError extends Error {
  override name = 'ProblemError' as const
  readonly problem: Problem

  constructor(problem: Problem, options?: ErrorOptions) {
    super(formatProblem(problem), options)
    this.problem = problem
  }
}

/** `file:line:column: CODE`, then what is wrong and the way out, indented. */
export function formatProblem(problem: Problem): string {
  const { place, code, message, advice } = problem
  const head = place === undefined ? code : `${place.file}:${place.line}:${place.column}: ${code}`
  const indented = [message, ...(advice === undefined ? [] : [advice])].map(
    text => `  ${text.replaceAll('\n', '\n  ')}`,
  )
  return [head, ...indented].join('\n')
}
