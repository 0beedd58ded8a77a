import type { EnvironmentName } from './names.ts'

/** The release that one promotion is to bring into an environment. */
export interface Goal {
  readonly app: string
  readonly environment: EnvironmentName
  readonly version: string
}

/** The name of a goal's slot inside one request. */
export function slotName(goal: { readonly app: string; readonly environment: string }): string {
  return `${goal.environment}/${goal.app}`
}
