import { expect } from '@jest/globals'
import { awaitEnd, promoted, readEndState } from '../crash/end-state.ts'
import { eventually, personAt } from '../e2e/person.ts'
import type { Stage } from '../e2e/stage.ts'
import { findings } from '../report/judge.ts'
import { until } from './chosen.ts'
import { behaviour } from './promised.ts'
import {
  branches,
  deliver,
  fileAt,
  lastPayload,
  promotion,
  pulls,
  pushFile,
  repositoryAt,
  slot,
  withStage,
} from './stage.ts'

const required = { requiredChecks: ['validate'], strict: false, approvals: undefined }

/** Requests of the App, by method and path. */
function asked(stage: Stage, pattern: RegExp): readonly string[] {
  return stage.gitHub.requests
    .all()
    .map(({ method, path }) => `${method} ${path}`)
    .filter(text => pattern.test(text))
}

/** Puts a pull request into the merge queue, in the writer's name. */
async function enqueue(gitHub: Stage['gitHub'], number: number): Promise<void> {
  const writer = personAt(gitHub, 'writer')
  const { node_id: id } = await writer.get<{ readonly node_id: string }>(`/repos/acme/fleet/pulls/${number}`)
  const query = `mutation { enqueuePullRequest(input: { pullRequestId: "${id}" }) { clientMutationId } }`
  const { errors } = await writer.send<{ errors?: unknown }>('POST', '/graphql', { query })
  expect(errors).toBeUndefined()
}

behaviour(37, async () => {
  const errors = [{ message: 'No commits between main and lockkeeper/prod/podinfo' }]
  const lagging = { kind: 'status', status: 422, body: { message: 'Validation Failed', errors } } as const
  await withStage(async ({ gitHub, say }) => {
    gitHub.faults.add({ method: 'POST', path: '/fleet/pulls$', times: 2, fault: lagging })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
  })
  await withStage(async ({ gitHub, say }) => {
    // The answer is lost: the next look finds "already exists" and goes on with it.
    gitHub.faults.add({ method: 'POST', path: '/fleet/pulls$', fault: { kind: 'status-after', status: 502 } })
    const comment = say('writer', promotion).catch(() => undefined)
    await eventually(
      () => pulls(gitHub),
      found => found.length === 1,
    )
    await say('writer', '/list podinfo')
    await comment
    expect([(await pulls(gitHub)).length, await branches(gitHub)]).toEqual([1, ['main']])
  })
})

behaviour(38, async () => {
  for (const reads of [3, 1000])
    await withStage(
      async ({ gitHub, say }) => {
        expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
        expect(gitHub.requests.all().filter(({ operation }) => /Review/.test(operation)).length).toBeLessThan(
          12,
        )
      },
      { behaviour: { mergeableAfterReads: reads } },
    )
})

behaviour(39, () =>
  withStage(async stage => {
    const { gitHub } = stage
    const push = () => pushFile(gitHub, { path: 'evil.txt', text: 'x', branch: slot, role: 'writer' })
    gitHub.faults.add({ method: 'PUT', path: '/merge-async$', fault: { kind: 'before', run: push } })
    await until(stage, /not mine/)
    expect(asked(stage, /^PUT .*merge/).length).toBe(1)
    expect([(await pulls(gitHub))[0]?.state, (await readEndState(gitHub)).version]).toEqual(['open', '6.9.2'])
  }),
)

behaviour(40, async () => {
  const refuse = (message: string) => ({ kind: 'status', status: 405, body: { message } }) as const
  const sync = { method: 'PUT', path: '/pulls/\\d+/merge$' }
  const older = { behaviour: { ghes: true } }
  // Transient: tried again.
  await withStage(async stage => {
    const moved = refuse('Base branch was modified. Review and try the merge again.')
    stage.gitHub.faults.add({ ...sync, times: 2, fault: moved })
    expect((await stage.say('writer', promotion)).record.result?.verdict).toBe('merged')
    expect(asked(stage, /^PUT .*\/merge$/).length).toBe(3)
  }, older)
  // A queue: entered.
  for (const ghes of [true, false])
    await withStage(
      async ({ gitHub }) => {
        repositoryAt(gitHub, 'fleet').rules.set('main', { ...required, mergeQueue: true })
        await personAt(gitHub, 'writer').send('POST', '/repos/acme/podinfo/issues/2/comments', {
          body: promotion,
        })
        const end = await awaitEnd(gitHub)
        expect([end.version, end.pullRequests]).toEqual(['7.0.0', promoted.pullRequests])
      },
      { behaviour: { ghes } },
    )
  // Let go by the queue: said, and not put into it again, whatever comes by; a person who puts it back has it merged.
  await withStage(
    async stage => {
      const { gitHub } = stage
      const fleet = repositoryAt(gitHub, 'fleet')
      fleet.rules.set('main', { ...required, mergeQueue: true })
      const comment = await stage.write('writer', promotion)
      const pull = await eventually(
        async () => (await pulls(gitHub))[0],
        found => found !== undefined,
        30_000,
      )
      const check = async (sha: string, state: string): Promise<void> => {
        const writer = personAt(gitHub, 'writer')
        await writer.send('POST', `/repos/acme/fleet/statuses/${sha}`, { state, context: 'validate' })
        await gitHub.settled()
      }
      const group = () => [...fleet.issues.values()].flatMap(issue => issue.pull?.group ?? [])
      const groupMade = () =>
        eventually(
          async () => group(),
          found => found.length > 0,
          30_000,
        )
      await check(pull?.head.sha ?? '', 'success')
      await check((await groupMade())[0]?.sha ?? '', 'failure')
      await eventually(
        () => stage.replyTo(comment),
        found => /merge queue let #\d+ go: required checks failed/.test(found?.text ?? ''),
        30_000,
      )
      await deliver(gitHub, 'pull_request', lastPayload(gitHub, 'pull_request'), 'again')
      await stage.idle()
      const events = () =>
        [...fleet.issues.values()].flatMap(issue => issue.pull?.queueEvents ?? []).map(({ kind }) => kind)
      expect([group(), events()]).toEqual([[], ['added', 'removed']])
      await enqueue(gitHub, pull?.number ?? 0)
      await check((await groupMade())[0]?.sha ?? '', 'success')
      const end = await awaitEnd(gitHub)
      expect([end.version, end.pullRequests]).toEqual(['7.0.0', promoted.pullRequests])
    },
    { checks: 'off', behaviour: { mergeQueueDelay: 1 } },
  )
  // Out of date: brought up to date, checked again, merged.
  await withStage(async stage => {
    const { gitHub } = stage
    const fleet = repositoryAt(gitHub, 'fleet')
    const unrelated = async () => {
      fleet.rules.delete('main')
      await pushFile(gitHub, { path: 'README.md', text: 'moved\n' })
      fleet.rules.set('main', { ...required, strict: true })
    }
    gitHub.faults.add({ method: 'POST', path: '/fleet/pulls$', fault: { kind: 'after', run: unrelated } })
    fleet.rules.set('main', { ...required, strict: true })
    await stage.write('writer', promotion)
    const end = await awaitEnd(gitHub)
    expect([end.version, end.pullRequests, end.deployments]).toEqual([
      '7.0.0',
      promoted.pullRequests,
      promoted.deployments,
    ])
    expect(asked(stage, /update-branch/).length).toBe(1)
  })
  // Anything else: said as it is, harmless, and not tried again.
  await withStage(async stage => {
    const words = 'Repository rule violations found\n\nA conversation by @rob must be <b>resolved</b>.\n\n'
    stage.gitHub.faults.add({ ...sync, times: 100, fault: refuse(words) })
    const { body } = await until(stage, /must be/)
    // Besides our own links: the head of a diff, which stands in a code block.
    const ours = (found: string) =>
      found.startsWith(`link: ${stage.gitHub.url}/`) || found.startsWith('line: @@ ')
    expect(findings(body, { mentions: ['alice'] }).filter(found => !ours(found))).toEqual([])
    expect(body).toContain('Repository rule violations found: A conversation by `@rob` must be')
    expect(asked(stage, /^PUT .*\/merge$/).length).toBe(1)
  }, older)
})

behaviour(41, async () => {
  await withStage(async stage => {
    await stage.say('writer', promotion)
    expect(asked(stage, /^PUT .*\/merge/).map(text => text.replace(/\d+/, 'N'))).toEqual([
      'PUT /repos/acme/fleet/pulls/N/merge-async',
    ])
  })
  // GitHub has forgotten the result: the pull request tells.
  await withStage(async ({ gitHub, say }) => {
    const gone = { kind: 'status', status: 404, body: { message: 'Not Found' } } as const
    gitHub.faults.add({ method: 'GET', path: '/merge-async/', times: 100, fault: gone })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
  })
  // Somebody else's merge is under way, by another method: not taken for ours.
  await withStage(
    async stage => {
      const { gitHub } = stage
      const theirs = async () => {
        const [pull] = await pulls(gitHub)
        const path = `/repos/acme/fleet/pulls/${pull?.number}/merge-async`
        await personAt(gitHub, 'admin').send('PUT', path, { merge_method: 'merge' })
      }
      gitHub.faults.add({
        method: 'PUT',
        path: '/merge-async$',
        nth: 1,
        fault: { kind: 'before', run: theirs },
      })
      await until(stage, /Another merge of this pull request is already under way/)
      const end = await awaitEnd(gitHub)
      expect([end.version, end.pullRequests]).toEqual(['7.0.0', promoted.pullRequests])
    },
    { behaviour: { asyncMergeDelay: 2_000 } },
  )
})

behaviour(43, async () => {
  const status = (gitHub: Stage['gitHub'], sha: string, state: string) =>
    personAt(gitHub, 'writer').send('POST', `/repos/acme/fleet/statuses/${sha}`, { state, context: 'ci' })
  await withStage(
    async stage => {
      const { gitHub } = stage
      const { rules } = repositoryAt(gitHub, 'fleet')
      rules.set('main', { requiredChecks: ['ci'], strict: false, approvals: undefined })
      await until(stage, /waiting for ci/)
      const sha = (await pulls(gitHub))[0]?.head.sha ?? ''
      for (const state of ['pending', 'error', 'failure']) {
        await status(gitHub, sha, state)
        await gitHub.settled()
        await stage.idle()
        expect([state, (await pulls(gitHub))[0]?.state]).toEqual([state, 'open'])
      }
      await status(gitHub, sha, 'success')
      await eventually(
        () => readEndState(gitHub),
        ({ version }) => version === '7.0.0',
        30_000,
      )
    },
    { checks: 'off' },
  )
  // A check of the required name that another App reports is not the required one.
  for (const kind of [{}, { older: true }] as const)
    await withStage(async stage => {
      const { gitHub } = stage
      const [ours = gitHub.app, ci = gitHub.app] = ['lockkeeper', 'acme-ci'].map(slug =>
        gitHub.world.apps.find(app => app.slug === slug),
      )
      const { rules } = repositoryAt(gitHub, 'fleet')
      const wanted = { ...kind, requiredChecks: ['validate'], strict: false, approvals: undefined }
      rules.set('main', { ...wanted, requiredApps: { validate: ours.id } })
      await until(stage, /waiting for validate/)
      await gitHub.settled()
      await stage.idle()
      expect((await pulls(gitHub))[0]?.merged_at).toBe(null)
      rules.set('main', { ...wanted, requiredApps: { validate: ci.id } })
      await deliver(gitHub, 'check_run', lastPayload(gitHub, 'check_run'))
      await eventually(
        () => readEndState(gitHub),
        ({ version }) => version === '7.0.0',
        30_000,
      )
    })
  // Checks that cannot be read are not checks that passed.
  await withStage(async ({ gitHub, write, idle }) => {
    const broken = { kind: 'status', status: 502 } as const
    gitHub.faults.add({
      method: 'POST',
      path: '/fleet/pulls$',
      fault: {
        kind: 'after',
        run: () => gitHub.faults.add({ method: 'POST', path: '^/graphql$', times: 200, fault: broken }),
      },
    })
    await write('writer', promotion)
    await eventually(
      () => pulls(gitHub),
      found => found.length === 1,
      30_000,
    )
    await gitHub.settled()
    await idle()
    expect((await pulls(gitHub))[0]?.merged_at).toBe(null)
  })
})

behaviour(44, () =>
  withStage(async stage => {
    const { gitHub } = stage
    // Between the last look and the merge the version of prod moves to another place, so that git still merges.
    const config = await fileAt(gitHub, '.github/lockkeeper.yml')
    const moved = async () => {
      await pushFile(gitHub, { path: 'apps/prod/versions.yaml', text: 'podinfo: 6.9.2\n' })
      const pins = '[{ environment: prod, file: apps/prod/versions.yaml, path: podinfo }]'
      const text = `${config.trimEnd()}\napps: { podinfo: { chart: podinfo, pins: ${pins} } }\n`
      await pushFile(gitHub, { path: '.github/lockkeeper.yml', text })
    }
    gitHub.faults.add({ method: 'PUT', path: '/merge-async$', fault: { kind: 'before', run: moved } })
    const { text } = await until(stage, /prod: merged/)
    expect(text).toMatch(/merged with drift: prod does not have 7\.0\.0/i)
    await strangersCommit()
  }),
)

/** Somebody puts a commit of their own on our branch, merges both by hand, and deletes the branch. */
function strangersCommit(): Promise<void> {
  return withStage(async stage => {
    const { gitHub } = stage
    const config = await fileAt(gitHub, '.github/lockkeeper.yml')
    const text = config.replace('merge: when-green', 'merge: after-approval')
    await pushFile(gitHub, { path: '.github/lockkeeper.yml', text })
    const { comment } = await until(stage, /waiting for the approval/i)
    await pushFile(gitHub, { path: 'more.txt', text: 'more', branch: slot })
    const [pull] = await pulls(gitHub)
    const admin = personAt(gitHub, 'admin')
    await admin.send('PUT', `/repos/acme/fleet/pulls/${pull?.number}/merge`, {})
    await admin.send('DELETE', `/repos/acme/fleet/git/refs/heads/${slot}`)
    const said = await eventually(
      () => stage.replyTo(comment),
      found => found?.record.done === true,
    )
    expect(said?.text).toMatch(/merged with drift: #2 held a commit that is not mine/i)
  })
}

behaviour(45, async () => {
  const stray: readonly (readonly [
    string,
    (gitHub: Stage['gitHub'], number: number) => Promise<unknown>,
    RegExp,
  ])[] = [
    [
      'closed',
      (gitHub, number) =>
        personAt(gitHub, 'writer').send('PATCH', `/repos/acme/fleet/pulls/${number}`, { state: 'closed' }),
      /was closed on GitHub/,
    ],
    [
      'its branch deleted',
      gitHub => personAt(gitHub, 'writer').send('DELETE', `/repos/acme/fleet/git/refs/heads/${slot}`),
      /was closed on GitHub/,
    ],
    [
      'retargeted',
      async (gitHub, number) => {
        const main = await personAt(gitHub, 'admin').get<{ readonly object: { readonly sha: string } }>(
          '/repos/acme/fleet/git/ref/heads/main',
        )
        await personAt(gitHub, 'admin').send('POST', '/repos/acme/fleet/git/refs', {
          ref: 'refs/heads/other',
          sha: main.object.sha,
        })
        await personAt(gitHub, 'writer').send('PATCH', `/repos/acme/fleet/pulls/${number}`, { base: 'other' })
      },
      /was pointed at other/,
    ],
    [
      'drafted',
      async (gitHub, number) => {
        const { node_id } = await personAt(gitHub, 'writer').get<{ readonly node_id: string }>(
          `/repos/acme/fleet/pulls/${number}`,
        )
        const query = `mutation { convertPullRequestToDraft(input: { pullRequestId: "${node_id}" }) { clientMutationId } }`
        await personAt(gitHub, 'writer').send('POST', '/graphql', { query })
      },
      /was made a draft/,
    ],
  ]
  for (const [, act, words] of stray)
    await withStage(
      async stage => {
        const { gitHub } = stage
        repositoryAt(gitHub, 'fleet').rules.set('main', {
          requiredChecks: ['ci'],
          strict: false,
          approvals: undefined,
        })
        const { comment } = await until(stage, /waiting for ci/)
        await act(gitHub, (await pulls(gitHub))[0]?.number ?? 0)
        await eventually(
          () => stage.replyTo(comment),
          found => words.test(found?.text ?? ''),
          30_000,
        )
        expect((await readEndState(gitHub)).version).toBe('6.9.2')
      },
      { checks: 'off' },
    )
})
