import * as z from 'zod'
import type { Commits } from '../engine/ports/ports.ts'
import { type Access, parseAnswer, pathOf } from './access.ts'

/** The port over one repository's history. */
export function createCommits(access: Access): Commits {
  return { contains: (head, commit) => contains(access, head, commit) }
}

const Comparison = z.object({ status: z.enum(['ahead', 'behind', 'identical', 'diverged']) })
const route = 'GET /repos/{owner}/{repo}/compare/{basehead}'

async function contains(access: Access, head: string, commit: string): Promise<'yes' | 'no' | 'unknown'> {
  const answer = await access.api('survey')({
    route,
    // The first page alone carries the changed files, which nobody needs here.
    parameters: { ...pathOf(access.ref), basehead: `${commit}...${head}`, per_page: 1, page: 2 },
    expect: [404, 422],
  })
  if (answer.status === 404 || answer.status === 422) return 'unknown'
  const { status } = parseAnswer(route, Comparison, answer)
  return status === 'ahead' || status === 'identical' ? 'yes' : 'no'
}
