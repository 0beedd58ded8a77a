import type { Matrix } from '../fleet/matrix.ts'

/** One thing that could not be read, once, with where it is and which of the matrix' cells it leaves open. */
export interface MatrixProblem {
  readonly where?: string
  readonly message: string
  readonly cells: readonly { readonly app: string; readonly environment: string }[]
}

/** What to say beneath a matrix: a cell's doubt that is a file's problem too is said with the file. */
export function matrixProblems({ rows, problems }: Matrix): readonly MatrixProblem[] {
  const unread = problems.map(({ file, line, message }) => {
    const where = line === undefined ? file : `${file}:${line}`
    const said = where === '' ? message : `${where}: ${message}`
    return {
      said,
      ...(where === '' ? {} : { where }),
      message,
      cells: rows.filter(({ problem }) => problem === said),
    }
  })
  const known = new Set(unread.map(({ said }) => said))
  const doubts = rows.flatMap(row =>
    row.problem === undefined || known.has(row.problem) ? [] : [{ message: row.problem, cells: [row] }],
  )
  return [...doubts, ...unread.map(({ said: _, ...problem }) => problem)]
}
