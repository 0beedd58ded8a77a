import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Checkout, cloneFleet } from './checkout.ts'
import { personAt } from './person.ts'
import { type Runner, startRunner } from './runner.ts'

let gitHub: SandboxGitHub
let checkout: Checkout
let runner: Runner
let change: { readonly event: string; readonly payload: unknown }

beforeAll(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
  checkout = await cloneFleet(gitHub)
  runner = startRunner(gitHub, checkout.folder)
  await checkout.git('switch', '--quiet', '--create', 'change')
  checkout.write({ 'README.md': '# fleet\n' })
  await checkout.push('change')
  const wish = { title: 'Change', head: 'change', base: 'main' }
  const pull = await personAt(gitHub, 'writer').send('POST', '/repos/acme/fleet/pulls', wish)
  change = { event: 'pull_request', payload: { pull_request: pull } }
})
afterAll(async () => {
  await gitHub.close()
  checkout.remove()
  runner.remove()
})

describe('an event', () => {
  test.each([
    ['that is empty', 'issue_comment', '', /holds no event: it is no JSON object\./],
    ['that is cut', 'pull_request', '{"pull_request": ', /holds no event: it is no JSON object\./],
    ['that is no object', 'push', '[]', /holds no event: it is no JSON object\./],
    ['of a comment without one', 'issue_comment', '{"action":"created"}', /The event is none of a comment/],
  ])('%s asks for nothing: it is refused', async (_, event, payload, said) => {
    const { code, log } = await runner.step({ event, payload })
    expect([code, log]).toEqual([3, expect.stringMatching(/^::error title=EVENT_UNREADABLE::/m)])
    expect(log).toMatch(said)
  })

  test.each(['/nowhere/event.json', '/tmp'])('whose file is %s is refused', async path => {
    const { code, log } = await runner.step({ event: 'schedule', environment: { GITHUB_EVENT_PATH: path } })
    expect([code, log.split('%0A')[0]]).toEqual([
      3,
      `::error title=EVENT_UNREADABLE::The event's file ${path} cannot be read.`,
    ])
  })

  test('of a comment that somebody edited is left alone', async () => {
    const payload = { action: 'edited', issue: { number: 1 }, comment: { id: 7 } }
    const { code, verdict, log } = await runner.step({ event: 'issue_comment', payload })
    expect([code, verdict, log.trim()]).toEqual([
      0,
      'nothing-to-do',
      'This is not a new comment of a person: nothing to do.',
    ])
  })
})

describe('a runner', () => {
  test('that takes no summary gets it in the log', async () => {
    const { code, verdict, log } = await runner.step({
      ...change,
      environment: { GITHUB_STEP_SUMMARY: '/nowhere' },
    })
    expect([code, verdict, log]).toEqual([0, 'succeeded', expect.stringContaining('### ')])
  })

  test('that takes no outputs is told so, and what was done stays done', async () => {
    const { code, log } = await runner.step({ ...change, environment: { GITHUB_OUTPUT: '/nowhere' } })
    expect([code, log]).toEqual([
      0,
      expect.stringContaining('::warning::The output verdict is lost: the file that GITHUB_OUTPUT names'),
    ])
  })

  test('without git is told what is missing', async () => {
    const { code, log } = await runner.step({ ...change, environment: { PATH: '/nowhere' } })
    expect([code, log]).toEqual([3, expect.stringMatching(/^::error title=GIT_MISSING::There is no git/m)])
  })

  test('with a file in the place of its folder is told which', async () => {
    const { code, log } = await runner.step({
      ...change,
      environment: { RUNNER_TEMP: `${runner.folder}/event` },
    })
    expect([code, log]).toEqual([
      3,
      expect.stringMatching(/^::error title=FILE_UNUSABLE::\S+ cannot be used: a part of it is no folder\./m),
    ])
  })

  test('that does not reach GitHub is told where it looked', async () => {
    const { code, log } = await runner.step({
      event: 'schedule',
      environment: { GITHUB_API_URL: 'http://127.0.0.1:1' },
    })
    expect([code, log]).toEqual([
      3,
      expect.stringMatching(
        /^::error title=GITHUB_UNREACHABLE::GitHub did not answer: POST http:\/\/127\.0\.0\.1:1\//m,
      ),
    ])
  })
})

test('what a step asks for in vain stands in its log, and speaks to nobody', async () => {
  const inputs = { mode: 'promote', command: 'podinfo@8.8.8 to prod\n::error::pwned' }
  const { code, log } = await runner.step({ event: 'push', inputs })
  expect([code, log, /^::error::/m.test(log)]).toEqual([
    1,
    expect.stringMatching(/^::error title=[A-Z_]+::/m),
    false,
  ])
})
