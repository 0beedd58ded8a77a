import { parseSha } from '../../promotion/names.ts'
import { type Access, pathOf } from '../access.ts'
import { GitHubError } from '../client/errors.ts'
import { type RepositoryFacts, readFacts } from './facts.ts'

/** The repository's facts with the default branch's head as it is now: one request, free when nothing moved. */
export interface Head {
  now(): Promise<RepositoryFacts>
  /** Facts as last read; their head may be old. */
  known(): Promise<RepositoryFacts>
  /** Takes facts that came with another answer: they save the next look, if it comes at once. */
  learn(facts: RepositoryFacts): void
}

// Settings of a repository change seldom, and a write to an archived one is refused by GitHub itself. That it was
// archived is not remembered: who was told to unarchive it asks again at once.
const settingsLast = 60_000
// Only for the look that follows at once: nothing but our own thinking lies between.
const news = 100

/** Remembers the facts of one repository between calls. */
export function createHead(access: Access): Head {
  let last: { readonly facts: RepositoryFacts; readonly at: number } | undefined
  let unseen = false

  async function refresh(): Promise<RepositoryFacts> {
    const facts = await readFacts(access)
    last = { facts, at: access.clock.now().getTime() }
    return facts
  }

  return {
    async now() {
      const isNews = unseen
      unseen = false
      if (last !== undefined && isNews && access.clock.now().getTime() - last.at <= news) return last.facts
      if (last === undefined || !last.facts.writable) return refresh()
      if (access.clock.now().getTime() - last.at > settingsLast) return refresh()
      const head = await movedHead(access, last.facts)
      last = { ...last, facts: { ...last.facts, head } }
      return last.facts
    },
    known: async () => last?.facts ?? refresh(),
    learn(facts) {
      last = { facts, at: access.clock.now().getTime() }
      unseen = true
    },
  }
}

// GitHub, "Get a commit": with the sha media type, the commit id that one knows serves as the ETag.
async function movedHead(access: Access, facts: RepositoryFacts): Promise<RepositoryFacts['head']> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}'
  const answer = await access.api('survey')({
    route,
    parameters: { ...pathOf(access.ref), ref: `heads/${facts.branch}` },
    accept: 'application/vnd.github.sha',
    headers: { 'if-none-match': `"${facts.head}"` },
    expect: [304],
  })
  if (answer.status === 304) return facts.head
  const head = parseSha(textOf(answer.body).trim())
  if (head === undefined) throw new GitHubError(route, { status: answer.status, message: 'no commit id' })
  return head
}

// The media type is not one of text's, so the body may come as bytes.
function textOf(body: unknown): string {
  if (body instanceof ArrayBuffer) return new TextDecoder().decode(body)
  return typeof body === 'string' ? body : ''
}
