import { expect, test } from '@jest/globals'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { deliver, fileAt, promotion, pulls, pushFile, withStage } from '../behaviours/stage.ts'
import { eventually } from './person.ts'

type ReplyTo = Parameters<Parameters<typeof withStage>[0]>[0]['replyTo']
type Asked = Parameters<ReplyTo>[0]

/** Our reply once it says so. */
function replyWith(replyTo: ReplyTo, comment: Asked, words: string) {
  return eventually(
    () => replyTo(comment),
    found => found?.text.includes(words) === true,
  )
}

/** How it ended after GitHub had told that an owner accepted new permissions. */
async function verdictOnceAccepted(gitHub: SandboxGitHub, replyTo: ReplyTo, comment: Asked) {
  const installation = { id: gitHub.installation.id }
  await deliver(gitHub, 'installation', { action: 'new_permissions_accepted', installation })
  const done = await eventually(
    () => replyTo(comment),
    found => found?.record.done === true,
  )
  return done?.record.result?.verdict
}

test(
  'a right that the owner has not granted is explained where it was asked for, and used once it is granted',
  () =>
    withStage(async ({ gitHub, write, replyTo }) => {
      const { permissions } = gitHub.installation
      const { deployments: _, ...fewer } = permissions
      gitHub.installation.permissions = fewer
      gitHub.world.tokens.clear()
      const comment = await write('writer', promotion)
      const said = await replyWith(replyTo, comment, 'has not granted')
      expect([said?.record.done, said?.text.includes('acme has not granted me deployments: write')]).toEqual([
        false,
        true,
      ])
      expect(said?.body).toMatch(/An owner of acme accepts it at .*installations/)
      expect(await pulls(gitHub)).toEqual([])
      gitHub.installation.permissions = permissions
      expect(await verdictOnceAccepted(gitHub, replyTo, comment)).toBe('merged')
    }),
  60_000,
)

test(
  'a right that talking needs in part is explained with the part that is granted',
  () =>
    withStage(async ({ gitHub, write, replyTo }) => {
      const { pull_requests: _, ...fewer } = gitHub.installation.permissions
      gitHub.installation.permissions = fewer
      gitHub.world.tokens.clear()
      const comment = await write('writer', promotion)
      const said = await replyWith(replyTo, comment, 'has not granted')
      expect([
        said?.record.done,
        said?.text.includes('acme has not granted me `pull_requests`: write'),
      ]).toEqual([false, true])
    }),
  60_000,
)

test(
  'a team that we may not look into permits nobody, and whoever asks is told who lets us look',
  () =>
    withStage(async ({ gitHub, write, replyTo, say }) => {
      const path = '.github/lockkeeper.yml'
      const teams = 'merge: when-green\n    allow: { teams: [acme/releasers] }'
      const text = (await fileAt(gitHub, path)).replace('merge: when-green', teams)
      await pushFile(gitHub, { path, text })
      const { permissions } = gitHub.installation
      const { members: _, ...fewer } = permissions
      gitHub.installation.permissions = fewer
      gitHub.world.tokens.clear()
      const comment = await write('writer', promotion)
      const said = await replyWith(replyTo, comment, 'has not granted')
      expect(said?.text).toMatch(
        /acme has not granted me members: read\. An owner of acme accepts it at .*installations/,
      )
      expect([said?.record.done, await pulls(gitHub)]).toEqual([false, []])
      const help = await say('writer', '/help')
      expect(help.text).toMatch(/^\| (?:test|prod|stage) .*acme has not granted me members: read/m)
      gitHub.installation.permissions = permissions
      expect(await verdictOnceAccepted(gitHub, replyTo, comment)).toBe('merged')
    }),
  60_000,
)

test(
  'what GitHub refuses is told in its words where it was asked for, and gone on with once it is allowed',
  () =>
    withStage(async ({ gitHub, write, replyTo }) => {
      const body = { message: 'Validation Failed: Repository rule violations found @acme/all' }
      gitHub.faults.add({
        path: '/pulls$',
        method: 'POST',
        times: 100,
        fault: { kind: 'status', status: 422, body },
      })
      const comment = await write('writer', promotion)
      const said = await replyWith(replyTo, comment, 'refuses')
      expect([said?.record.done, said?.body.split('\n').find(line => line.startsWith('- '))]).toEqual([
        false,
        '- GitHub refuses what I need to do here: POST `/repos/{owner}/{repo}/pulls`: 422 Validation Failed: Repository rule violations found `@acme/all`. Where a ruleset or branch protection forbids it, an admin lets the GitHub App bypass it; I try again by myself every few minutes.',
      ])
      gitHub.faults.clear()
      expect(await verdictOnceAccepted(gitHub, replyTo, comment)).toBe('merged')
    }),
  60_000,
)
