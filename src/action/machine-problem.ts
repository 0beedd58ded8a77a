import { isLostAnswer } from '../github/client/errors.ts'
import type { Problem } from '../lib/problem.ts'

/** What is wrong with the machine or the way to GitHub, and not with us; nothing for any other error. */
export function machineProblem(error: unknown): Problem | undefined {
  if (isLostAnswer(error))
    return {
      code: 'GITHUB_UNREACHABLE',
      message: `GitHub did not answer: ${messageOf(error)}.`,
      advice:
        'Run the step again: nothing is done twice. If it stays, look at GITHUB_API_URL and the network of the runner.',
    }
  const why = error instanceof Error && 'code' in error ? fileProblems.get(String(error.code)) : undefined
  if (why === undefined || !(error instanceof Error) || !('path' in error)) return undefined
  return {
    code: 'FILE_UNUSABLE',
    message: `${String(error.path)} cannot be used: ${why}.`,
    advice: 'Files for later steps are put below RUNNER_TEMP, on the command line where --output says.',
  }
}

const fileProblems: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'this user may not'],
  ['EPERM', 'this user may not'],
  ['EROFS', 'it is on a file system that only reads'],
  ['ENOSPC', 'no room is left'],
  ['ENOTDIR', 'a part of it is no folder'],
  ['EEXIST', 'a part of it is no folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'it is not there'],
])

function messageOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors.find(isLostAnswer) : error
  return first instanceof Error ? first.message : ''
}
