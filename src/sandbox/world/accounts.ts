/** Levels of an App's or token's permission, weakest first. */
export type PermissionLevel = 'read' | 'write' | 'admin'

/** What an App may do, by GitHub's names (`contents`, `pull_requests`, …). */
export type Permissions = Readonly<Record<string, PermissionLevel>>

/** A person's role on a repository, weakest first. */
export const roles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const

/** A person's role on a repository. */
export type Role = (typeof roles)[number]

/** The older four levels, which endpoints and webhooks still show: `maintain` as write, `triage` as read. */
export function baseLevel(role: Role): 'admin' | 'write' | 'read' | 'none' {
  if (role === 'maintain') return 'write'
  return role === 'triage' ? 'read' : role
}

/** A person, an organization, or the bot of an App. */
export interface Account {
  readonly id: number
  readonly nodeId: string
  login: string
  readonly type: 'User' | 'Organization' | 'Bot'
  readonly name: string
}

/** A member of an organization's team. */
export interface TeamMember {
  readonly account: Account
  readonly role: 'member' | 'maintainer'
  readonly state: 'active' | 'pending'
}

/** A team; `parent` makes its members count in that one too. */
export interface Team {
  readonly id: number
  readonly organization: Account
  name: string
  slug: string
  description: string | null
  privacy: 'closed' | 'secret'
  readonly parent?: string
  readonly members: TeamMember[]
  readonly createdAt: number
  updatedAt: number
}

/** Where an App's webhooks go; no URL, no webhooks. */
export interface Hook {
  url: string | undefined
  secret: string
}

/** A GitHub App as registered. `publicKey` and `privateKey` are PEM. */
export interface App {
  readonly id: number
  readonly nodeId: string
  readonly slug: string
  readonly name: string
  readonly clientId: string
  readonly clientSecret: string
  readonly owner: Account
  readonly bot: Account
  readonly publicKey: string
  readonly privateKey: string
  readonly permissions: Permissions
  readonly events: readonly string[]
  readonly hook: Hook
  readonly createdAt: number
}

/** An App on one account. `repositories` undefined means all of the account's. */
export interface Installation {
  readonly id: number
  readonly app: App
  readonly account: Account
  permissions: Permissions
  repositories: Set<number> | undefined
  suspendedAt: number | undefined
  readonly createdAt: number
}

/** An installation's token: narrowed rights, and an end (milliseconds). */
export interface InstallationToken {
  readonly value: string
  readonly installation: Installation
  readonly permissions: Permissions
  readonly repositories: ReadonlySet<number> | undefined
  readonly expiresAt: number
}
