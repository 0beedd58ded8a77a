import { parseEnvironmentName } from '../../../src/promotion/names.ts'
import { slotBranch } from '../../../src/promotion/slot.ts'
import { headOf } from './git.ts'
import { config, fleetFiles, overlay, replies, type Seeded } from './seed.ts'

/** The pin of podinfo in an environment on the default branch. */
export function pinned({ fleet }: Seeded, environment: string, name = 'podinfo'): string | undefined {
  return /newTag: (\S+)/.exec(headOf(fleet, 'main').files.get(overlay(name, environment)) ?? '')?.[1]
}

/** The last reply's verdict line, without Markdown's heading. */
export function verdict(seeded: Seeded): string | undefined {
  return replies(seeded).at(-1)?.split('\n')[0]?.replace('### ', '')
}

export function branchOf(environment: string, app = 'podinfo'): string {
  const name = parseEnvironmentName(environment)
  if (name === undefined) throw new Error('no environment')
  return slotBranch(name, app)
}

/** An environment's policy with other words. */
export function withProd(words: string): Record<string, string> {
  return {
    ...fleetFiles(),
    '.github/lockkeeper.yml': config.replace('{ name: prod, merge: when-green }', words),
  }
}
