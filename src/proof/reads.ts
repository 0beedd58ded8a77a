import type { Files } from '../kustomize/files.ts'
import { ProblemError } from '../lib/problem.ts'

type Question = 'read' | 'list' | 'resolve'

/** What was asked of files, and what they answered. */
export interface Reads {
  readonly answers: ReadonlyMap<
    string,
    { readonly question: Question; readonly path: string; readonly answer: Answer }
  >
}

type Answer = string | Uint8Array | undefined

/** The files, and a record of everything that is asked of them; `witness` are the files whose answers count. */
export function recordReads(files: Files, witness: Files): { readonly files: Files; readonly reads: Reads } {
  const answers = new Map<string, { question: Question; path: string; answer: Answer }>()
  const note = (question: Question, path: string): void => {
    const key = `${question} ${path}`
    if (!answers.has(key)) answers.set(key, { question, path, answer: answerOf(witness, question, path) })
  }
  return {
    reads: { answers },
    files: {
      read(path) {
        note('read', path)
        return files.read(path)
      },
      list(path) {
        note('list', path)
        return files.list(path)
      },
      resolve(path) {
        note('resolve', path)
        return files.resolve(path)
      },
    },
  }
}

/** Whether other files answer everything alike. */
export function answersAlike({ answers }: Reads, files: Files): boolean {
  for (const { question, path, answer } of answers.values()) {
    if (!isSame(answer, answerOf(files, question, path))) return false
  }
  return true
}

function answerOf(files: Files, question: Question, path: string): Answer {
  try {
    return answer(files, question, path)
  } catch (error) {
    // What leads out of the repository is no answer, but another day it may be a file.
    if (error instanceof ProblemError) return `refused: ${error.problem.message}`
    throw error
  }
}

function answer(files: Files, question: Question, path: string): Answer {
  switch (question) {
    case 'read':
      return files.read(path)
    case 'list':
      return files.list(path)?.join('\n')
    case 'resolve': {
      const found = files.resolve(path)
      return found === undefined ? undefined : `${found.kind} ${found.path}`
    }
    default:
      return question satisfies never
  }
}

function isSame(left: Answer, right: Answer): boolean {
  if (typeof left !== 'object' || typeof right !== 'object') return left === right
  return left.length === right.length && left.every((byte, at) => byte === right[at])
}

/** The files that were read, as paths of the recorded files. */
export function readPaths({ answers }: Reads): readonly string[] {
  return [...answers.values()].flatMap(({ question, path, answer }) =>
    question === 'read' && answer !== undefined ? [path] : [],
  )
}
