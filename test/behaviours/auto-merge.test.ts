import { expect } from '@jest/globals'
import { awaitEnd, promoted, readEndState } from '../crash/end-state.ts'
import { eventually, personAt } from '../e2e/person.ts'
import type { Stage } from '../e2e/stage.ts'
import { chosen, promise, quiet, requireCi, says, status, until, wishes, writes } from './chosen.ts'
import { behaviour } from './promised.ts'
import { promotion, pulls, pushFile, repositoryAt, slot, withStage } from './stage.ts'

/** Something happens between GitHub's answer about auto-merge and the wish to have it. */
function beforeTheWish({ gitHub }: Stage, happens: () => Promise<unknown>): void {
  let done = false
  const run = async () => {
    const asked = gitHub.requests.all().filter(({ operation }) => operation !== '')
    if (done || asked.at(-1)?.operation !== 'query Schedule') return
    done = true
    await happens()
  }
  gitHub.faults.add({ method: 'POST', path: '^/graphql$', times: 1_000, fault: { kind: 'before', run } })
}

/** GitHub merges by itself, once; it is recorded as ours. */
const merged = () =>
  chosen(async stage => {
    const { comment } = await until(stage, promise)
    expect([wishes(stage), writes(stage)]).toEqual([
      [expect.stringMatching(/^Promote podinfo from 6\.9\.2 to 7\.0\.0 on prod \(#\d+\)$/)],
      ['Commit', 'EnableAutoMerge'],
    ])
    // Else we may be there before GitHub is.
    stage.gitHub.faults.addWebhook({ kind: 'lose', event: 'status' })
    await status(stage, 'success')
    const { text } = await says(stage, comment, /merged, not watched/)
    expect([text.match(/without me/), writes(stage)]).toEqual([null, ['Commit', 'EnableAutoMerge']])
    const { commits, ...end } = await awaitEnd(stage.gitHub)
    expect({ ...end, commits: commits.slice(0, 1) }).toEqual(promoted)
  })

/** By the time it is asked nothing is missing any more ("clean status"), or nothing that is required ("unstable status"). */
const readyByThen = (lint: string) =>
  chosen(async stage => {
    beforeTheWish(stage, async () => {
      await status(stage, lint, 'lint')
      await status(stage, 'success')
    })
    await until(stage, /merged, not watched/)
    expect(writes(stage)).toEqual(['Commit', 'EnableAutoMerge', 'PUT /pulls//merge-async'])
  })

/** Without the right to have it, it is said, waited for, and merged as ever. */
const forbidden = () =>
  chosen(async stage => {
    repositoryAt(stage.gitHub, 'fleet').allowAutoMerge = false
    const { comment } = await until(stage, /\(the repository does not allow it\), so I merge it/)
    await status(stage, 'success')
    await says(stage, comment, /merged, not watched/)
    expect(writes(stage)).toEqual(['Commit', 'PUT /pulls//merge-async'])
  })

/** The same where it is forbidden between the look and the wish; and where the rules go, nothing is left to wait for. */
const forbiddenByThen = () =>
  chosen(async stage => {
    beforeTheWish(stage, async () => {
      repositoryAt(stage.gitHub, 'fleet').allowAutoMerge = false
    })
    const { comment } = await until(stage, /\(Auto merge is not allowed for this repository\), so I merge it/)
    await status(stage, 'success')
    await says(stage, comment, /merged, not watched/)
    expect(writes(stage)).toEqual(['Commit', 'EnableAutoMerge', 'PUT /pulls//merge-async'])
  })
const withoutRulesByThen = () =>
  chosen(async stage => {
    beforeTheWish(stage, async () => repositoryAt(stage.gitHub, 'fleet').rules.delete('main'))
    await until(stage, /merged, not watched/)
    expect(writes(stage)).toEqual(['Commit', 'EnableAutoMerge', 'PUT /pulls//merge-async'])
  })

/** Cancelled: taken back first, then closed. */
const cancelled = () =>
  chosen(async stage => {
    await until(stage, promise)
    await stage.say('writer', '/cancel')
    expect([wishes(stage), writes(stage), (await pulls(stage.gitHub))[0]?.state]).toEqual([
      [],
      ['Commit', 'EnableAutoMerge', 'DisableAutoMerge', 'PATCH /pulls/'],
      'closed',
    ])
    await status(stage, 'success')
    await quiet(stage)
    expect((await readEndState(stage.gitHub)).version).toBe('6.9.2')
  })

/** Its place is taken: taken back before the newer commit, and asked for anew in that one's words. */
const superseded = () =>
  chosen(async stage => {
    await until(stage, promise, '/promote podinfo@6.9.2 to test')
    await until(stage, promise, '/promote podinfo@6.9.1 to test')
    const took = ['DisableAutoMerge', 'Commit', 'PATCH /pulls/', 'EnableAutoMerge']
    expect([wishes(stage), writes(stage)]).toEqual([
      [expect.stringMatching(/^Promote podinfo from 7\.0\.0 to 6\.9\.1 on test/)],
      ['Commit', 'EnableAutoMerge', ...took],
    ])
  })

/** Its head moved: GitHub leaves it on for whoever may write. */
const pushedOnto = () =>
  chosen(async stage => {
    const { comment } = await until(stage, promise)
    await pushFile(stage.gitHub, { path: 'evil.txt', text: 'x', branch: slot, role: 'writer' })
    await says(stage, comment, /not mine/)
    expect([wishes(stage), writes(stage)]).toEqual([[], ['Commit', 'EnableAutoMerge', 'DisableAutoMerge']])
  })

/** Switched on by a person, where nobody chose it: GitHub must not merge the newer release by an older wish. */
const switchedOnByAPerson = () =>
  withStage(
    async stage => {
      const { gitHub } = stage
      requireCi(gitHub)
      await until(stage, /waiting for ci/, '/promote podinfo@6.9.2 to test')
      const path = `/repos/acme/fleet/pulls/${(await pulls(gitHub))[0]?.number}`
      const { node_id: id } = await personAt(gitHub, 'writer').get<{ readonly node_id: string }>(path)
      const query = `mutation { enablePullRequestAutoMerge(input: { pullRequestId: "${id}" }) { clientMutationId } }`
      await personAt(gitHub, 'writer').send('POST', '/graphql', { query })
      expect(wishes(stage).length).toBe(1)
      await until(stage, /waiting for ci/, '/promote podinfo@6.9.1 to test')
      expect(wishes(stage)).toEqual([])
      await stage.say('writer', '/cancel')
      expect([(await pulls(gitHub))[0]?.state, wishes(stage)]).toEqual(['closed', []])
    },
    { checks: 'off' },
  )

/** Cancelled while it stands in the merge queue. */
const queued = () =>
  withStage(
    async stage => {
      const { gitHub } = stage
      const { rules, issues } = repositoryAt(gitHub, 'fleet')
      rules.set('main', {
        requiredChecks: ['validate'],
        strict: false,
        approvals: undefined,
        mergeQueue: true,
      })
      await stage.write('writer', promotion)
      const inQueue = () => [...issues.values()].flatMap(each => each.pull?.queuedAt ?? [])
      await eventually(
        async () => inQueue(),
        found => found.length === 1,
        30_000,
      )
      await stage.say('writer', '/cancel')
      expect([(await pulls(gitHub))[0]?.state, inQueue(), (await readEndState(gitHub)).version]).toEqual([
        'closed',
        [],
        '6.9.2',
      ])
    },
    { behaviour: { mergeQueueDelay: 20_000 } },
  )

// Each waits most of its time for checks that might appear.
behaviour(42, async () => {
  await Promise.all([merged(), readyByThen('success'), readyByThen('failure')])
  await Promise.all([forbidden(), forbiddenByThen(), withoutRulesByThen()])
  await Promise.all([cancelled(), superseded(), pushedOnto()])
  await Promise.all([switchedOnByAPerson(), queued()])
})
