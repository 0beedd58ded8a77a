import type { Problem } from '../lib/problem.ts'
import { GitHubError } from './client/errors.ts'

/** What GitHub refuses the GitHub App, in its own words, for whoever asked; nothing for what may pass by itself. */
export function explainRefused(error: unknown): Problem | undefined {
  if (!(error instanceof GitHubError) || !isRefusal(error)) return undefined
  return {
    code: 'GITHUB_REFUSED',
    message: `GitHub refuses what I need to do here: ${error.message}.`,
    advice:
      'Where a ruleset or branch protection forbids it, an admin lets the GitHub App bypass it; I try again by myself every few minutes.',
  }
}

// Of REST; GraphQL answers with 200 and a type.
const refusals: ReadonlySet<number> = new Set([403, 409, 422])
const types: ReadonlySet<string> = new Set(['FORBIDDEN', 'UNPROCESSABLE'])

function isRefusal({ status, type }: GitHubError): boolean {
  return refusals.has(status) || (type !== undefined && types.has(type))
}
