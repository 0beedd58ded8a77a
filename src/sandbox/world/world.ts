import type { FaultBox } from '../faults/fault-box.ts'
import {
  type Account,
  type App,
  type Installation,
  type InstallationToken,
  type Role,
  roles,
  type Team,
} from './accounts.ts'
import type { Clock } from './clock.ts'
import type { PackageVersion } from './packages.ts'
import type { Repository } from './repository.ts'

/** Something that happened, for whoever watches the stand-in (the page, the tests). */
export interface Change {
  readonly kind: string
  readonly repository?: string
  readonly number?: number
}

/** A webhook event before it is addressed: its payload has all but repository, sender and installation. */
export interface WebhookEvent {
  readonly event: string
  readonly action: string | undefined
  readonly repository: Repository | undefined
  readonly sender: Account
  readonly payload: Readonly<Record<string, unknown>>
  readonly onlyFor?: App
  /** Of an event about no repository: only installations on this account hear it. */
  readonly account?: Account
}

/** Where the stand-in is reached: the API's, the web pages' and GraphQL's address. */
export interface Addresses {
  api: string
  html: string
  graphql: string
}

/** How the stand-in differs from the default: GHES' answers, mergeability after so many reads, and so on. */
export interface Behaviour {
  readonly ghes: boolean
  readonly mergeableAfterReads: number
  readonly statelessTokens: boolean
  readonly tokenLifetime: number
  readonly asyncMergeDelay: number
  readonly mergeQueueDelay: number
  /** Whether GitHub's limit of eighty creations a minute is enforced. */
  readonly enforceLimits: boolean
  /** The setting "Allow GitHub Actions to create and approve pull requests", off in new organisations. */
  readonly workflowsOpenPulls: boolean
}

/** Waits so many milliseconds before work in the background goes on; rejects when it is called off. */
export type Later = (milliseconds: number, calledOff?: AbortSignal) => Promise<void>

/** Everything the stand-in knows. One process, one world. */
export interface World {
  /** Where the bare repositories lie. */
  readonly folder: string
  readonly clock: Clock
  readonly later: Later
  readonly addresses: Addresses
  readonly behaviour: Behaviour
  readonly faults: FaultBox
  readonly accounts: Map<string, Account>
  readonly organizationMembers: Map<string, Map<number, 'member' | 'admin'>>
  readonly teams: Team[]
  readonly apps: App[]
  readonly installations: Map<number, Installation>
  readonly tokens: Map<string, InstallationToken>
  readonly userTokens: Map<string, Account>
  readonly repositories: Map<number, Repository>
  // Former names (`owner/name` in small letters) and whose they were.
  readonly formerNames: Map<string, number>
  readonly packages: PackageVersion[]
  readonly manifests: Map<string, Readonly<Record<string, unknown>>>
  readonly watchers: Set<(change: Change) => void>
  readonly webhooks: Set<(event: WebhookEvent) => void>
  readonly background: Set<Promise<unknown>>
  nextId: number
}

/** Lets work go on after the answer; `close` waits for it. Failures end it silently, as GitHub's own jobs do. */
export function inBackground(world: World, work: Promise<unknown>): void {
  const settled: Promise<unknown> = work.then(
    () => world.background.delete(settled),
    () => world.background.delete(settled),
  )
  world.background.add(settled)
}

/** A fresh id: never reused, unique over all kinds. */
export function takeId(world: World): number {
  world.nextId += 1
  return world.nextId
}

/** Tells the watchers that something changed. */
export function announce(world: World, change: Change): void {
  for (const watch of world.watchers) watch(change)
}

/** Tells the watchers of a reaction given: GitHub sends no webhook for one. */
export function announceReaction(world: World, repository: Repository): void {
  announce(world, { kind: 'reaction', repository: `${repository.owner.login}/${repository.name}` })
}

/** Hands an event to the webhook sender and tells the watchers. */
export function emit(world: World, event: WebhookEvent): void {
  for (const send of world.webhooks) send(event)
  const { repository, payload } = event
  const thread = (payload.issue ?? payload.pull_request) as { number?: number } | undefined
  announce(world, {
    kind: event.action === undefined ? event.event : `${event.event}.${event.action}`,
    ...(repository === undefined ? {} : { repository: `${repository.owner.login}/${repository.name}` }),
    ...(thread?.number === undefined ? {} : { number: thread.number }),
  })
}

/** A repository by `owner` and `name`, letter case ignored as GitHub does. */
export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase()
  return [...world.repositories.values()].find(
    repository => `${repository.owner.login}/${repository.name}`.toLowerCase() === wanted,
  )
}

/** An account by its login, letter case ignored. */
export function findAccount(world: World, login: string): Account | undefined {
  return world.accounts.get(login.toLowerCase())
}

/** Whether an installation has a repository. */
export function reaches({ account, repositories }: Installation, repository: Repository): boolean {
  return account.id === repository.owner.id && (repositories === undefined || repositories.has(repository.id))
}

/** A person's role on a repository: the highest of what was granted; `read` to all when it is public. */
export function roleOf(world: World, repository: Repository, account: Account): Role {
  if (account.type === 'Bot') return 'none'
  const membership = world.organizationMembers.get(repository.owner.login)?.get(account.id)
  const candidates: readonly Role[] = [
    repository.roles.get(account.id) ?? 'none',
    membership === 'admin' ? 'admin' : membership === 'member' ? 'read' : 'none',
    repository.private ? 'none' : 'read',
  ]
  return [...candidates].sort((left, right) => roles.indexOf(right) - roles.indexOf(left))[0] ?? 'none'
}
