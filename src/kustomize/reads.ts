import { ProblemError } from '../lib/problem.ts'
import type { Files } from './files.ts'

type Question = keyof Files
type Answers = { readonly [Q in Question]: ReturnType<Files[Q]> }
/** A refusal is an answer, too: what leads out of the repository may be a file another day. */
type Answer = Answers[Question] | ProblemError

interface Asked {
  readonly question: Question
  readonly path: string
  readonly answer: Answer
}

/** What was asked of files, in order, each question once, and what they answered. */
export type Reads = readonly Asked[]

/** The files, and a record of everything that is asked of them; `witness` are the files whose answers count, themselves unless said. */
export function recordReads(
  files: Files,
  witness: Files = files,
): { readonly files: Files; readonly reads: Reads } {
  const reads: Asked[] = []
  const known: Readonly<Record<Question, Map<string, Asked>>> = {
    read: new Map(),
    list: new Map(),
    resolve: new Map(),
  }
  const note = (question: Question, path: string): Asked => {
    const asked = { question, path, answer: answerOf(witness, question, path) }
    known[question].set(path, asked)
    reads.push(asked)
    return asked
  }
  const ask = <Q extends Question>(question: Q, path: string): Answers[Q] => {
    const { answer } = known[question].get(path) ?? note(question, path)
    return given<Q>(witness === files ? answer : answerOf(files, question, path))
  }
  return {
    reads,
    files: {
      read: path => ask('read', path),
      list: path => ask('list', path),
      resolve: path => ask('resolve', path),
    },
  }
}

function answerOf(files: Files, question: Question, path: string): Answer {
  try {
    return files[question](path)
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}

function given<Q extends Question>(answer: Answer): Answers[Q] {
  if (answer instanceof ProblemError) throw answer
  return answer as Answers[Q]
}

/**
 * Whether other files answer everything alike. Asks in the order of the record and no further than the first difference: who
 * does the same work on them would ask all of that, too.
 */
export function answersAlike(reads: Reads, files: Files): boolean {
  return reads.every(({ question, path, answer }) => isSame(answer, answerOf(files, question, path)))
}

function isSame(left: Answer, right: Answer): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  if (left instanceof ProblemError)
    return right instanceof ProblemError && left.problem.message === right.problem.message
  if ('kind' in left) return 'kind' in right && left.kind === right.kind && left.path === right.path
  return 'length' in right && left.length === right.length && left.every((part, at) => part === right[at])
}

/** The files that were read, as paths of the recorded files. */
export function readPaths(reads: Reads): readonly string[] {
  return reads.flatMap(({ question, path, answer }) =>
    question === 'read' && answer !== undefined && !(answer instanceof ProblemError) ? [path] : [],
  )
}

/** The folders that were come upon. */
export function foundFolders(reads: Reads): readonly string[] {
  return reads.flatMap(({ answer }) =>
    typeof answer === 'object' && 'kind' in answer && answer.kind === 'folder' ? [answer.path] : [],
  )
}
