import * as z from 'zod'
import type { People, Permission, Person } from '../engine/ports/ports.ts'
import { type Access, parseAnswer, pathOf } from './access.ts'
import { GitHubError } from './client/errors.ts'

/** The port over one repository's collaborators, and the teams of organisations. */
export function createPeople(access: Access): People {
  return {
    permission: person => readPermission(access, person),
    inTeam: (team, person) => isInTeam(access, team, person),
  }
}

const Level = z.object({
  permission: z.enum(['admin', 'write', 'read', 'none']),
  user: z.object({ id: z.number(), type: z.string() }).nullable(),
})

// GitHub folds maintain into write and triage into read, and answers the highest of all grants.
async function readPermission(access: Access, person: Person): Promise<Permission> {
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission'
  const parameters = { ...pathOf(access.ref), username: person.login }
  const answer = await access.api('survey')({ route, parameters, expect: [404] })
  if (answer.status === 404) return 'none'
  const { permission, user } = parseAnswer(route, Level, answer)
  // The login can have been given to somebody else since.
  return user?.id === person.id && user.type === 'User' ? permission : 'none'
}

const Account = z.object({ id: z.number() })
const Membership = z.object({ state: z.string() })

async function isInTeam(access: Access, team: string, person: Person): Promise<boolean> {
  const [org, slug, ...rest] = team.split('/')
  if (org === undefined || slug === undefined || slug === '' || rest.length > 0) return false
  // Memberships are asked by login, and a login can be given to somebody else.
  if (!(await hasLogin(access, person))) return false
  const route = 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}'
  const parameters = { org, team_slug: slug, username: person.login }
  const call = { route, parameters, expect: [403, 404] }
  const answer = await access.api('people')(call).catch(unlessRefused)
  // 404: not a member, or a team that we may not see. Only an accepted invitation counts.
  return answer?.status === 200 && parseAnswer(route, Membership, answer).state === 'active'
}

// A right that the owner has not granted is a problem of its own, which says so; without a word why, nobody is seen in a team.
function unlessRefused(error: unknown): undefined {
  if (error instanceof GitHubError && (error.status === 422 || error.status === 403)) return undefined
  throw error
}

async function hasLogin(access: Access, person: Person): Promise<boolean> {
  const route = 'GET /users/{username}'
  const parameters = { username: person.login }
  const answer = await access.api('survey')({ route, parameters, expect: [404] })
  return answer.status === 200 && parseAnswer(route, Account, answer).id === person.id
}
