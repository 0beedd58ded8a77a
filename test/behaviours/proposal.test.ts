import { execFileSync } from 'node:child_process'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { isAppName, parseEnvironmentName } from '../../src/promotion/names.ts'
import { isProtected } from '../../src/promotion/protected.ts'
import { slotBranch } from '../../src/promotion/slot.ts'
import { readProposalMarker } from '../../src/report/marker.ts'
import { promoted, readEndState } from '../crash/end-state.ts'
import { eventually, personAt } from '../e2e/person.ts'
import { gitops } from '../e2e/stage.ts'
import { chosen, promise, requireCi, says, status, until, writes } from './chosen.ts'
import { behaviour } from './promised.ts'
import { branches, fileAt, promotion, pulls, pushFile, repositoryAt, slot, withStage } from './stage.ts'

const values = 'apps/prod/podinfo-values.yaml'

interface Commit {
  readonly sha: string
  readonly commit: {
    readonly message: string
    readonly verification: { readonly verified: boolean }
    readonly author: { readonly email: string }
  }
  readonly files?: readonly { readonly filename: string; readonly patch: string }[]
  readonly parents: readonly { readonly sha: string }[]
}

behaviour(27, () =>
  withStage(async ({ gitHub, say }) => {
    const admin = personAt(gitHub, 'admin')
    const base = (await admin.get<Commit>('/repos/acme/fleet/commits/main')).sha
    await say('writer', promotion)
    const [pull] = await pulls(gitHub)
    const record = readProposalMarker(pull?.body ?? '')
    const head = await admin.get<Commit>(`/repos/acme/fleet/commits/${pull?.head.sha}`)
    expect(record?.claim.digest).toMatch(/^[0-9a-f]{12,64}$/)
    expect(head.parents.map(({ sha }) => sha)).toEqual([base])
    expect(head.commit.message).toContain(`Request: ${record?.claim.request}`)
    expect(pull?.body).toContain(record?.claim.digest.slice(0, 7))
  }),
)

behaviour(28, async () => {
  await withStage(
    async stage => {
      const { gitHub, write, idle, replyTo } = stage
      // A required check leaves somebody the time to push onto the branch.
      const rules = { requiredChecks: ['ci'], strict: false, approvals: undefined }
      repositoryAt(gitHub, 'fleet').rules.set('main', rules)
      const comment = await write('writer', promotion)
      await gitHub.settled()
      await idle()
      const foreign = 'replicaCount: 99\n'
      await pushFile(gitHub, { path: 'apps/prod/evil.yaml', text: foreign, branch: slot, role: 'writer' })
      const [pull] = await pulls(gitHub)
      await status(stage, 'success')
      await gitHub.settled()
      await idle()
      expect([pull?.merged_at, (await pulls(gitHub))[0]?.state]).toEqual([null, 'open'])
      expect((await replyTo(comment))?.text).toContain('not mine')
    },
    { checks: 'off' },
  )
  await withStage(async ({ gitHub, say }) => {
    const unrelated = () => pushFile(gitHub, { path: 'README.md', text: 'new words\n' })
    gitHub.faults.add({ method: 'POST', path: '/pulls$', fault: { kind: 'after', run: unrelated } })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
    // Now by one that is related: what the promotion would change is gone.
    const taken = async () =>
      pushFile(gitHub, {
        path: 'apps/prod/helloworld/kustomization.yaml',
        text: (await fileAt(gitHub, 'apps/prod/helloworld/kustomization.yaml')).replace('1.3.2', '1.4.0'),
      })
    gitHub.faults.add({ method: 'POST', path: '/pulls$', fault: { kind: 'after', run: taken } })
    const { record } = await say('writer', '/promote helloworld@1.4.0 to prod', gitops)
    expect(record.result?.verdict).toBe('nothing-to-do')
  })
  // Where GitHub is to merge by itself, a base on which the plan is another is planned anew first.
  await chosen(async stage => {
    const { comment } = await until(stage, promise)
    const path = 'apps/prod/podinfo-values.yaml'
    const values = await fileAt(stage.gitHub, path)
    repositoryAt(stage.gitHub, 'fleet').rules.delete('main')
    await pushFile(stage.gitHub, { path, text: values.replace('6.9.2', '6.9.1') })
    requireCi(stage.gitHub)
    await status(stage, 'pending')
    await says(stage, comment, /6\.9\.1 → 7\.0\.0/)
    const again = ['DisableAutoMerge', 'PATCH /pulls/', 'Commit', 'EnableAutoMerge']
    expect(writes(stage)).toEqual(['Commit', 'EnableAutoMerge', ...again])
  })
})

behaviour(29, () => {
  const odd = [
    '-x',
    'a..b',
    'a@{b',
    'a.lock',
    'a\\b',
    'a\0b',
    '.a',
    'a/',
    'a b',
    'a~1',
    'é',
    '@',
    'A'.repeat(300),
  ]
  const name = fc.oneof(
    fc.constantFrom(...odd),
    fc.string({ unit: fc.constantFrom(...'abcdefZ0-._'), minLength: 1, maxLength: 63 }),
    fc.string({ unit: fc.constantFrom('a', '-', '.', '/', '@', '{', '~', ':', '\\'), maxLength: 5 }),
  )
  const made = new Set<string>()
  fc.assert(
    fc.property(name, name, (environment, app) => {
      const parsed = parseEnvironmentName(environment)
      if (parsed !== undefined && isAppName(app)) made.add(slotBranch(parsed, app))
    }),
    { numRuns: 1_000 },
  )
  // Each costs a process of git's.
  const wrong = [...made].slice(0, 60).filter(branch => !isBranch(branch))
  expect([made.size > 20, wrong]).toEqual([true, []])
})

/** What git itself says, and GitHub's limit besides. */
function isBranch(name: string): boolean {
  if (Buffer.byteLength(`refs/heads/${name}`) > 255) return false
  try {
    execFileSync('git', ['check-ref-format', '--branch', name], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

behaviour(30, () =>
  withStage(async ({ gitHub, say }) => {
    const admin = personAt(gitHub, 'admin')
    const main = await admin.get<Commit>('/repos/acme/fleet/commits/main')
    // A person took the branch before us and has work on it.
    await admin.send('POST', '/repos/acme/fleet/git/refs', { ref: `refs/heads/${slot}`, sha: main.sha })
    await pushFile(gitHub, { path: 'notes.txt', text: 'mine\n', branch: slot, role: 'writer' })
    const refused = await say('writer', promotion)
    expect([refused.record.result?.verdict, await fileAt(gitHub, 'notes.txt', slot)]).toEqual([
      'refused',
      'mine\n',
    ])
    // An empty claim that nobody goes on with is taken over.
    await admin.send('DELETE', `/repos/acme/fleet/git/refs/heads/${slot}`)
    await admin.send('POST', '/repos/acme/fleet/git/refs', { ref: `refs/heads/${slot}`, sha: main.sha })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
    expect(await branches(gitHub)).toEqual(['main'])
  }),
)

behaviour(31, () =>
  withStage(async ({ gitHub, say }) => {
    const push = () =>
      pushFile(gitHub, { path: 'notes.txt', text: 'between\n', branch: slot, role: 'writer' })
    gitHub.faults.add({ method: 'POST', path: '/git/refs$', fault: { kind: 'after', run: push } })
    const { record } = await say('writer', promotion)
    expect(record.result?.verdict).not.toBe('merged')
    expect(await fileAt(gitHub, 'notes.txt', slot)).toBe('between\n')
    expect((await readEndState(gitHub)).version).toBe('6.9.2')
  }),
)

behaviour(32, () =>
  withStage(async ({ gitHub, say }) => {
    await say('writer', promotion)
    const admin = personAt(gitHub, 'admin')
    const [pull] = await pulls(gitHub)
    const head = await admin.get<Commit>(`/repos/acme/fleet/commits/${pull?.head.sha}`)
    expect([head.commit.verification.verified, head.commit.author.email]).toEqual([
      true,
      expect.stringContaining('lockkeeper[bot]@users.noreply'),
    ])
    // None of them was made by the endpoints that take an author.
    const written = gitHub.requests
      .all()
      .filter(({ method, path }) => method === 'POST' && /git\/commits$/.test(path))
    expect(written).toEqual([])
  }),
)

behaviour(33, () =>
  withStage(async ({ gitHub, say }) => {
    await say('writer', promotion)
    const admin = personAt(gitHub, 'admin')
    const [pull] = await pulls(gitHub)
    const { files } = await admin.get<Commit>(`/repos/acme/fleet/commits/${pull?.head.sha}`)
    expect(files?.map(({ filename }) => filename)).toEqual([values])
    // A pin that somebody names inside a workflow or CODEOWNERS is not edited, whoever configured it.
    const config = await fileAt(gitHub, '.github/lockkeeper.yml')
    const pins = ['.github/workflows/deploy.yaml', '.github/deploy.yaml']
    expect(['CODEOWNERS', 'docs/CODEOWNERS', '.github/CODEOWNERS'].filter(isProtected).length).toBe(3)
    for (const file of pins) {
      await pushFile(gitHub, { path: file, text: 'tag: 1.3.2\n' })
      await pushFile(gitHub, {
        path: '.github/lockkeeper.yml',
        text: `${config.trimEnd()}\napps:\n  helloworld: { pins: [{ environment: prod, file: ${file}, path: tag }] }\n`,
      })
      const { record } = await say('writer', '/promote helloworld@1.4.0 to prod', gitops)
      expect([file, record.result?.verdict, await fileAt(gitHub, file)]).toEqual([
        file,
        'refused',
        'tag: 1.3.2\n',
      ])
    }
  }),
)

behaviour(34, () =>
  withStage(async ({ gitHub, say }) => {
    const before =
      '# Ours.\r\napiVersion: helm.toolkit.fluxcd.io/v2\r\nkind:   HelmRelease\r\nmetadata: {name: podinfo,   namespace: podinfo}\r\nspec:\r\n  chart:\r\n    spec:\r\n        version: "6.9.2"   # moved by /promote\r\n  # the end, without a line end'
    await pushFile(gitHub, { path: values, text: before })
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
    expect(await fileAt(gitHub, values)).toBe(before.replace('6.9.2', '7.0.0'))
  }),
)

behaviour(35, () =>
  withStage(async ({ gitHub, say }) => {
    await say('writer', promotion)
    const again = await say('writer', promotion)
    expect([again.record.result?.verdict, (await pulls(gitHub)).length]).toEqual(['nothing-to-do', 1])
  }),
)

behaviour(36, () =>
  withStage(async ({ gitHub, write }) => {
    await Promise.all(Array.from({ length: 6 }, () => write('writer', promotion)))
    const end = await eventually(
      () => readEndState(gitHub),
      ({ replies, branches: left }) =>
        replies.length === 6 && replies.includes('merged') && left.length === 1,
    )
    const { replies, ...rest } = promoted
    expect({ ...end, replies: end.replies.filter(verdict => verdict === 'merged') }).toEqual({
      ...rest,
      replies,
      pullRequests: expect.arrayContaining([...rest.pullRequests]),
    })
    expect(end.pullRequests.filter(pull => pull.endsWith(': merged')).length).toBe(1)
  }),
)
