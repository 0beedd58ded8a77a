import type { Clock, RepositoryRef } from '../engine/ports/ports.ts'
import { parseApiBase } from '../github/client/api-base.ts'
import { createTokenConnection } from '../github/client/connection.ts'
import { openToken, type TokenAccess } from '../github/token-access.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Job } from './job.ts'

// A runner always names it; a command line may not.
const missing = {
  code: 'REPOSITORY_MISSING',
  message: 'Neither the event nor the environment names a repository.',
  advice: 'Set GITHUB_REPOSITORY to owner/name.',
}

/** GitHub as the step's token opens it: this repository, and the GitOps repository where that is another one. */
export async function openGitHub({ apiUrl, inputs, repository }: Job, clock: Clock): Promise<TokenAccess> {
  const parsed = parseApiBase(apiUrl)
  if (parsed.kind !== 'base') throw new ProblemError(parsed.problem)
  if (repository === '') throw new ProblemError(missing)
  const names = new Set([repository, inputs.repository ?? repository])
  const connection = createTokenConnection({ base: parsed.base, clock, token: inputs.token })
  return openToken(connection, clock, [...names])
}

/** One of the repositories that the token opens, by its `owner/name`; GitHub ignores case there. */
export async function findRepository(
  { installation }: TokenAccess,
  name: string,
): Promise<RepositoryRef | undefined> {
  const refs = await installation.repositories()
  return refs.find(ref => `${ref.owner}/${ref.name}`.toLowerCase() === name.toLowerCase())
}
