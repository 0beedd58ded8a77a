import { expect, test } from '@jest/globals'
import { headOf, mergeByHand, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict, withProd } from './fakes/questions.ts'
import { ada, alice, engineOver, fleetFiles, noDelays, overlay, replies, say, seed } from './fakes/seed.ts'
import { approve, only, waiting } from './fakes/waiting.ts'

const prod = branchOf('prod')

test('after approval: a second person with write access, at exactly this head', async () => {
  const seeded = await waiting()
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: waiting')
  expect(replies(seeded)[0]).toMatch(/\| checks( \d+\/\d+)? · approval \| ⏳ \|/)
  approve(seeded, alice)
  approve(seeded, { id: 77, login: 'mallory' }, only(seeded).head, false)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(replies(seeded)[0]).toMatch(/approved by `@ada`/)
})

test('an approval of an earlier head counts no more', async () => {
  const seeded = await waiting()
  approve(seeded, ada, headOf(seeded.fleet, 'main').sha)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/the one there is for an earlier commit/)
})

test('never: a person merges, and the reply says so and follows', async () => {
  const seeded = seed(withProd('{ name: prod, merge: never }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)[0]).toMatch(/a person merges/i)
  mergeByHand(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(verdict(seeded)).toBe('🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched')
  expect(seeded.fleet.deployments).toHaveLength(1)
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('a pull request that a person merged after changing it is said to have drifted', async () => {
  const seeded = await waiting()
  const file = overlay('podinfo', 'prod')
  pushFiles(
    seeded.fleet,
    prod,
    { [file]: (fleetFiles()[file] ?? '').replace('6.9.2', '6.9.4') },
    { message: 'No, that one' },
  )
  mergeByHand(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(replies(seeded)[0]).toMatch(/merged with drift: prod does not have 7\.0\.0/i)
})

test.each([
  ['pending', 'passed', [{ name: 'ci', status: 'pending' as const }], [], /waiting for ci/],
  ['failed', 'passed', [{ name: 'ci', status: 'failed' as const }], [], /failed: ci/],
  ['required and absent', 'passed', [], ['ci'], /0\/1, waiting for ci/],
])(
  'a check that is %s keeps it from being merged until it has %s',
  async (_, __, checks, required, words) => {
    const seeded = seed()
    seeded.fleet.checksOnPush = checks
    seeded.fleet.requiredChecks = required
    await say(seeded, '/promote podinfo@7.0.0 to prod')
    expect(replies(seeded)[0]).toMatch(words)
    expect(only(seeded).state).toBe('open')
    seeded.fleet.checks.set(only(seeded).head, [{ name: 'ci', status: 'passed' }])
    await seeded.engine.lookAt(seeded.fleet.ref, prod)
    expect(pinned(seeded, 'prod')).toBe('7.0.0')
  },
)

test('rules that cannot be read block', async () => {
  const seeded = seed()
  seeded.fleet.requiredChecks = 'unknown'
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/rules of the branch could not be read/)
})

test('a red check that no rule requires does not block where others are required', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [
    { name: 'lint', status: 'failed' },
    { name: 'ci', status: 'passed' },
  ]
  seeded.fleet.requiredChecks = ['ci']
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('a check that the configuration names is waited for', async () => {
  const seeded = seed(withProd('{ name: prod, merge: when-green, requiredChecks: [smoke] }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)[0]).toMatch(/waiting for smoke/)
})

test('a pull request without checks is given time for one to appear', async () => {
  const seeded = seed()
  const engine = engineOver(seeded.github, [], seeded.github.calls, { ...noDelays, settle: 5_000 })
  seeded.github.calls.before = (name, call) => {
    const looks = seeded.github.calls.log.slice(0, call).filter(each => each === 'pullRequests.review').length
    if (name === 'pullRequests.review' && looks === 2)
      seeded.fleet.checks.set(only(seeded).head, [{ name: 'ci', status: 'pending' }])
  }
  await say({ ...seeded, engine }, '/promote podinfo@7.0.0 to prod')
  expect(seeded.github.clock.slept).toBe(5_000)
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/waiting for ci/)
})
