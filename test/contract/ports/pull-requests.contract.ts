import { expect, test } from '@jest/globals'
import { baseOf, branch, openProposal, propose, type Stage } from './stage.ts'

/** What every `PullRequests` does. */
export function pullRequestsContract(stage: () => Stage): void {
  const pullRequests = () => stage().ports.pullRequests

  test('a pull request is opened once, and found by its branch', async () => {
    const head = await propose(stage())
    const proposal = { branch, title: 'Promote podinfo', body: 'to 7.0.0' }
    const opened = await pullRequests().open(proposal)
    expect(await pullRequests().open(proposal)).toEqual({ kind: 'exists' })
    const [found, ...others] = await pullRequests().find(branch)
    expect(others).toEqual([])
    expect(opened).toEqual({ kind: 'opened', pullRequest: found })
    const { number: _n, url: _u, createdAt: _c, ...rest } = found ?? {}
    expect(rest).toEqual({
      branch,
      head,
      base: 'main',
      state: 'open',
      draft: false,
      ours: true,
      title: 'Promote podinfo',
      body: 'to 7.0.0',
    })
  })

  test('nothing to merge is no pull request', async () => {
    await stage().ports.repository.createBranch(branch, await baseOf(stage()))
    expect(await pullRequests().open({ branch, title: 'a', body: 'b' })).toEqual({ kind: 'nothing-to-merge' })
  }, 15_000)

  test('another branch has none', async () => {
    await openProposal(stage())
    expect(await pullRequests().find('lockkeeper/prod')).toEqual([])
  })

  test('what is said of it can change, and it can be closed', async () => {
    const { number } = await openProposal(stage())
    await pullRequests().update(number, { title: 'Another', body: 'text' })
    await pullRequests().update(number, { state: 'closed' })
    expect((await pullRequests().find(branch)).map(({ title, body, state }) => [title, body, state])).toEqual(
      [['Another', 'text', 'closed']],
    )
  })

  test('a review has everything that decides', async () => {
    const { number, head } = await openProposal(stage())
    await stage().check(head, 'render', 'success')
    await stage().check(head, 'policy', 'pending')
    await stage().check(head, 'policy', 'failure')
    await stage().requireChecks(['render', 'scan'])
    await stage().approve(number, stage().alice)
    const review = await settledReview(stage(), number)
    expect({
      ...review,
      commits: review.commits.map(({ sha, message, ours }) => ({ sha, message, ours })),
      checks: review.checks.map(({ name, status }) => `${name} ${status}`).sort(),
    }).toEqual({
      pullRequest: (await pullRequests().find(branch))[0],
      commits: [
        { sha: head, message: 'Promote podinfo to 7.0.0 on prod\n\nRelease: podinfo@7.0.0', ours: true },
      ],
      baseHead: await baseOf(stage()),
      mergeable: 'yes',
      checks: ['policy failed', 'render passed'],
      requiredChecks: ['render', 'scan'],
      approvals: [{ by: stage().alice, commit: head, canWrite: true }],
      scheduled: false,
      autoMerge: { kind: 'forbidden' },
    })
  })

  test('what only waits for its checks is merged by GitHub itself when they are green', async () => {
    const { number, head } = await openProposal(stage())
    const request = { number, head, title: `Promote podinfo (#${number})`, message: 'Release: podinfo@7.0.0' }
    const autoMerge = async () => (await settledReview(stage(), number)).autoMerge
    const reason = expect.any(String)
    await stage().requireChecks(['render'])
    expect(await pullRequests().schedule(request)).toEqual({ kind: 'unavailable', reason })
    await stage().allowAutoMerge()
    expect(await autoMerge()).toEqual({ kind: 'off' })
    await stage().requireChecks([])
    expect(await pullRequests().schedule(request)).toEqual(expect.not.objectContaining({ kind: 'scheduled' }))
    await stage().requireChecks(['render'])
    expect(await pullRequests().schedule(request)).toEqual({ kind: 'scheduled' })
    expect(await autoMerge()).toEqual({ kind: 'ours', message: request.message })
    await pullRequests().update(number, { scheduled: false })
    await pullRequests().update(number, { scheduled: false })
    expect(await autoMerge()).toEqual({ kind: 'off' })
    await pullRequests().schedule(request)
    await stage().check(head, 'render', 'success')
    await stage().settled()
    expect((await pullRequests().find(branch)).map(({ state }) => state)).toEqual(['merged'])
    expect((await pullRequests().review(number)).commits.map(({ sha, ours }) => [sha, ours])).toEqual([
      [head, true],
    ])
  })

  test('of another head, and of what could be merged at once, GitHub merges nothing by itself', async () => {
    const { number, head } = await openProposal(stage())
    const request = { number, head, title: 'Promote podinfo', message: '' }
    await stage().allowAutoMerge()
    await stage().requireChecks(['render'])
    await stage().push(branch, 'README.md', 'by hand\n')
    expect(await pullRequests().schedule(request)).toEqual({ kind: 'head-moved' })
    const now = (await settledReview(stage(), number)).pullRequest.head
    await stage().check(now, 'render', 'success')
    expect(await pullRequests().schedule({ ...request, head: now })).toEqual({ kind: 'ready' })
  })

  test('a review of nothing special', async () => {
    const { number } = await openProposal(stage())
    const { checks, requiredChecks, approvals } = await settledReview(stage(), number)
    expect([checks, requiredChecks, approvals]).toEqual([[], [], []])
  })

  test("a person's commit shows in the review", async () => {
    const { number } = await openProposal(stage())
    await stage().push(branch, 'README.md', 'by hand\n')
    const { commits, pullRequest } = await settledReview(stage(), number)
    expect(commits.map(({ ours }) => ours)).toEqual([true, false])
    expect(commits.at(-1)?.sha).toBe(pullRequest.head)
  })

  test('two changes of one line conflict', async () => {
    const { number } = await openProposal(stage())
    await stage().push('main', 'apps/prod/kustomization.yaml', 'images: [] # theirs\n')
    expect((await settledReview(stage(), number)).mergeable).toBe('conflict')
  })

  test('the head that was seen is merged, with its message', async () => {
    const { number, head } = await openProposal(stage())
    const request = { number, head, title: 'Promote podinfo (#1)', message: 'Release: podinfo@7.0.0' }
    const onto = await baseOf(stage())
    const outcome = await pullRequests().merge(request)
    const base = await baseOf(stage())
    expect(outcome).toEqual({ kind: 'merged', sha: base, onto })
    const [merged] = await pullRequests().find(branch)
    expect([merged?.state, merged?.mergeCommit, merged?.mergedAt instanceof Date]).toEqual([
      'merged',
      base,
      true,
    ])
    expect((await stage().ports.repository.read('apps/prod/kustomization.yaml'))?.text).toBe('images: []\n')
  })

  test('merging again tells the same', async () => {
    const { number, head } = await openProposal(stage())
    const request = { number, head, title: 'Promote podinfo', message: '' }
    expect(await pullRequests().merge(request)).toEqual(await pullRequests().merge(request))
  })

  test('another head is not merged', async () => {
    const { number, head } = await openProposal(stage())
    await stage().push(branch, 'README.md', 'by hand\n')
    expect(await pullRequests().merge({ number, head, title: 'a', message: '' })).toEqual({
      kind: 'head-moved',
    })
  })

  test('what was closed cannot be merged', async () => {
    const { number, head } = await openProposal(stage())
    await pullRequests().update(number, { state: 'closed' })
    expect((await pullRequests().merge({ number, head, title: 'a', message: '' })).kind).toBe('blocked')
  })

  test('recent are the open ones, and those that ended since', async () => {
    const { number } = await openProposal(stage())
    const later = new Date(Date.now() + 3_600_000)
    const numbers = async (since: Date) => (await pullRequests().recent(since)).map(each => each.number)
    expect(await numbers(later)).toEqual([number])
    await pullRequests().update(number, { state: 'closed' })
    expect([await numbers(new Date(0)), await numbers(later)]).toEqual([[number], []])
  })

  test('deleting the branch closes it', async () => {
    await openProposal(stage())
    await stage().deleteBranch(branch)
    expect((await pullRequests().find(branch)).map(({ state }) => state)).toEqual(['closed'])
  })
}

/** GitHub computes whether it can be merged when it is first asked. */
async function settledReview(stage: Stage, number: number) {
  for (let look = 0; look < 20; look++) {
    const review = await stage.ports.pullRequests.review(number)
    if (review.mergeable !== 'unknown') return review
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('mergeable stays unknown')
}
