import type { ParsedConfig } from '../../config/parse.ts'
import { resolvePolicy } from '../../config/policy.ts'
import { discoverFleet } from '../../fleet/discover.ts'
import type { ParseCache } from '../../fleet/folder-memory.ts'
import type { Problem } from '../../lib/problem.ts'
import type { Fleet } from '../../promotion/fleet.ts'
import type { Policy } from '../../promotion/policy.ts'

/** The only file of configuration that is read, and only from the default branch. */
export const configFile = '.github/lockkeeper.yml'

/** What a GitOps repository's files mean. */
export interface Understanding {
  readonly fleet: Fleet
  readonly policy: Policy
  /** Of the configuration. Policy must never be guessed: with any of these nothing is promoted, and everything that only reads is answered. */
  readonly problems: readonly Problem[]
}

export interface GitOpsFiles {
  readonly paths: readonly string[]
  readonly read: (path: string) => string | undefined
}

/** The fleet and the policy that the files describe with a configuration that is read already; one that cannot be used leaves discovery and the defaults. */
export function meaningOf(
  files: GitOpsFiles,
  read: ParsedConfig | undefined,
  parsed?: ParseCache,
): Understanding {
  const config = read?.kind === 'config' ? read.config : undefined
  const fleet = discoverFleet(files, config ?? {}, parsed)
  const problems = read?.kind === 'problems' ? read.problems : []
  return { fleet, policy: resolvePolicy(config, fleet), problems }
}
