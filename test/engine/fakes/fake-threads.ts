import type { Comment, Conversation, Threads } from '../../../src/engine/ports/ports.ts'
import type { Calls } from './calls.ts'
import type { FakeClock } from './fake-clock.ts'
import type { FakeComment, FakeRepositoryState } from './state.ts'

/** Our GitHub App's bot user. */
export const botUser = { id: 9000, login: 'lockkeeper[bot]' }

/** The `Threads` port in memory. */
export function createFakeThreads(
  state: FakeRepositoryState,
  calls: Calls,
  clock: FakeClock,
  number: () => number,
): Threads {
  const run = <T>(name: string, effect: () => T) => calls.run(`threads.${name}`, effect)
  const since = (moment: Date) => state.comments.filter(each => each.createdAt >= moment).map(view)
  return {
    comment: id => run('comment', () => state.comments.filter(each => each.id === id).map(view)[0]),
    conversation: (issue, moment) => run('conversation', () => conversation(state, issue, since(moment))),
    acknowledge: id =>
      run('acknowledge', () => {
        if (state.reactions.has(id)) return 'again' as const
        state.reactions.add(id)
        return 'first' as const
      }),
    write: (issue, body) =>
      run('write', () => {
        if (state.archived || state.threads.get(issue)?.locked === true) throw new Error('403: locked')
        return view(addComment(state, issue, { ...botUser, type: 'bot' }, body, clock, number))
      }),
    rewrite: (id, body) =>
      run('rewrite', () => {
        const comment = state.comments.find(each => each.id === id)
        if (comment === undefined) return
        if (!comment.ours) throw new Error('not ours')
        if (body === undefined) state.comments = state.comments.filter(each => each.id !== id)
        else Object.assign(comment, { body, edited: true })
      }),
    recent: moment => run('recent', () => since(moment)),
  }
}

/** Adds a comment as that author. */
export function addComment(
  state: FakeRepositoryState,
  issue: number,
  author: Comment['author'],
  body: string,
  clock: FakeClock,
  number: () => number,
): FakeComment {
  const id = number()
  const comment: FakeComment = {
    id,
    issue,
    url: `https://github.test/${state.ref.owner}/${state.ref.name}/issues/${issue}#issuecomment-${id}`,
    body,
    author,
    ours: author.id === botUser.id,
    createdAt: clock.now(),
    edited: false,
  }
  state.comments.push(comment)
  return comment
}

function view(comment: FakeComment): Comment {
  return { ...comment }
}

function conversation(
  state: FakeRepositoryState,
  issue: number,
  comments: readonly Comment[],
): Conversation | undefined {
  const thread = state.threads.get(issue)
  if (thread === undefined) return undefined
  return {
    thread: {
      issue,
      writable: !thread.locked && !state.archived,
      pullRequest: thread.pullRequest,
      fromFork: thread.fromFork,
    },
    comments: comments.filter(each => each.issue === issue),
  }
}
