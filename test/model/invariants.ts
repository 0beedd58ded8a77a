import { type Ask, type Belief, counts, mayMove, type Slot, tags, upstream } from './rules.ts'
import type { SeenCommit, SeenWorld } from './seen.ts'

/** What was asked, by the number of the comment. */
export interface Asked extends Ask {
  readonly comment: number
  /** Taken back before anybody looked. */
  readonly withdrawn: boolean
  /** Somebody deleted it, or our reply to it, at some time: then it may be without a reply. */
  readonly removed: boolean
  /** It was deleted itself. */
  readonly gone: boolean
}

/** What must never be the case, whatever went wrong: in words, one a line. */
export function brokenRules(
  seen: SeenWorld,
  asked: readonly Asked[],
  past: Belief['past'],
): readonly string[] {
  return [
    ...brokenReplies(seen, asked),
    ...brokenPulls(seen),
    ...seen.commits.flatMap(commit => brokenCommit(commit, seen, asked, past)),
    ...brokenDeployments(seen),
    ...brokenReturns(seen, asked),
  ]
}

function brokenReplies({ replies }: SeenWorld, asked: readonly Asked[]): readonly string[] {
  const known = new Set(asked.map(({ comment }) => comment))
  return [
    ...asked.flatMap(({ comment, who, withdrawn, removed }) => {
      const count = replies.filter(reply => reply.comment === comment).length
      const wanted = who === 'bot' ? [0] : withdrawn || removed ? [0, 1] : [1]
      return wanted.includes(count) ? [] : [`comment ${comment} of the ${who} has ${count} replies`]
    }),
    ...replies.flatMap(({ comment }) =>
      known.has(comment) ? [] : [`a reply to ${comment}, which asked nothing`],
    ),
  ]
}

function brokenPulls({ pulls, branches }: SeenWorld): readonly string[] {
  const open = pulls.filter(({ state }) => state === 'open')
  const counted = pulls.filter(({ state, comment }) => state !== 'closed' && comment !== 0)
  return [
    ...doubled(open.map(({ slot }) => slot)).map(slot => `two open pull requests for ${slot}`),
    ...doubled(counted.map(({ slot, comment }) => `${slot} of ${comment}`)).map(
      each => `two pull requests for ${each}`,
    ),
    ...differences(
      branches.filter(({ ours }) => ours).map(({ name }) => name),
      open.map(({ slot }) => `lockkeeper/${slot.split(' ').toReversed().join('/')}`),
      branches.map(({ name }) => name),
    ).map(branch => `branch ${branch} and the open pull requests differ`),
  ]
}

function brokenCommit(
  commit: SeenCommit,
  { pulls, commits }: SeenWorld,
  asked: readonly Asked[],
  past: Belief['past'],
): readonly string[] {
  const { sha, comment, slot, version, byUs } = commit
  // What people merge or commit by hand is theirs to answer for.
  if (!byUs) return []
  const ask = asked.find(each => each.comment === comment)
  const name = `commit ${sha.slice(0, 7)} (${slot} ${version}, asked in ${comment})`
  if (ask === undefined) return [`${name} is nobody's promotion`]
  const own = pulls.filter(pull => pull.mergeCommit === sha && pull.slot === slot)
  const again = commits.filter(each => each.byUs && each.comment === comment && each.slot === slot)
  return [
    ...(own.length === 1 ? [] : [`${name} has ${own.length} merged pull requests`]),
    ...(again.length === 1 ? [] : [`${name} was merged ${again.length} times`]),
    ...(slot.startsWith('podinfo') && !tags.has(version) && !wasPinned(version, past)
      ? [`${name} was never made`]
      : []),
    ...(isAsked(ask, commit) ? [] : [`${name} is not what was asked for`]),
    ...brokenRight(ask, commit, past).map(what => `${name} ${what}`),
    ...brokenContent(commit).map(what => `${name} ${what}`),
  ]
}

function wasPinned(version: string, past: Belief['past']): boolean {
  const slots = [...past.values()].map(versions => versions.includes(version))
  // Its own slot has it by now.
  return slots.filter(has => has).length > 1
}

function isAsked({ what }: Ask, { slot, version }: SeenCommit): boolean {
  switch (what.kind) {
    case 'promote':
      return (
        !what.dryRun &&
        slot === `${what.app} ${what.environment}` &&
        (version === what.version || what.from !== undefined)
      )
    case 'rollback':
      return slot === `${what.app} ${what.environment}`
    case 'train':
      return slot.endsWith(` ${what.to}`)
    default:
      return false
  }
}

/** What of the new commits the gates of that moment forbid. */
export function brokenGates(
  { pulls, commits }: SeenWorld,
  asked: readonly Asked[],
  { known, belief }: { readonly known: number; readonly belief: Belief },
): readonly string[] {
  return commits.slice(known).flatMap((commit, index) => {
    const { sha, byUs, slot, comment } = commit
    const ask = asked.find(each => each.comment === comment)
    const pull = pulls.find(({ mergeCommit }) => mergeCommit === sha)
    if (!byUs || ask === undefined || pull === undefined) return []
    const others = pull.approvedBy.filter(login => counts(login, ask, belief))
    const name = `commit ${sha.slice(0, 7)} (${slot}, asked in ${comment} by the ${ask.who})`
    return [
      ...(pull.checked ? [] : [`${name} has a check that did not pass`]),
      ...(mayMove(ask, belief) ? [] : [`${name} comes after the right was taken away`]),
      ...(belief.approval && slot.endsWith(' prod') && others.length === 0
        ? [`${name} was approved by nobody else`]
        : []),
      ...missingBefore(commit, commits.slice(known, known + index + 1))
        .filter(() => ask.what.kind !== 'rollback')
        .map(missing => `${name} comes before ${missing}`),
    ]
  })
}

/** The environments that have to have it first and never did since the last step: GitHub merges onto whatever was merged a moment before. */
function missingBefore({ slot, version }: SeenCommit, lately: readonly SeenCommit[]): readonly string[] {
  const [app = '', environment = ''] = slot.split(' ')
  return upstream(environment).filter(name =>
    lately.every(({ before }) => before.get(`${app} ${name}` as Slot) !== version),
  )
}

/** Who may not ask for it, and where a rollback may not lead. */
function brokenRight(ask: Asked, { slot, version }: SeenCommit, past: Belief['past']): readonly string[] {
  const [app = ''] = slot.split(' ')
  const back = ask.what.kind === 'rollback'
  return [
    ...(mayMove(ask) ? [] : [`was asked for by the ${ask.who}`]),
    ...(ask.place === 'source' && app !== 'podinfo' ? ['was asked for where nobody may'] : []),
    ...(back && past.get(slot as Slot)?.includes(version) !== true
      ? ['goes back to what never was there']
      : []),
  ]
}

/** One scalar in one file, and no other pin. */
function brokenContent({ slot, version, lines, before, after }: SeenCommit): readonly string[] {
  const moved = [...after].filter(([name, pinned]) => before.get(name) !== pinned)
  const [gone = '', came = ''] = lines
  const exact =
    lines.length === 2 && gone.replace(' -', ' +').replace(before.get(slot as Slot) ?? '', version) === came
  return [
    ...(moved.length === 1 && moved[0]?.[0] === slot && moved[0][1] === version
      ? []
      : [`moves ${JSON.stringify(moved)}`]),
    ...(exact ? [] : [`changes ${JSON.stringify(lines)}`]),
  ]
}

function brokenDeployments({ deployments, pulls }: SeenWorld): readonly string[] {
  const merged = pulls.filter(({ state }) => state === 'merged')
  // Of which somebody took our words away nothing can be told.
  const known = merged.filter(({ comment }) => comment !== 0)
  const of = ({ slot, version, comment }: { slot: string; version: string; comment: number }): string =>
    `${slot} ${version} of ${comment}`
  return [
    ...differences(known.map(of), deployments.map(of)).map(each => `merges and deployments differ: ${each}`),
    ...doubled(deployments.map(of)).map(each => `two deployments for ${each}`),
    ...deployments.flatMap(each =>
      each.state === undefined ? [`nothing is said of the deployment ${of(each)}`] : [],
    ),
    ...deployments
      .filter(({ sha }) => merged.every(({ mergeCommit }) => mergeCommit !== sha))
      .map(({ slot, sha }) => `the deployment of ${slot} names ${sha}, which nobody merged`),
  ]
}

/** What somebody went back from is not gone back to, until somebody asks for it again. */
function brokenReturns({ commits }: SeenWorld, asked: readonly Asked[]): readonly string[] {
  const left = new Set<string>()
  return commits.flatMap(({ sha, slot, version, before, comment, byUs }) => {
    const ask = asked.find(each => each.comment === comment)
    const returns = byUs && ask?.what.kind === 'rollback'
    const wrong = returns && left.has(`${slot} ${version}`)
    left.delete(`${slot} ${version}`)
    if (returns) left.add(`${slot} ${before.get(slot as Slot)}`)
    return wrong
      ? [`commit ${sha.slice(0, 7)} goes back to ${version} in ${slot}, which somebody had left`]
      : []
  })
}

function doubled(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

/** What is in one and lacks in the other; `there`: where the right must be. */
function differences(
  left: readonly string[],
  right: readonly string[],
  there: readonly string[] = left,
): readonly string[] {
  return [...left.filter(name => !right.includes(name)), ...right.filter(name => !there.includes(name))]
}
