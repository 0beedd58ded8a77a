import type { EnvironmentName } from './names.ts'

/** What one promotion is to reach: an app at a version in an environment. */
export interface Target {
  readonly app: string
  readonly environment: EnvironmentName
  readonly version: string
}

/** The name of a target's slot inside one request. */
export function slotName(target: { readonly app: string; readonly environment: string }): string {
  return `${target.environment}/${target.app}`
}
