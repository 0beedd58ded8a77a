import { ProblemError } from '../lib/problem.ts'
import type { Api } from './client/api.ts'
import { GitHubError } from './client/errors.ts'

/** Whether an organization has a team; `unseen`: the right to see teams was not granted. */
export type TeamStanding = 'there' | 'absent' | 'unseen'

/** Looks for a team, `organization/short-name`. A secret one is seen too, one of another organization never. */
export async function findTeam(api: Api, team: string): Promise<TeamStanding> {
  const [org, slug] = team.split('/')
  const route = 'GET /orgs/{org}/teams/{team_slug}'
  const call = { route, parameters: { org, team_slug: slug }, expect: [403, 404] }
  try {
    const { status } = await api(call)
    return status === 404 ? 'absent' : status === 403 ? 'unseen' : 'there'
  } catch (error) {
    if (isUngranted(error)) return 'unseen'
    throw error
  }
}

// No token is made for a right that was not granted; GitHub does not always say why.
function isUngranted(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === 'PERMISSION_NOT_GRANTED'
  return error instanceof GitHubError && (error.status === 422 || error.status === 403)
}
