import { openPull } from '../acts/pulls.ts'
import { addComment, openIssue } from '../acts/threads.ts'
import { gitPerson } from '../shapes/commit.ts'
import type { Account, App, Installation, Role } from '../world/accounts.ts'
import {
  addAccount,
  addUserToken,
  generateKeys,
  installApp,
  type KeyPair,
  registerApp,
} from '../world/people.ts'
import { addRepository } from '../world/repositories.ts'
import type { Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { installActions } from './actions.ts'
import { fleetWithout, isSeeded } from './applied-files.ts'
import { type CiOptions, startCi } from './ci.ts'
import { commitFiles } from './commit-files.ts'
import { fleetFiles } from './fleet-files.ts'
import { branchOf, importRepository } from './import-repository.ts'
import { lockkeeperEvents, lockkeeperPermissions } from './permissions.ts'
import { greetingChange, podinfoHistory } from './podinfo-files.ts'

/** What of the options the seed needs. */
export interface SeedOptions {
  readonly webhookUrl?: string
  readonly webhookSecret?: string
  readonly repository?: string
  readonly withoutFlux?: string
  readonly checks?: { readonly delay: number; readonly conclusion: 'success' | 'failure' } | 'off'
}

/** What the seed made that others need. */
export interface Seeded {
  readonly app: App
  readonly installation: Installation
  readonly people: readonly { readonly login: string; readonly role: string; readonly token: string }[]
  /** GitHub's own App, on the same account. */
  readonly actions: Installation
  /** Undefined where no CI reports. */
  readonly ci: CiOptions | undefined
  readonly stop: () => void
}

const cast: readonly {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly called: string
}[] = [
  { login: 'alice', name: 'Alice Writer', role: 'write', called: 'writer' },
  { login: 'ada', name: 'Ada Admin', role: 'admin', called: 'admin' },
  { login: 'rob', name: 'Rob Reader', role: 'read', called: 'reader' },
  { login: 'sam', name: 'Sam Stranger', role: 'none', called: 'stranger' },
]

let keys: KeyPair | undefined

// Making a key takes a good part of a second: once a process is enough.
function seededKeys(): KeyPair {
  keys ??= generateKeys()
  return keys
}

/** Fills a new world: `acme` with its people, two repositories, the App and a CI. */
export async function seedWorld(world: World, root: string, options: SeedOptions): Promise<Seeded> {
  const acme = addAccount(world, 'acme', 'Organization', 'Acme')
  const accounts = cast.map(({ login, name }) => addAccount(world, login, 'User', name))
  const people = cast.map(({ login, called }, index) => ({
    login,
    role: called,
    token: addUserToken(world, accounts[index] ?? acme),
  }))
  const granted = cast.flatMap(({ role }, index) =>
    role === 'none' ? [] : [[accounts[index]?.id ?? 0, role] as const],
  )
  const roles = new Map(granted)
  seedOrganization(world, acme, accounts)
  const app = registerApp(world, {
    name: 'lockkeeper',
    owner: acme,
    permissions: lockkeeperPermissions,
    events: lockkeeperEvents,
    hookUrl: options.webhookUrl,
    keys: seededKeys(),
    ...(options.webhookSecret === undefined ? {} : { secret: options.webhookSecret }),
  })
  const installation = installApp(world, app, acme)
  const ci = options.checks === 'off' ? undefined : { ...(options.checks ?? usualCi) }
  const stop = seedCi(world, acme, ci)
  const writer = accounts[0] ?? acme
  await seedFleet(world, root, {
    owner: acme,
    roles,
    author: writer,
    from: options.repository,
    files: filesOf(options),
  })
  await seedPodinfo(world, root, { owner: acme, roles, author: writer })
  return { app, installation, actions: installActions(world, acme, seededKeys()), people, ci, stop }
}

const usualCi: CiOptions = { delay: 300, conclusion: 'success' }

function seedCi(world: World, acme: Account, ci: CiOptions | undefined): () => void {
  const ciApp = registerApp(world, {
    name: 'acme-ci',
    owner: acme,
    permissions: { checks: 'write', contents: 'read', metadata: 'read' },
    events: [],
    hookUrl: undefined,
    keys: seededKeys(),
  })
  return ci === undefined ? () => undefined : startCi(world, ciApp, ci)
}

// The stranger is no member; the admin owns the organization; the writer is in the team that releases.
function seedOrganization(world: World, acme: Account, accounts: readonly Account[]): void {
  const members = new Map(
    accounts
      .filter(({ login }) => login !== 'sam')
      .map(account => [account.id, account.login === 'ada' ? ('admin' as const) : ('member' as const)]),
  )
  world.organizationMembers.set(acme.login, members)
  const releasers = accounts.filter(({ login }) => login === 'alice' || login === 'ada')
  world.teams.push({
    id: 1,
    organization: acme,
    ...{ name: 'releasers', slug: 'releasers', description: null, privacy: 'closed' },
    ...{ createdAt: world.clock.now(), updatedAt: world.clock.now() },
    members: releasers.map(account => ({ account, role: 'member', state: 'active' })),
  })
}

interface Wish {
  readonly owner: Account
  readonly roles: ReadonlyMap<number, Role>
  readonly author: Account
}

function filesOf({ withoutFlux }: SeedOptions): ReadonlyMap<string, string> {
  return withoutFlux !== undefined && isSeeded(withoutFlux) ? fleetWithout(withoutFlux) : fleetFiles
}

async function seedFleet(
  world: World,
  root: string,
  wish: Wish & { readonly from: string | undefined; readonly files: ReadonlyMap<string, string> },
): Promise<Repository> {
  const { owner, roles, author, from, files } = wish
  const defaultBranch = from === undefined ? 'main' : await branchOf(from)
  const description = 'What runs on the clusters of acme'
  const fleet = await addRepository(world, root, {
    owner,
    roles,
    name: 'fleet',
    private: true,
    description,
    defaultBranch,
  })
  const person = gitPerson(world, author)
  if (from !== undefined) await importRepository(fleet, from, person)
  else
    await commitFiles(fleet, {
      ref: 'refs/heads/main',
      parent: undefined,
      author: person,
      message: 'Describe the fleet',
      files,
    })
  const who = { account: author, app: undefined }
  openIssue(world, fleet, who, { title: 'Promotions', body: 'Comment here to move releases.' })
  return fleet
}

// In milliseconds.
const day = 24 * 3600 * 1000

async function seedPodinfo(world: World, root: string, wish: Wish): Promise<Repository> {
  const { owner, roles, author } = wish
  const description = 'A small web service'
  const podinfo = await addRepository(world, root, {
    owner,
    roles,
    name: 'podinfo',
    private: false,
    description,
  })
  const person = gitPerson(world, author)
  let tip: string | undefined
  const written = (daysAgo: number) => ({ ...person, date: person.date - daysAgo * day })
  for (const { message, files, tag, daysAgo } of podinfoHistory) {
    tip = await commitFiles(podinfo, {
      ref: 'refs/heads/main',
      parent: tip,
      author: written(daysAgo),
      message,
      files,
    })
    if (tag !== undefined) await podinfo.git.updateRefs([{ name: `refs/tags/${tag}`, after: tip }])
  }
  const { message, files, daysAgo } = greetingChange
  await commitFiles(podinfo, {
    ref: 'refs/heads/warmer-greeting',
    parent: tip,
    author: written(daysAgo),
    message,
    files,
  })
  await seedThreads(world, podinfo, author)
  return podinfo
}

async function seedThreads(world: World, podinfo: Repository, author: Account): Promise<void> {
  const who = { account: author, app: undefined }
  const issue = openIssue(world, podinfo, who, {
    title: 'Release 7.0.0',
    body: '7.0.0 runs on test and stage since Tuesday. Next: prod.',
  })
  addComment(world, podinfo, issue, who, 'Looks good on stage: no errors, latency as before.')
  await openPull(world, podinfo, who, {
    title: 'Greet more warmly',
    body: 'People like a warm welcome.',
    head: 'warmer-greeting',
    base: 'main',
    draft: false,
    maintainerCanModify: false,
  })
}
