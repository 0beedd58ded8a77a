import type { Problem } from '../lib/problem.ts'
import type { Finding } from './finding.ts'
import type { EnvironmentName } from './names.ts'
import type { ObjectsDiff } from './rendered.ts'

/** What rendering every environment before and after a plan's edits showed. */
export interface Proof {
  /** `unproven`: the environment that is meant, or a part of it, cannot be rendered, or nothing that is rendered reads what is edited. */
  readonly verdict: 'proven' | 'unproven' | 'refuted'
  /** Every environment, in the order of promotion. */
  readonly environments: readonly ProvenEnvironment[]
  /** What would change and was not meant to; any of it refuses the plan. */
  readonly strays: readonly Stray[]
  /** What is meant, as it may be shown. */
  readonly diff: ObjectsDiff
  /** Of the environments that change, without what was so before. */
  readonly findings: readonly Finding[]
  /** What nobody sees offline in what changes: a chart's objects, variables that only a cluster knows. */
  readonly unseen: readonly string[]
  /** By the configuration: findings that refuse the plan, and whether an unproven environment does. */
  readonly blocking: { readonly findings: readonly Finding[]; readonly unproven: boolean }
  /** SHA-256 over what was rendered before and after of every object that is meant to change. */
  readonly rendered: string
}

export interface ProvenEnvironment {
  readonly name: EnvironmentName
  readonly status: 'changes' | 'unchanged' | 'unproven'
  /** Objects and fields that change as meant. */
  readonly objects: number
  readonly fields: number
  /** Why it, or a part of it, is not proven. */
  readonly problems: readonly Problem[]
}

/** One thing that would change beside what is meant. */
export interface Stray {
  readonly environment?: string
  readonly cluster?: string
  /** `Deployment shop/web`. */
  readonly object?: string
  /** A JSON Pointer with list elements by key. */
  readonly field?: string
  readonly file?: string
  readonly line?: number
  /** One sentence of ours. */
  readonly message: string
}
