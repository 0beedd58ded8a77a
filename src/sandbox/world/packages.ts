import type { Account } from './accounts.ts'
import type { Repository } from './repository.ts'

/** One version of a container image in the registry of an account: a manifest, by its digest. */
export interface PackageVersion {
  readonly id: number
  readonly packageId: number
  readonly owner: Account
  readonly name: string
  readonly digest: string
  tags: readonly string[]
  /** The repository that it is linked to, if it is to one. */
  readonly repository: Repository | undefined
  readonly createdAt: number
}
