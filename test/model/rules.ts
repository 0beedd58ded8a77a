// The rules as a person would tell them: what may be asked by whom, what then happens, and what may never be the case.
// Knows nothing of how the product decides.

export const apps = ['podinfo', 'helloworld'] as const
export const environments = ['test', 'stage', 'prod'] as const
export const people = ['writer', 'admin', 'reader', 'stranger', 'bot'] as const
export const places = ['source', 'gitops'] as const

export type App = (typeof apps)[number]
export type Environment = (typeof environments)[number]
export type Who = (typeof people)[number]
export type Place = (typeof places)[number]
export type Slot = `${App} ${Environment}`

/** What somebody writes into a thread. */
export interface Ask {
  readonly who: Who
  readonly place: Place
  readonly what:
    | {
        readonly kind: 'promote'
        readonly app: App
        readonly version: string
        readonly environment: Environment
        readonly dryRun: boolean
        /** The version is not said, but where it is taken from. */
        readonly from?: Environment
      }
    | {
        readonly kind: 'rollback' | 'verify' | 'restart'
        readonly app: App
        readonly environment: Environment
      }
    | { readonly kind: 'train'; readonly from: Environment; readonly to: Environment }
    | { readonly kind: 'cancel' | 'list' | 'history' | 'help' | 'explain' }
}

/** What is believed to be the case between two steps. */
export interface Belief {
  readonly pins: ReadonlyMap<Slot, string>
  /** Every version that a slot ever had. */
  readonly past: ReadonlyMap<Slot, readonly string[]>
  /** Slots in which somebody went back: what was left is not gone back to, and sometimes nothing else is known. */
  readonly rolledBack: ReadonlySet<string>
  /** Promotions that wait, by slot: whose, and said where. */
  readonly waiting: ReadonlyMap<Slot, Waiting>
  readonly checks: 'success' | 'failure'
  /** Who else has to approve what goes to prod. */
  readonly approval: boolean
  /** What is to be merged goes through a queue, and may fall out of it. */
  readonly queued: boolean
  /** The writer may only read the GitOps repository for now. */
  readonly revoked: boolean
  /** People did something to what is under way: how an ask ends is not foretold, only what must never be the case. */
  readonly disturbed: boolean
}

export interface Waiting {
  readonly version: string
  readonly comment: number
  readonly who: Who
  readonly place: Place
}

export const allSlots: readonly Slot[] = apps.flatMap(app =>
  environments.map((environment): Slot => `${app} ${environment}`),
)

/** Of podinfo's source repository. */
export const tags: ReadonlySet<string> = new Set(['6.9.1', '6.9.2', '7.0.0', '7.0.1', '7.0.2', '7.0.3'])

/** How the request may end when nothing else is under way; `nobody`: no reply at all. */
export type Ending =
  | 'merged'
  | 'waiting'
  | 'nothing-to-do'
  | 'refused'
  | 'answered'
  | 'cancelled'
  | 'superseded'
  | 'unknown'
  | 'nobody'

/** Known tags of podinfo, and for helloworld, of which nothing is known, any. */
const newReleases = { podinfo: ['7.0.0', '7.0.1', '7.0.2'], helloworld: ['1.4.0', '1.5.0', '1.6.0'] } as const

/** A version `next` said out: one that nothing refuses, in an environment that does not have it, and neither pinned nor on its way. */
export function spellOut(ask: Ask, { pins, waiting }: Belief): Ask {
  const { what } = ask
  if (what.kind !== 'promote') return ask
  const [from] = what.from === undefined ? [] : upstream(what.environment)
  if (from !== undefined)
    return { ...ask, what: { ...what, from, version: pins.get(`${what.app} ${from}`) ?? '' } }
  if (what.version !== 'next') return ask
  const { app } = what
  const pinned = (name: Environment): string => pins.get(`${app} ${name}`) ?? ''
  let { environment } = what
  for (let [before] = upstream(environment); before !== undefined; [before] = upstream(environment)) {
    if (pinned(before) !== pinned(environment))
      return { ...ask, what: { ...what, environment, version: pinned(before) } }
    environment = before
  }
  const taken = [pinned(environment), waiting.get(`${app} ${environment}`)?.version]
  const version = newReleases[app].find(each => !taken.includes(each)) ?? newReleases[app][0]
  return { ...ask, what: { ...what, environment, version } }
}

/** The words as they are typed. */
export function textOf({ what }: Ask): string {
  switch (what.kind) {
    case 'promote':
      return `/promote ${what.app}${release(what)} to ${what.environment}${what.dryRun ? ' --dry-run' : ''}`
    case 'train':
      return `/promote ${what.from} to ${what.to}`
    case 'rollback':
    case 'verify':
    case 'restart':
      return `/${what.kind} ${what.app} on ${what.environment}`
    case 'history':
      return '/history podinfo'
    case 'explain':
      return '/explain p-aaaaaa'
    default:
      return `/${what.kind}`
  }
}

function release({ version, from, environment }: Ask['what'] & { readonly kind: 'promote' }): string {
  return from === undefined || environment === 'test' ? `@${version}` : ` from ${from}`
}

/** Whoever cannot see the GitOps repository cannot write there. */
export function canSay({ who, place }: Ask): boolean {
  return who !== 'stranger' || place === 'source'
}

/** Of those who may approve. */
function loginOf({ who }: Pick<Ask, 'who'>): string | undefined {
  return who === 'writer' ? 'alice' : who === 'admin' ? 'ada' : undefined
}

/** Whether that person's approval is worth anything: not one's own, and not of who may only read. */
export function counts(login: string, ask: Pick<Ask, 'who'>, { revoked }: Pick<Belief, 'revoked'>): boolean {
  return login !== loginOf(ask) && !(revoked && login === loginOf({ who: 'writer' }))
}

export function mayMove(
  { who }: { readonly who: Who },
  { revoked }: Pick<Belief, 'revoked'> = { revoked: false },
): boolean {
  return (who === 'writer' && !revoked) || who === 'admin'
}

/** Where a slot's version stands: the file, and what stands before it there. */
export const pinPattern = /^(\s+(?:version|newTag): "?)[^\s"]+/m

export function pinFile(slot: Slot): string {
  const [app, environment] = slot.split(' ')
  return app === 'podinfo'
    ? `apps/${environment}/podinfo-values.yaml`
    : `apps/${environment}/helloworld/kustomization.yaml`
}

/** How an ask that is alone may end. */
export function endingsOf(belief: Belief, ask: Ask): readonly Ending[] {
  if (ask.who === 'bot') return ['nobody']
  if (ask.who === 'stranger') return ['refused']
  const { what } = ask
  switch (what.kind) {
    case 'promote':
      return promoteEndings(belief, ask, what)
    case 'train':
      return mayMove(ask, belief) ? trainEndings(belief, ask, what) : ['refused', 'nothing-to-do']
    case 'rollback':
      return mayMove(ask, belief) ? rollbackEndings(belief, ask, what) : ['refused', 'answered']
    case 'restart':
    case 'verify':
      return ['answered', 'refused']
    case 'cancel':
      // Which of the two, `/cancel`'s own rule says.
      return ['answered', 'refused']
    case 'explain':
      return ['answered', 'refused']
    default:
      return ['answered']
  }
}

function promoteEndings(
  belief: Belief,
  ask: Ask,
  what: Ask['what'] & { readonly kind: 'promote' },
): readonly Ending[] {
  const slot: Slot = `${what.app} ${what.environment}`
  const isThere = belief.pins.get(slot) === what.version
  if (isThere && what.dryRun) return ['answered', 'refused']
  if (isThere) return mayMove(ask, belief) ? ['nothing-to-do'] : ['nothing-to-do', 'refused']
  const isUnderWay = belief.waiting.get(slot)?.version === what.version
  // Whether it is said first that they may not or that it is under way is all the same.
  if (isRefused(belief, ask, what))
    return isUnderWay ? ['refused', what.dryRun ? 'answered' : 'nothing-to-do'] : ['refused']
  if (what.dryRun) return ['answered']
  if (isUnderWay) return ['nothing-to-do']
  return gated(belief, what.environment)
}

/** What nobody refuses is merged once its checks passed and, in prod, somebody else approved; a merge queue may let it go. */
function gated({ checks, approval, queued }: Belief, environment: Environment): readonly Ending[] {
  if (checks !== 'success' || (approval && environment === 'prod')) return ['waiting']
  return queued ? ['merged', 'waiting'] : ['merged']
}

function isRefused(belief: Belief, ask: Ask, what: Ask['what'] & { readonly kind: 'promote' }): boolean {
  const { app, version, environment } = what
  const pinned = environments.some(each => belief.pins.get(`${app} ${each}`) === version)
  return (
    !mayMove(ask, belief) ||
    (ask.place === 'source' && app !== 'podinfo') ||
    (app === 'podinfo' && !pinned && !tags.has(version)) ||
    upstream(environment).some(each => belief.pins.get(`${app} ${each}`) !== version)
  )
}

/** What has to have the release first: where the configuration says nothing, the environment before. */
export function upstream(environment: string): readonly Environment[] {
  const index = environments.indexOf(environment as Environment)
  return environments.slice(Math.max(0, index - 1), Math.max(0, index))
}

function trainEndings(
  belief: Belief,
  ask: Ask,
  { from, to }: { readonly from: Environment; readonly to: Environment },
): readonly Ending[] {
  const differ = apps.filter(app => belief.pins.get(`${app} ${from}`) !== belief.pins.get(`${app} ${to}`))
  if (differ.length === 0) return ['nothing-to-do', 'refused']
  const any: readonly Ending[] = ['merged', 'waiting', 'refused', 'nothing-to-do']
  return ask.place === 'source' ? ['refused', ...any] : any
}

function rollbackEndings(
  belief: Belief,
  ask: Ask,
  { app, environment }: { readonly app: App; readonly environment: Environment },
): readonly Ending[] {
  if (ask.place === 'source' && app !== 'podinfo') return ['refused']
  const past = belief.past.get(`${app} ${environment}`) ?? []
  const moved = new Set(past).size > 1
  if (!moved) return ['refused']
  const none: readonly Ending[] = belief.rolledBack.has(`${app} ${environment}`) ? ['refused'] : []
  return [...gated(belief, environment), 'nothing-to-do', ...none]
}
