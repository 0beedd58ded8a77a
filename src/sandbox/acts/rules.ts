import { refuse } from '../http/answer.ts'
import type { Repository } from '../world/repository.ts'

/** Stops a change of a branch that its rules only let pull requests change. */
export function demandFreeBranch(repository: Repository, name: string): void {
  const rules = repository.rules.get(name.replace(/^refs\/heads\//, ''))
  if (rules === undefined) return
  if (rules.approvals !== undefined) {
    refuse(422, 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n')
  }
  if (rules.requiredChecks.length > 0) {
    refuse(422, 'Repository rule violations found\n\nRequired status checks are expected.\n\n')
  }
}
