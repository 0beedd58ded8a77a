import type { Person } from '../../../src/engine/ports/ports.ts'
import { FakeGitHub } from '../../engine/fakes/fake-github.ts'
import { mergeByItself } from '../../engine/fakes/fake-pull-requests.ts'
import { removeBranch } from '../../engine/fakes/fake-repository.ts'
import { headOf, pushFiles } from '../../engine/fakes/git.ts'
import { files, type Stage } from './stage.ts'

const people = {
  alice: { id: 1, login: 'alice' },
  ada: { id: 2, login: 'ada' },
  rob: { id: 3, login: 'rob' },
  sam: { id: 4, login: 'sam' },
}

const statuses = { success: 'passed', failure: 'failed', pending: 'pending' } as const

/** GitHub in memory. */
export async function openFakeStage(): Promise<Stage> {
  const github = new FakeGitHub()
  const state = github.addRepository('acme/fleet', files)
  state.permissions.set(1, 'write').set(2, 'admin').set(3, 'read')
  github.teams.set('acme/releasers', new Set([1, 2]))
  const issue = github.addIssue(state)
  return {
    ...people,
    issue,
    ports: github.installation().open(state.ref),
    comment: async (author: Person, thread, body) => github.comment(state, thread, author, body).id,
    async lock(number) {
      const thread = state.threads.get(number)
      if (thread !== undefined) thread.locked = true
    },
    push: async (branch, path, text) =>
      void pushFiles(state, branch, { [path]: text }, { message: 'By hand' }),
    deleteBranch: async branch => removeBranch(state, branch),
    tag: async name => void state.tags.add(name),
    async check(sha, name, conclusion) {
      const others = (state.checks.get(sha) ?? []).filter(each => each.name !== name)
      state.checks.set(sha, [...others, { name, status: statuses[conclusion] }])
    },
    async approve(pullRequest, by) {
      const head = headOf(
        state,
        state.pullRequests.find(({ number }) => number === pullRequest)?.branch ?? '',
      )
      const canWrite = ['write', 'admin'].includes(state.permissions.get(by.id) ?? '')
      state.approvals.set(pullRequest, [{ by, commit: head.sha, canWrite }])
    },
    async startWorkflow(path, branch, by) {
      const id = github.nextNumber()
      const run = { path, branch, onDefaultBranch: branch === 'main', actor: by, live: true }
      state.workflowRuns.set(id, run)
      return id
    },
    async allowAutoMerge() {
      state.allowsAutoMerge = true
    },
    async settled() {
      mergeByItself(state, github.clock)
    },
    async requireChecks(names) {
      state.requiredChecks = names
    },
    close: async () => undefined,
  }
}
