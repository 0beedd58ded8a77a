import { expect } from '@jest/globals'
import { appEvents, appPermissions, scopePermissions } from '../../src/github/rights.ts'
import { lockkeeperEvents, lockkeeperPermissions } from '../../src/sandbox/seed/permissions.ts'
import { addAccount } from '../../src/sandbox/world/people.ts'
import { addRepository } from '../../src/sandbox/world/repositories.ts'
import { chosen, promise, quiet, says, status, until, wishes } from '../behaviours/chosen.ts'
import { notYet, threat } from '../behaviours/promised.ts'
import {
  fileAt,
  lastPayload,
  promotion,
  pulls,
  pushFile,
  repositoryAt,
  slot,
  withStage,
} from '../behaviours/stage.ts'
import { readEndState } from '../crash/end-state.ts'
import { eventually, personAt } from '../e2e/person.ts'
import { source } from '../e2e/stage.ts'

threat(4, async () => {
  // Somebody pushes onto the branch right before each request that could make it count.
  const moments = [
    { method: 'POST', path: '/fleet/pulls$' },
    { method: 'PUT', path: '/merge-async$' },
  ]
  for (const moment of moments)
    await withStage(async ({ gitHub, write, idle }) => {
      const push = () => pushFile(gitHub, { path: 'evil.txt', text: 'evil', branch: slot, role: 'writer' })
      gitHub.faults.add({ ...moment, fault: { kind: 'before', run: push } })
      await write('writer', promotion)
      await eventually(
        () => pulls(gitHub),
        found => found.length > 0,
      )
      await gitHub.settled()
      await idle()
      await expect(fileAt(gitHub, 'evil.txt')).rejects.toThrow('404')
      expect((await readEndState(gitHub)).version).toBe('6.9.2')
    })
  // While GitHub is to merge by itself: it is taken back before the checks of what was pushed are green.
  await chosen(async stage => {
    const { comment } = await until(stage, promise)
    await pushFile(stage.gitHub, { path: 'evil.txt', text: 'evil', branch: slot, role: 'writer' })
    await says(stage, comment, /not mine/)
    await status(stage, 'success')
    await quiet(stage)
    await expect(fileAt(stage.gitHub, 'evil.txt')).rejects.toThrow('404')
    expect([wishes(stage), (await readEndState(stage.gitHub)).version]).toEqual([[], '6.9.2'])
  })
})

threat(5, () =>
  withStage(async ({ gitHub, write, idle, replyTo }) => {
    gitHub.faults.addWebhook({ kind: 'delay', event: 'issue_comment', milliseconds: 300, times: 1 })
    const comment = await write('reader', '/list podinfo')
    // Somebody with write puts a command into another's mouth.
    await personAt(gitHub, 'admin').send('PATCH', `/repos/acme/podinfo/issues/comments/${comment}`, {
      body: promotion,
    })
    await gitHub.settled()
    await idle()
    expect([await pulls(gitHub), (await replyTo(comment))?.record.result?.verdict]).toEqual([[], 'refused'])
  }),
)

threat(6, () =>
  withStage(async ({ gitHub, say, write, idle, replyTo }) => {
    // A login that was given to somebody else: the webhook names the old number, the rights are the new one's.
    await say('writer', '/list podinfo')
    const { world } = gitHub
    const alice = world.accounts.get('alice')
    if (alice === undefined) throw new Error('not seeded')
    const fleet = repositoryAt(gitHub, 'fleet')
    alice.login = 'alice-before'
    world.accounts.delete('alice')
    world.accounts.set('alice-before', alice)
    const heir = addAccount(world, 'alice', 'User')
    const event = lastPayload(gitHub, 'issue_comment') as Record<string, Record<string, unknown>>
    expect((event.sender as { id?: number }).id).not.toBe(heir.id)
    for (const repository of [fleet, repositoryAt(gitHub, 'podinfo')]) repository.roles.delete(alice.id)
    for (const repository of [fleet, repositoryAt(gitHub, 'podinfo')]) repository.roles.set(heir.id, 'write')
    expect((await say('writer', promotion)).record.result?.verdict).toBe('refused')
    // A pasted marker that says a request is over does not end it.
    const pasted = `<!-- lockkeeper:v1 reply {"key":"x","verb":"promote","done":true,"slips":[]} -->`
    const comment = await write('admin', promotion)
    await personAt(gitHub, 'reader').send('POST', `/repos/acme/podinfo/issues/${source.issue}/comments`, {
      body: pasted,
    })
    await eventually(
      () => replyTo(comment),
      found => found?.record.done === true,
    )
    await idle()
    expect((await readEndState(gitHub)).version).toBe('7.0.0')
  }),
)

threat(7, () =>
  withStage(async ({ gitHub, say }) => {
    const [fleet, podinfo] = [repositoryAt(gitHub, 'fleet'), repositoryAt(gitHub, 'podinfo')]
    const rob = gitHub.world.accounts.get('rob')?.id ?? 0
    const verdicts: (string | undefined)[] = []
    const roles = ['none', 'read', 'triage'] as const
    for (const role of roles) {
      fleet.roles.set(rob, role)
      podinfo.roles.set(rob, role)
      verdicts.push((await say('reader', promotion)).record.result?.verdict)
    }
    verdicts.push((await say('stranger', promotion)).record.result?.verdict)
    // What GitHub says of its own actors, and what it may say.
    const answers = [
      { status: 404, body: { message: 'Copilot is not a user' } },
      { status: 200, body: { permission: 'none', role_name: '', user: null } },
      { status: 200, body: { permission: 'admin', role_name: 'admin', user: { id: 1, type: 'User' } } },
      { status: 200, body: { permission: 'admin', role_name: 'admin', user: { id: rob, type: 'Bot' } } },
    ]
    for (const answer of answers) {
      gitHub.faults.clear()
      gitHub.faults.add({
        path: '/collaborators/rob/permission',
        times: 50,
        fault: { kind: 'status', ...answer },
      })
      verdicts.push((await say('reader', promotion)).record.result?.verdict)
    }
    gitHub.faults.clear()
    expect([verdicts, await pulls(gitHub)]).toEqual([verdicts.map(() => 'refused'), []])
    fleet.roles.set(rob, 'maintain')
    podinfo.roles.set(rob, 'maintain')
    expect((await say('reader', promotion)).record.result?.verdict).toBe('merged')
  }),
)

threat(9, () =>
  withStage(async ({ gitHub, say }) => {
    const { owner, roles } = repositoryAt(gitHub, 'podinfo')
    // Two repositories of one installation: the other one names itself a source of the fleet, in its own configuration.
    await addRepository(gitHub.world, gitHub.world.folder, {
      owner,
      roles,
      name: 'intruder',
      private: true,
      description: '',
    })
    const person = personAt(gitHub, 'writer')
    await person.send('PUT', '/repos/acme/intruder/contents/.github%2Flockkeeper.yml', {
      message: 'Let me in',
      content: Buffer.from('version: 1\nsources: [acme/fleet, acme/intruder]\n').toString('base64'),
    })
    const { number } = await person.send<{ readonly number: number }>('POST', '/repos/acme/intruder/issues', {
      title: 'x',
      body: '',
    })
    const there = { repository: 'acme/intruder', issue: number }
    expect((await say('writer', promotion, there)).record.result?.verdict).toBe('refused')
    expect([await pulls(gitHub), (await readEndState(gitHub)).version]).toEqual([[], '6.9.2'])
    // An app that the fleet does not give to podinfo.
    expect((await say('writer', '/promote helloworld@1.4.0 to prod')).record.result?.verdict).toBe('refused')
  }),
)

threat(11, () =>
  withStage(async ({ gitHub, say }) => {
    const admin = personAt(gitHub, 'admin')
    const config = await fileAt(gitHub, '.github/lockkeeper.yml')
    await pushFile(gitHub, {
      path: '.github/lockkeeper.yml',
      text: config.replace('merge: when-green', 'merge: when-green\n    allow: { users: [ada] }'),
    })
    const main = await admin.get<{ readonly object: { readonly sha: string } }>(
      '/repos/acme/fleet/git/ref/heads/main',
    )
    // The attacker's policy lies on the very branch that promotions use, and on one with a pull request.
    for (const branch of [slot, 'mine']) {
      await admin.send('POST', '/repos/acme/fleet/git/refs', {
        ref: `refs/heads/${branch}`,
        sha: main.object.sha,
      })
      await pushFile(gitHub, { path: '.github/lockkeeper.yml', text: config, branch, role: 'writer' })
      await personAt(gitHub, 'writer').send('POST', '/repos/acme/fleet/pulls', {
        title: 'x',
        head: branch,
        base: 'main',
      })
    }
    expect((await say('writer', promotion)).record.result?.verdict).toBe('refused')
    expect((await readEndState(gitHub)).version).toBe('6.9.2')
  }),
)

threat(23, () =>
  withStage(async ({ gitHub, say }) => {
    await say('writer', promotion)
    expect(lockkeeperPermissions).toEqual(appPermissions)
    expect(appEvents.filter(event => !lockkeeperEvents.includes(event))).toEqual([])
    const levels = ['read', 'write']
    const allowed = (permissions: Readonly<Record<string, string>>) =>
      Object.values(scopePermissions).some(scope =>
        Object.entries(permissions).every(
          ([name, level]) =>
            levels.indexOf(level) <= levels.indexOf({ metadata: 'read', ...scope }[name] ?? ''),
        ),
      )
    const minted = [...gitHub.world.tokens.values()]
    expect(minted.filter(({ permissions }) => !allowed(permissions))).toEqual([])
    const names = minted.flatMap(({ permissions }) => Object.keys(permissions))
    expect(names.filter(name => /workflows|administration|secrets/.test(name))).toEqual([])
  }),
)

threat(24, async () => {
  await withStage(async ({ gitHub, write, replyTo, idle }) => {
    const config = await fileAt(gitHub, '.github/lockkeeper.yml')
    await pushFile(gitHub, {
      path: '.github/lockkeeper.yml',
      text: config.replace('- name: test', '- { name: test, merge: after-approval }'),
    })
    const approve = async (role: string) => {
      const [pull] = await pulls(gitHub)
      await personAt(gitHub, role).send('POST', `/repos/acme/fleet/pulls/${pull?.number}/reviews`, {
        event: 'APPROVE',
      })
      await gitHub.settled()
      await idle()
    }
    const merged = async () => (await pulls(gitHub))[0]?.merged_at !== null
    const pinned = async () =>
      /version: (\S+)/.exec(await fileAt(gitHub, 'apps/test/podinfo-values.yaml'))?.[1]
    const first = await write('writer', '/promote podinfo@6.9.2 to test')
    await eventually(
      () => replyTo(first),
      found => /approval/.test(found?.text ?? ''),
    )
    // By the requester, and by somebody without write.
    await approve('writer')
    await approve('reader')
    expect(await merged()).toBe(false)
    // For the release before: a newer one takes the place, and the approval is for what it saw.
    const fleet = repositoryAt(gitHub, 'fleet')
    fleet.rules.set('main', { requiredChecks: ['slow'], strict: false, approvals: undefined })
    await approve('admin')
    await write('writer', '/promote podinfo@6.9.1 to test')
    await eventually(
      () => pulls(gitHub),
      found => found[0]?.title.includes('6.9.1') === true,
    )
    fleet.rules.delete('main')
    await gitHub.settled()
    await idle()
    expect([await merged(), await pinned()]).toEqual([false, '7.0.0'])
    await approve('admin')
    await eventually(pinned, version => version === '6.9.1')
  })
  // Our own approval is asked for before GitHub is, and what is withdrawn is missed at the next look.
  await chosen(async stage => {
    const { gitHub } = stage
    const { comment } = await until(stage, /approval/)
    expect(wishes(stage)).toEqual([])
    const path = `/repos/acme/fleet/pulls/${(await pulls(gitHub))[0]?.number}/reviews`
    const review = (event: string) => personAt(gitHub, 'admin').send('POST', path, { event, body: 'because' })
    await review('APPROVE')
    await says(stage, comment, promise)
    expect(wishes(stage).length).toBe(1)
    await review('REQUEST_CHANGES')
    await says(stage, comment, /waiting for the approval/)
    await status(stage, 'success')
    await quiet(stage)
    expect([wishes(stage), (await readEndState(gitHub)).version]).toEqual([[], '6.9.2'])
  }, 'merge: after-approval')
})

notYet('threat', 25)

threat(26, () =>
  withStage(async ({ gitHub, write }) => {
    // Everything is limited for a minute: not one request more than the first few that were on their way.
    gitHub.faults.add({
      method: 'POST',
      path: '/reactions$',
      fault: { kind: 'rate-limit', form: 'secondary' },
    })
    await write('writer', promotion)
    await eventually(
      async () => gitHub.requests.all().filter(({ status }) => status === 403).length,
      count => count === 1,
    )
    gitHub.requests.clear()
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(gitHub.requests.all().filter(({ who }) => who === 'lockkeeper[bot]')).toEqual([])
  }),
)
