import type { GitPerson } from '../../git/objects.ts'
import type { Account, App } from '../../world/accounts.ts'
import { iso } from '../../world/clock.ts'
import { findAccount, type World } from '../../world/world.ts'
import type { Context, Fields } from '../context.ts'

/** A person, organization or bot; a bot's login has no `[bot]` here. */
export function actorNode(world: World, account: Account): Fields {
  const { html } = world.addresses
  const login = account.login.replace(/\[bot\]$/, '')
  return {
    __typename: account.type,
    id: account.nodeId,
    databaseId: account.id,
    login,
    name: account.name,
    email: '',
    url: `${html}/${account.type === 'Bot' ? `apps/${login}` : login}`,
    avatarUrl: `${html}/avatars/u/${account.id}?v=4`,
  }
}

/** An actor, or null for a deleted account. */
export function nullableActor(world: World, account: Account | undefined): Fields | null {
  return account === undefined ? null : actorNode(world, account)
}

/** A GitHub App. */
export function appNode(world: World, app: App): Fields {
  return {
    __typename: 'App',
    id: app.nodeId,
    databaseId: app.id,
    name: app.name,
    slug: app.slug,
    url: `${world.addresses.html}/apps/${app.slug}`,
  }
}

/** The author or committer that a commit names; `user` only when the address is a person's. */
export function gitActorNode({ world }: Context['call'], person: GitPerson): Fields {
  const login = /^\d+\+(?<login>.+)@users\.noreply\.github\.com$/.exec(person.email)?.groups?.login
  const account = login === undefined ? undefined : findAccount(world, login)
  return {
    name: person.name,
    email: person.email,
    date: iso(person.date),
    avatarUrl: `${world.addresses.html}/avatars/u/e`,
    user: account?.type === 'User' ? actorNode(world, account) : null,
  }
}
