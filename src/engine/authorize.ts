import { sourceApps } from '../fleet/sources.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { Goal } from '../promotion/goal.ts'
import { type EnvironmentPolicy, environmentPolicy, type Policy } from '../promotion/policy.ts'
import { type NamedWorkflow, namesWorkflow } from '../promotion/workflow.ts'
import type { People, Permission, Person, RepositoryRef } from './ports/ports.ts'

declare const proof: unique symbol

/** A value that the person was allowed to ask for, at the moment it was made. Only `authorize` makes it. */
export type Authorized<T> = T & { readonly [proof]: true }

/** Who wants what of whom. `source`: where it was said; the same repository when it was said there. */
export interface Asking {
  readonly actor: Person
  readonly verb: Verb
  readonly source: RepositoryRef
  readonly gitops: RepositoryRef
}

/** What is asked for; each answers to its own rule. */
export type Verb =
  | { readonly kind: 'read' }
  | { readonly kind: 'promote'; readonly goal: Goal }
  | { readonly kind: 'cancel'; readonly requester: Person | undefined }

/** The facts that authorization reads: permissions at this moment, policy at a recorded commit. */
export interface Grounds {
  readonly permission: (repository: RepositoryRef) => Promise<Permission>
  readonly inTeam: People['inTeam']
  /** The workflow that asks, as GitHub knows it; nothing where a person asks by themselves. */
  readonly workflow?: NamedWorkflow
  readonly policy: Policy
  readonly fleet: Fleet
}

export type Authorization<T> =
  | { readonly kind: 'authorized'; readonly value: Authorized<T>; readonly detail: string }
  | { readonly kind: 'denied'; readonly reason: string }

/** The one place that decides who may do what. Whatever could not be read throws, and so permits nothing. */
export async function authorize<T>(value: T, asking: Asking, grounds: Grounds): Promise<Authorization<T>> {
  const answer = await decide(asking, grounds)
  if (answer.kind === 'denied') return answer
  return { kind: 'authorized', value: value as Authorized<T>, detail: answer.detail }
}

type Answer =
  | { readonly kind: 'allowed'; readonly detail: string }
  | { readonly kind: 'denied'; readonly reason: string }

function decide(asking: Asking, grounds: Grounds): Promise<Answer> {
  const { verb } = asking
  switch (verb.kind) {
    case 'read':
      return mayRead(asking, grounds)
    case 'promote':
      return mayPromote(asking, verb.goal, grounds)
    case 'cancel':
      return mayCancel(asking, verb.requester, grounds)
    default:
      return verb satisfies never
  }
}

async function mayRead({ actor, gitops }: Asking, grounds: Grounds): Promise<Answer> {
  const permission = await grounds.permission(gitops)
  return permission === 'none'
    ? { kind: 'denied', reason: `@${actor.login} cannot read ${fullName(gitops)}` }
    : { kind: 'allowed', detail: `@${actor.login} can read ${fullName(gitops)}` }
}

async function mayCancel(asking: Asking, requester: Person | undefined, grounds: Grounds): Promise<Answer> {
  if (requester?.id === asking.actor.id)
    return { kind: 'allowed', detail: `@${asking.actor.login} asked for it` }
  const permission = await grounds.permission(asking.gitops)
  return canWrite(permission)
    ? { kind: 'allowed', detail: `@${asking.actor.login} has write on ${fullName(asking.gitops)}` }
    : {
        kind: 'denied',
        reason: `only who asked for it, or somebody with write on ${fullName(asking.gitops)}, may cancel it`,
      }
}

async function mayPromote(asking: Asking, goal: Goal, grounds: Grounds): Promise<Answer> {
  const policy = environmentPolicy(grounds.policy, goal.environment)
  if (policy === undefined) return { kind: 'denied', reason: `${goal.environment} has no policy` }
  const listed = isListed(asking, goal, grounds)
  if (listed.kind === 'denied') return listed
  const { workflow } = grounds
  if (
    workflow !== undefined &&
    policy.allow?.workflows.some(entry => namesWorkflow(entry, workflow)) === true
  )
    return { kind: 'allowed', detail: `${policy.name} names ${workflow.repository}/${workflow.path}` }
  const source = await mayUseSource(asking, grounds)
  if (source.kind === 'denied') return source
  return policy.allow === undefined
    ? mayWrite(asking, await grounds.permission(asking.gitops))
    : isNamed(asking, policy, policy.allow, grounds)
}

/** A source repository must be listed for the app. */
function isListed({ source, gitops }: Asking, goal: Goal, grounds: Grounds): Answer {
  if (source.id === gitops.id) return { kind: 'allowed', detail: '' }
  const name = fullName(source)
  const listed = grounds.policy.sources.find(each => each.repository.toLowerCase() === name.toLowerCase())
  if (listed === undefined)
    return { kind: 'denied', reason: `${name} is not among the sources of ${fullName(gitops)}` }
  const apps = sourceApps(grounds.fleet, listed).map(app => app.name)
  if (apps.includes(goal.app)) return { kind: 'allowed', detail: '' }
  return {
    kind: 'denied',
    reason:
      `${name} may promote ${apps.length === 0 ? 'no app' : apps.join(', ')}, not ${goal.app}; ` +
      `comment in ${fullName(gitops)}, or name ${goal.app} there under sources`,
  }
}

/** The actor must have write there, too. */
async function mayUseSource(asking: Asking, grounds: Grounds): Promise<Answer> {
  const { source, gitops } = asking
  if (source.id === gitops.id) return { kind: 'allowed', detail: '' }
  return mayWrite({ ...asking, gitops: source }, await grounds.permission(source))
}

function mayWrite({ actor, gitops }: Asking, permission: Permission): Answer {
  return canWrite(permission)
    ? { kind: 'allowed', detail: `@${actor.login} has ${permission} on ${fullName(gitops)}` }
    : { kind: 'denied', reason: `@${actor.login} has no write on ${fullName(gitops)}` }
}

/** With `allow`, exactly those whom it names; read on the GitOps repository is then enough. */
async function isNamed(
  { actor, gitops }: Asking,
  policy: EnvironmentPolicy,
  allow: NonNullable<EnvironmentPolicy['allow']>,
  grounds: Grounds,
): Promise<Answer> {
  if ((await grounds.permission(gitops)) === 'none')
    return { kind: 'denied', reason: `@${actor.login} cannot read ${fullName(gitops)}` }
  const named = allow.users.some(user => user.toLowerCase() === actor.login.toLowerCase())
  if (named) return { kind: 'allowed', detail: `${policy.name} names @${actor.login}` }
  const isMember = await Promise.allSettled(allow.teams.map(team => grounds.inTeam(team, actor)))
  if (isMember.some(each => each.status === 'fulfilled' && each.value))
    return { kind: 'allowed', detail: `@${actor.login} is in a team that ${policy.name} names` }
  // Whoever could be in a team that we may not see is told who lets us look.
  const unseen = isMember.find(each => each.status === 'rejected')
  if (unseen !== undefined) throw unseen.reason
  return { kind: 'denied', reason: `${policy.name} allows only those whom its configuration names` }
}

function canWrite(permission: Permission): boolean {
  return permission === 'write' || permission === 'admin'
}

/** `owner/name`. */
export function fullName({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`
}
