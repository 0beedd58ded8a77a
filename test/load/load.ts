import type { Clock } from '../../src/engine/ports/ports.ts'
import { parseRequestKey } from '../../src/promotion/origin.ts'
import { readProposalMarker, readReplyMarker } from '../../src/report/marker.ts'
import { signedWebhook } from '../server/webhook.ts'
import { type LoadedApp, type Place, shareClock, startLoadedApp } from './app.ts'
import { appNames, pinFile } from './fleet.ts'

/** How much at once. */
export interface Load {
  readonly promotions: number
  /** Apps of the fleet, each with one slot. */
  readonly slots: number
}

/** What came of it. */
export interface LoadResult {
  /** Requests by how they ended; `none` has no reply. */
  readonly verdicts: Readonly<Record<string, number>>
  /** In words: what is there twice, or does not fit together. */
  readonly wrong: readonly string[]
  /** Requests that got no final reply. */
  readonly lost: number
  readonly merged: number
  /** Hours that the limits of GitHub made it last, and seconds that it took here. */
  readonly hours: number
  readonly seconds: number
}

interface RestComment {
  readonly id: number
  readonly body: string
  readonly user: { readonly id: number; readonly login: string; readonly type: string }
  readonly created_at: string
  readonly performed_via_github_app: unknown
}

/** Lets everybody speak at once, with noise, over GitHub's own limits; waits for the end and looks at what is there. */
export async function runLoad(
  place: Place,
  load: Load,
  start: (place: Place, clock: Clock) => Promise<LoadedApp> = startLoadedApp,
): Promise<LoadResult> {
  const clock = await shareClock(place)
  const admin = personAt(place, clock, 'admin')
  const asked = await writeComments(place, clock, load)
  const before = await clock.ahead()
  const app = await start(place, clock)
  try {
    const begun = performance.now()
    await setHook(place, app.webhookUrl)
    await deliverAtOnce(place, app, asked)
    await endAll(app, admin, asked)
    const seconds = Math.round((performance.now() - begun) / 1000)
    const hours = Math.round(((await clock.ahead()) - before) / 3_600_000)
    return { ...(await judge(admin, asked)), hours, seconds }
  } finally {
    await app.close()
  }
}

interface Asked {
  readonly issue: number
  readonly comment: RestComment
}

type Person = ReturnType<typeof personAt>

function personAt(place: Place, clock: Clock, role: string) {
  const token = place.people.find(person => person.role === role)?.token ?? ''
  const send = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${place.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // People have limits too.
    if (answer.status === 403) {
      await clock.sleep(60_000)
      return send(method, path, body)
    }
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const pages = async <Entry>(path: string): Promise<readonly Entry[]> => {
    const all: Entry[] = []
    for (let page = 1; ; page++) {
      const mark = path.includes('?') ? '&' : '?'
      const found = await send<readonly Entry[]>('GET', `${path}${mark}per_page=100&page=${page}`)
      all.push(...found)
      if (found.length < 100) return all
    }
  }
  return { send, pages, get: <Answer>(path: string) => send<Answer>('GET', path) }
}

const commentsOfIssue = 10

/** Every slot is asked for in turn, each time with a newer version; ten comments an issue. */
async function writeComments(place: Place, clock: Clock, load: Load): Promise<readonly Asked[]> {
  const people = ['writer', 'admin'].map(role => personAt(place, clock, role))
  const names = appNames(load.slots)
  const asked: Asked[] = []
  let issue = 0
  for (let index = 0; index < load.promotions; index++) {
    const person = people[index % people.length] ?? personAt(place, clock, 'admin')
    if (index % commentsOfIssue === 0)
      issue = (
        await person.send<{ readonly number: number }>('POST', '/repos/acme/fleet/issues', {
          title: 'Releases',
        })
      ).number
    const version = `1.0.${1 + Math.floor(index / load.slots)}`
    const body = `/promote ${names[index % load.slots]}@${version} to prod`
    const path = `/repos/acme/fleet/issues/${issue}/comments`
    asked.push({ issue, comment: await person.send<RestComment>('POST', path, { body }) })
  }
  return asked
}

async function setHook({ url }: Place, hook: string): Promise<void> {
  await fetch(`${url}/_sandbox/hook`, { method: 'PUT', body: JSON.stringify({ url: hook }) })
}

// The server takes 512 at a time, and drops more.
const connections = 256

/** Every comment's webhook twice, and as many that mean nothing, all at the same time. */
async function deliverAtOnce(place: Place, app: LoadedApp, asked: readonly Asked[]): Promise<void> {
  const repository = await repositoryOf(place)
  const common = { repository, installation: { id: place.installation } }
  const webhooks = asked.flatMap(({ issue, comment }, index) => {
    const created = { action: 'created', issue: { number: issue }, comment, sender: comment.user, ...common }
    const chat = { ...comment, id: 9_000_000 + index, body: 'Looks good to me.' }
    return [
      ['issue_comment', created],
      ['issue_comment', { ...created, comment: chat }],
      ['issue_comment', created],
      ['push', { ref: `refs/heads/topic-${index}`, ...common }],
      ['unheard_of', { action: 'happened', ...common }],
    ] as const
  })
  const statuses: number[] = []
  const lines = webhooks.entries()
  const send = async (): Promise<void> => {
    for (const [index, [event, payload]] of lines) {
      const { headers, body } = signedWebhook(event, payload, { secret: place.secret, id: `load-${index}` })
      const answer = await fetch(app.webhookUrl, { method: 'POST', headers, body })
      await answer.arrayBuffer()
      statuses.push(answer.status)
    }
  }
  await Promise.all(Array.from({ length: connections }, send))
  const refused = statuses.filter(status => status !== 202)
  if (refused.length > 0) throw new Error(`${refused.length} webhooks were not taken`)
}

async function repositoryOf(place: Place): Promise<unknown> {
  const token = place.people.find(({ role }) => role === 'admin')?.token ?? ''
  const answer = await fetch(`${place.apiUrl}/repos/acme/fleet`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return answer.json()
}

/** Until every request has its final reply; what is left after the rush, sweeps find. */
async function endAll(app: LoadedApp, admin: Person, asked: readonly Asked[]): Promise<void> {
  for (let round = 0; ; round++) {
    await app.idle()
    if ((await openRequests(admin, asked)).length === 0 || round === 20) return
    await app.sweep().catch(() => undefined)
  }
}

interface Reply {
  readonly comment: number
  readonly verdict: string
  readonly done: boolean
}

async function replies(admin: Person): Promise<readonly Reply[]> {
  const comments = await admin.pages<RestComment>('/repos/acme/fleet/issues/comments')
  return comments.flatMap(({ body, performed_via_github_app: app }) => {
    const record = app === null ? undefined : readReplyMarker(body)
    const comment = commentOf(record?.key ?? '')
    return record === undefined
      ? []
      : [{ comment, verdict: record.result?.verdict ?? 'none', done: record.done }]
  })
}

function commentOf(key: string): number {
  const origin = parseRequestKey(key)
  return origin?.kind === 'comment' ? origin.comment : 0
}

async function openRequests(admin: Person, asked: readonly Asked[]): Promise<readonly number[]> {
  const done = new Set((await replies(admin)).filter(reply => reply.done).map(({ comment }) => comment))
  return asked.map(({ comment }) => comment.id).filter(id => !done.has(id))
}

interface Pull {
  readonly number: number
  readonly body: string | null
  readonly state: string
  readonly merged_at: string | null
}

async function judge(
  admin: Person,
  asked: readonly Asked[],
): Promise<Pick<LoadResult, 'verdicts' | 'wrong' | 'lost' | 'merged'>> {
  const found = await replies(admin)
  const pulls = await admin.pages<Pull>('/repos/acme/fleet/pulls?state=all')
  const records = pulls.flatMap(pull => {
    const claim = readProposalMarker(pull.body ?? '')?.claim
    return claim === undefined ? [] : [{ ...pull, slot: claim.app, key: `${claim.request} ${claim.app}` }]
  })
  const merged = records.filter(({ merged_at }) => merged_at !== null)
  const deployments = await admin.pages<{
    readonly payload: { readonly request: string; readonly app: string }
  }>('/repos/acme/fleet/deployments')
  const branches = await admin.pages<{ readonly name: string }>('/repos/acme/fleet/branches')
  const commits = await admin.pages<{ readonly commit: { readonly message: string } }>(
    '/repos/acme/fleet/commits?sha=main',
  )
  const released = commits.filter(({ commit }) => /^Release: /m.test(commit.message))
  const deployed = deployments.map(({ payload }) => `${payload.request} ${payload.app}`)
  const ended = asked.map(({ comment }) => found.filter(reply => reply.comment === comment.id))
  return {
    verdicts: countBy(ended.map(([first]) => (first?.done === true ? first.verdict : 'none'))),
    lost: ended.filter(([first]) => first?.done !== true).length,
    merged: merged.length,
    wrong: [
      ...ended.filter(list => list.length > 1).map(([first]) => `two replies to ${first?.comment}`),
      ...doubled(records.filter(({ state }) => state === 'open').map(({ slot }) => slot)).map(
        slot => `two open pull requests for ${slot}`,
      ),
      ...doubled(merged.map(({ key }) => key)).map(key => `merged twice: ${key}`),
      ...doubled(deployed).map(key => `deployed twice: ${key}`),
      ...differences(
        deployed,
        merged.map(({ key }) => key),
      ),
      ...(released.length === merged.length ? [] : [`${released.length} commits of ${merged.length} merges`]),
      ...branches
        .filter(({ name }) => name.startsWith('lockkeeper/'))
        .map(({ name }) => `branch ${name} is left`),
      ...(await wrongPins(admin, released)),
    ],
  }
}

/** Each slot is at the version that was merged last. */
async function wrongPins(
  admin: Person,
  commits: readonly { readonly commit: { readonly message: string } }[],
): Promise<readonly string[]> {
  const last = new Map<string, string>()
  for (const { commit } of commits) {
    const [, app = '', version = ''] = /^Release: (\S+)@(\S+)$/m.exec(commit.message) ?? []
    if (!last.has(app)) last.set(app, version)
  }
  const wrong: string[] = []
  for (const [app, version] of last) {
    const { content } = await admin.get<{ readonly content: string }>(
      `/repos/acme/fleet/contents/${pinFile(app)}`,
    )
    const text = Buffer.from(content, 'base64').toString('utf8')
    if (!text.includes(`newTag: ${version}\n`)) wrong.push(`${app} is not at ${version}`)
  }
  return wrong
}

function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

function doubled(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.filter(name => seen.size === seen.add(name).size)
}

function differences(deployed: readonly string[], merged: readonly string[]): readonly string[] {
  const [left, right] = [new Set(deployed), new Set(merged)]
  return [
    ...deployed.filter(key => !right.has(key)).map(key => `deployed and not merged: ${key}`),
    ...merged.filter(key => !left.has(key)).map(key => `merged and not deployed: ${key}`),
  ]
}
