import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openLocalJob } from '../../src/action/local-job.ts'
import { runAction } from '../../src/action/run-action.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { pulls } from '../behaviours/stage.ts'
import { personAt } from './person.ts'

let gitHub: SandboxGitHub

beforeEach(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
})
afterEach(() => gitHub.close())

/** Runs a step that answers a promotion, with a clock that waits for nothing; answers its end and what its log says. */
async function answer(): Promise<readonly [number, readonly string[]]> {
  const comment = await personAt(gitHub, 'writer').send<{ readonly user: unknown }>(
    'POST',
    '/repos/acme/fleet/issues/1/comments',
    { body: '/promote podinfo@7.0.0 to prod' },
  )
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
  const payload = { action: 'created', issue: { number: 1 }, comment, sender: comment.user, repository }
  const log: string[] = []
  const { job } = openLocalJob(
    {
      inputs: {
        token: gitHub.people.find(({ role }) => role === 'writer')?.token ?? '',
        mode: 'chatops',
        timeout: 60_000,
      },
      payload: JSON.stringify(payload),
      eventName: 'issue_comment',
      file: 'event.json',
      workspace: '/nowhere',
      temporary: '/nowhere',
      environment: { REGISTRIES: 'none', GITHUB_API_URL: gitHub.apiUrl, GITHUB_RUN_ID: '1' },
    },
    line => log.push(line),
  )
  const clock = { now: systemClock.now, sleep: (wait: number) => systemClock.sleep(Math.min(wait, 20)) }
  return [await runAction(job, clock), log]
}

test('a step whose write got no answer looks again, and does nothing twice', async () => {
  gitHub.faults.add({ method: 'POST', path: '/pulls$', fault: { kind: 'drop-answer' } })
  const [end, log] = await answer()
  expect([end, (await pulls(gitHub)).map(({ merged_at }) => merged_at !== null)]).toEqual([0, [true]])
  expect(log.filter(line => line.includes('Looking again'))).toEqual([
    expect.stringMatching(/^POST \/repos\/\{owner\}\/\{repo\}\/pulls: .* Looking again in 3 s\.$/),
  ])
})

test('a step whose writes never get an answer ends, and says so', async () => {
  gitHub.faults.add({ method: 'POST', path: '/pulls$', times: 100, fault: { kind: 'status', status: 502 } })
  const [end, log] = await answer()
  expect([end, log.filter(line => line.includes('Looking again')).length]).toEqual([3, 2])
  expect(log.at(-1)).toContain('Run the step again: nothing is done twice.')
})
