import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { addRepository } from '../../src/sandbox/world/repositories.ts'
import { personAt } from '../e2e/person.ts'
import { gitops, source } from '../e2e/stage.ts'
import { chosen, promise, says, status, until, writes } from './chosen.ts'
import { behaviour } from './promised.ts'
import { deliver, fileAt, lastPayload, promotion, pulls, pushFile, repositoryAt, withStage } from './stage.ts'

behaviour(18, () =>
  withStage(async ({ gitHub, say, idle }) => {
    await say('writer', '/list podinfo')
    const event = lastPayload(gitHub, 'issue_comment') as Record<string, Record<string, unknown>>
    const rob = gitHub.world.accounts.get('rob')
    gitHub.requests.clear()
    // Whoever redelivers or edits another's comment speaks not for them, whatever association GitHub names.
    await deliver(gitHub, 'issue_comment', {
      ...event,
      sender: { id: rob?.id, login: 'rob', type: 'User' },
      comment: { ...event.comment, id: 78, body: promotion, author_association: 'OWNER' },
    })
    await idle()
    expect(gitHub.requests.all()).toEqual([])
    const code = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts') && !path.startsWith('sandbox/'))
      .filter(path => /author_?association/i.test(readSource(path)))
    expect(code).toEqual([])
  }),
)

function readSource(path: string): string {
  return readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8')
}

behaviour(19, () =>
  withStage(async ({ gitHub, say }) => {
    const verdict = async (role: string) => (await say(role, promotion)).record.result?.verdict
    expect([await verdict('reader'), await verdict('stranger')]).toEqual(['refused', 'refused'])
    // Write on the source alone is not enough, nor on the GitOps repository alone.
    const [podinfo, fleet] = [repositoryAt(gitHub, 'podinfo'), repositoryAt(gitHub, 'fleet')]
    const rob = gitHub.world.accounts.get('rob')?.id ?? 0
    podinfo.roles.set(rob, 'write')
    expect(await verdict('reader')).toBe('refused')
    podinfo.roles.set(rob, 'read')
    fleet.roles.set(rob, 'write')
    expect(await verdict('reader')).toBe('refused')
    // What cannot be read denies.
    const gone = { kind: 'status', status: 404 } as const
    gitHub.faults.add({ path: '/collaborators/alice/permission', times: 100, fault: gone })
    expect(await verdict('writer')).toBe('refused')
    expect(await pulls(gitHub)).toEqual([])
  }),
)

/** The seeded configuration with this policy for prod. */
async function restrict(gitHub: SandboxGitHub, policy: string): Promise<void> {
  const text = await fileAt(gitHub, '.github/lockkeeper.yml')
  await pushFile(gitHub, {
    path: '.github/lockkeeper.yml',
    text: text.replace('merge: when-green', `merge: when-green\n    ${policy}`),
  })
}

behaviour(20, () =>
  withStage(async ({ gitHub, say }) => {
    await restrict(gitHub, 'allow: { teams: [acme/releasers] }')
    const releasers = gitHub.world.teams[0]
    const alice = gitHub.world.accounts.get('alice')
    if (releasers === undefined || alice === undefined) throw new Error('not seeded')
    const { members } = releasers
    members.splice(0, members.length, { account: alice, role: 'member', state: 'pending' })
    const denied = await say('writer', promotion)
    expect([denied.record.result?.verdict, denied.body.includes('releasers')]).toEqual(['refused', false])
    const unknown = { kind: 'status', status: 404 } as const
    gitHub.faults.add({ path: '/teams/releasers/memberships', fault: unknown })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('refused')
    members.splice(0, members.length, { account: alice, role: 'member', state: 'active' })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
  }),
)

behaviour(21, () =>
  withStage(async ({ gitHub, say }) => {
    await restrict(gitHub, 'allow: { users: [ada] }')
    // A branch, and a pull request of it, that would allow everybody: it counts only when it is merged.
    const admin = personAt(gitHub, 'admin')
    const main = await admin.get<{ readonly object: { readonly sha: string } }>(
      '/repos/acme/fleet/git/ref/heads/main',
    )
    await admin.send('POST', '/repos/acme/fleet/git/refs', { ref: 'refs/heads/open', sha: main.object.sha })
    const text = (await fileAt(gitHub, '.github/lockkeeper.yml')).replace('[ada]', '[ada, alice]')
    await pushFile(gitHub, { path: '.github/lockkeeper.yml', text, branch: 'open', role: 'writer' })
    const { number } = await personAt(gitHub, 'writer').send<{ readonly number: number }>(
      'POST',
      '/repos/acme/fleet/pulls',
      { title: 'Open prod', head: 'open', base: 'main' },
    )
    const there = { repository: 'acme/fleet', issue: number }
    expect((await say('writer', promotion, there)).record.result?.verdict).toBe('refused')
    await admin.send('PUT', `/repos/acme/fleet/pulls/${number}/merge`, {})
    expect((await say('writer', promotion, there)).record.result?.verdict).toBe('merged')
  }),
)

behaviour(22, async () => {
  await withStage(async ({ gitHub, say }) => {
    const alice = gitHub.world.accounts.get('alice')?.id ?? 0
    const revoke = () => {
      repositoryAt(gitHub, 'fleet').roles.set(alice, 'read')
      repositoryAt(gitHub, 'podinfo').roles.set(alice, 'read')
    }
    gitHub.faults.add({ method: 'POST', path: '/pulls$', fault: { kind: 'after', run: revoke } })
    const { record, text } = await say('writer', promotion)
    expect([record.result?.verdict, text.includes('has no write on acme/')]).toEqual(['refused', true])
    expect((await pulls(gitHub)).map(({ state, merged_at }) => [state, merged_at])).toEqual([
      ['closed', null],
    ])
  })
  // Where GitHub is to merge by itself, every look asks.
  await chosen(async stage => {
    const { comment } = await until(stage, promise)
    repositoryAt(stage.gitHub, 'fleet').roles.set(stage.gitHub.world.accounts.get('alice')?.id ?? 0, 'read')
    await status(stage, 'pending')
    await says(stage, comment, /has no write on acme\/fleet/)
    expect(writes(stage)).toEqual(['Commit', 'EnableAutoMerge', 'DisableAutoMerge', 'PATCH /pulls/'])
  })
})

behaviour(23, () => {
  // Whatever writes to the GitOps repository takes a value that only `authorize` makes.
  const engine = readdirSync(new URL('../../src/engine', import.meta.url), {
    ...{ recursive: true, encoding: 'utf8' },
  }).filter(path => path.endsWith('.ts'))
  const makers = engine.filter(path => /as Authorized/.test(readSource(`engine/${path}`)))
  expect(makers).toEqual(['authorize.ts'])
  const writes = /\.(?:createBranch|pullRequests\.(?:open|merge|schedule)|repository\.commit)\(/
  const writers = engine.filter(path => writes.test(readSource(`engine/${path}`)))
  expect(writers.filter(path => !/Authorized</.test(readSource(`engine/${path}`)))).toEqual([])
  // Every entrance is the engine's: nothing outside of it and of the adapters calls a writing port.
  const others = readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !/^(?:engine|github|sandbox|checkout)\//.test(path))
    .filter(path => writes.test(readSource(path)))
  expect(others).toEqual([])
})

behaviour(24, () =>
  withStage(async ({ gitHub, say, write, replyTo, idle }) => {
    const { owner, roles } = repositoryAt(gitHub, 'podinfo')
    const other = await addRepository(gitHub.world, gitHub.world.folder, {
      owner,
      roles,
      name: 'other',
      private: true,
      description: '',
    })
    const opened = await personAt(gitHub, 'writer').send<{ readonly number: number }>(
      'POST',
      '/repos/acme/other/issues',
      { title: 'Mine', body: '' },
    )
    const there = { repository: 'acme/other', issue: opened.number }
    const comment = await write('writer', promotion, there)
    await gitHub.settled()
    await idle()
    expect((await replyTo(comment, there))?.record.result?.verdict).toBe('refused')
    expect([await pulls(gitHub), other.issues.size]).toEqual([[], 1])
    await say('writer', promotion)
    const writing = [...gitHub.world.tokens.values()].filter(({ permissions }) =>
      Object.values(permissions).includes('write'),
    )
    expect(writing.map(({ repositories }) => repositories?.size)).toEqual(writing.map(() => 1))
  }),
)

behaviour(25, () =>
  withStage(async ({ gitHub, say }) => {
    const reader = personAt(gitHub, 'reader')
    await reader.send('POST', '/repos/acme/podinfo/forks', {})
    const main = await reader.get<{ readonly object: { readonly sha: string } }>(
      '/repos/rob/podinfo/git/ref/heads/main',
    )
    await reader.send('POST', '/repos/rob/podinfo/git/refs', {
      ref: 'refs/heads/mine',
      sha: main.object.sha,
    })
    await reader.send('PUT', '/repos/rob/podinfo/contents/evil.txt', {
      message: 'Mine',
      branch: 'mine',
      content: Buffer.from('evil').toString('base64'),
    })
    const { number } = await reader.send<{ readonly number: number }>('POST', '/repos/acme/podinfo/pulls', {
      title: 'From a fork',
      head: 'rob:mine',
      base: 'main',
    })
    gitHub.requests.clear()
    const { text, record } = await say('writer', promotion, { ...source, issue: number })
    expect([record.result?.verdict, text.includes('from forks')]).toEqual(['refused', true])
    const asApp = gitHub.requests.all().filter(({ path, who }) => path.includes('/rob/') && who !== 'rob')
    expect([asApp, await pulls(gitHub)]).toEqual([[], []])
  }),
)

behaviour(26, () =>
  withStage(async ({ gitHub, say, write, replyTo, idle }) => {
    const fleet = repositoryAt(gitHub, 'fleet')
    fleet.archived = true
    const { text, record } = await say('writer', promotion)
    expect([record.result?.verdict, text.includes('is archived')]).toEqual(['refused', true])
    fleet.archived = false
    await personAt(gitHub, 'admin').send('PUT', `/repos/acme/fleet/issues/${gitops.issue}/lock`, {})
    const comment = await write('admin', promotion, gitops)
    await gitHub.settled()
    await idle()
    expect([await replyTo(comment, gitops), await pulls(gitHub)]).toEqual([undefined, []])
    // The server is well, and the next thread works.
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
  }),
)
