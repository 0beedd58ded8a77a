import type { EnvironmentName } from './names.ts'

export const branchPrefix = 'lockkeeper/'

/** The branch that claims an app in an environment: one open promotion for each at a time. */
export function slotBranch(environment: EnvironmentName, app: string): string {
  return `${branchPrefix}${environment}/${app}`
}
