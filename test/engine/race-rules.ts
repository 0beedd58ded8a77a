import { readProposalMarker, readReplyMarker } from '../../src/report/marker.ts'
import { parseTrailers } from '../../src/report/trailers.ts'
import { headOf, history } from './fakes/git.ts'
import { overlay, type Seeded } from './fakes/seed.ts'

/** What must not be the case when all have come to rest, in words, one a line. */
export function broken(seeded: Seeded): readonly string[] {
  return [...brokenReplies(seeded), ...brokenMerges(seeded), ...brokenWords(seeded), ...brokenEnd(seeded)]
}

interface Pull {
  readonly name: string
  readonly request: string
  readonly state: 'open' | 'merged' | 'closed'
}

function pullsOf({ fleet }: Seeded): readonly Pull[] {
  return fleet.pullRequests.flatMap(({ state, body }) => {
    const claim = readProposalMarker(body)?.claim
    if (claim === undefined) return []
    const { app, environment, request } = claim
    return [{ state, request, name: `${app} ${environment} of ${request}` }]
  })
}

/** One each, and each says what happened. */
function brokenReplies(seeded: Seeded): readonly string[] {
  const { comments } = seeded.source
  const pulls = pullsOf(seeded)
  const replies = comments.flatMap(({ ours, body }) => (ours ? (readReplyMarker(body) ?? []) : []))
  const asked = comments.filter(({ ours }) => !ours)
  return [
    ...asked.flatMap(({ id, body, edited }) => {
      const count = replies.filter(({ key }) => key.split('/')[3] === String(id)).length
      return count === 1 || (edited && count === 0) ? [] : [`${body} (${id}) has ${count} replies`]
    }),
    ...replies.flatMap(({ key, done, result }) => {
      const own = pulls.filter(({ request }) => request === key)
      const isMerged = own.some(({ state }) => state === 'merged')
      const waits = own.some(({ state }) => state === 'open')
      return [
        ...(done || waits ? [] : [`the reply to ${key} says ${result?.verdict} for ever`]),
        ...(result === undefined || (result.verdict === 'merged') === isMerged
          ? []
          : [`the reply to ${key} says ${result.verdict}, and it is ${isMerged ? '' : 'not '}merged`]),
      ]
    }),
  ]
}

/** Every merge has its record, and there is one of both. */
function brokenMerges(seeded: Seeded): readonly string[] {
  const merged = pullsOf(seeded).flatMap(({ name, state }) => (state === 'merged' ? [name] : []))
  // A second one, of a process that failed twice before it could take it away, has no state: nobody counts it.
  const all = seeded.fleet.deployments.filter(({ state }) => state !== 'inactive')
  const recorded = all
    .filter(
      ({ state, payload: { request } }, index) =>
        state !== undefined || !all.slice(0, index).some(({ payload }) => payload.request === request),
    )
    .map(({ payload: { app, environment, request } }) => `${app} ${environment} of ${request}`)
  return [
    ...twice(merged).map(name => `${name} was merged twice`),
    ...twice(recorded).map(name => `${name} was recorded twice`),
    ...merged.filter(name => !recorded.includes(name)).map(name => `${name} was merged and not recorded`),
    ...recorded.filter(name => !merged.includes(name)).map(name => `${name} was recorded and not merged`),
  ]
}

/** What was merged says whose promotion it is; what people merge says nothing. */
function brokenWords({ fleet }: Seeded): readonly string[] {
  return fleet.pullRequests.flatMap(({ body, mergeCommit }) => {
    if (mergeCommit === undefined) return []
    const claim = readProposalMarker(body)?.claim
    const said = parseTrailers(fleet.commits.get(mergeCommit)?.message ?? '')
    if (claim === undefined || said === undefined || said.request === claim.request) return []
    return [`what was merged for ${claim.request} says that it was for ${said.request}`]
  })
}

/** Nothing is left lying about, and what was merged last is there. */
function brokenEnd({ fleet }: Seeded): readonly string[] {
  const main = headOf(fleet, 'main')
  const pin = /newTag: (\S+)/.exec(main.files.get(overlay('podinfo', 'prod')) ?? '')?.[1]
  const open = fleet.pullRequests.filter(({ state }) => state === 'open').map(({ branch }) => branch)
  const [last] = fleet.pullRequests
    .filter(({ state, branch }) => state === 'merged' && branch === 'lockkeeper/prod/podinfo')
    .toSorted((left, right) => (right.mergedAt?.getTime() ?? 0) - (left.mergedAt?.getTime() ?? 0))
  const version = readProposalMarker(last?.body ?? '')?.claim.version ?? '6.9.2'
  // A claim with nothing on it, which a process left that died, is the next one's.
  const begun = history(fleet, main.sha)
  const left = [...fleet.branches].filter(
    ([name, sha]) => name.startsWith('lockkeeper/') && !begun.has(sha) && !open.includes(name),
  )
  return [
    ...left.map(([name]) => `${name} is left`),
    ...(pin === version ? [] : [`prod has ${pin}, and ${version} was merged last`]),
  ]
}

function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}
