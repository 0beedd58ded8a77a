import { type Place, type Problem, ProblemError } from '../../lib/problem.ts'

/** A YAML text to read: `text` ends in a NUL that marks its end; `origin` is its offset in the file's whole text. */
export interface Source {
  readonly file: string
  readonly whole: string
  readonly origin: number
  readonly text: string
}

/** A part of a file's text as a source, its end marked. */
export function sourceOf(file: string, whole: string, start = 0, end = whole.length): Source {
  return { file, whole, origin: start, text: `${whole.slice(start, end)}\0` }
}

/** Line and column of an offset in a text; a CR LF pair is one line end, tabs count as one column. */
export function placeAt(file: string, whole: string, offset: number): Place {
  let line = 1
  let lineStart = 0
  for (let at = whole.indexOf('\n'); at !== -1 && at < offset; at = whole.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { file, line, column: Math.min(offset, whole.length) - lineStart + 1 }
}

/** Where an offset of a source stands in its file. */
export function placeIn(source: Source, offset: number): Place {
  return placeAt(source.file, source.whole, source.origin + offset)
}

/** A problem at an offset of a source. */
export function problemIn(
  source: Source,
  offset: number,
  code: string,
  message: string,
  advice?: string,
): Problem {
  const place = placeIn(source, offset)
  return advice === undefined ? { code, message, place } : { code, message, place, advice }
}

/** Throws the problem as the refusal that the nearest boundary turns into an answer. */
export function refuse(
  source: Source,
  offset: number,
  code: string,
  message: string,
  advice?: string,
): never {
  throw new ProblemError(problemIn(source, offset, code, message, advice))
}
