import type { Files } from '../../src/kustomize/files.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { render } from '../../src/kustomize/render.ts'
import { formatProblem, ProblemError } from '../../src/lib/problem.ts'
import type { Case } from './case.ts'
import type { Answer } from './oracle.ts'

/** What our engine makes of a case; only a ProblemError is an answer, any other failure is thrown on. */
export function build({ dir, settings, files }: Pick<Case, 'dir' | 'settings' | 'files'>): Answer {
  return buildFrom(memoryFiles(Object.fromEntries(files)), `/${dir}`, settings)
}

/** The same for any files. */
export function buildFrom(files: Files, dir: string, settings: Partial<Case['settings']> = {}): Answer {
  try {
    return { kind: 'output', text: render(files, dir, settings).text }
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'error', text: formatProblem(error.problem) }
    throw error
  }
}
