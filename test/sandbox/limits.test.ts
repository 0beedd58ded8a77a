import { expect, test } from '@jest/globals'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { installationOf } from './client.ts'

/** How many of so many requests went through. */
async function passed(
  count: number,
  ask: (index: number) => Promise<{ readonly status: number }>,
): Promise<number> {
  let good = 0
  for (let index = 0; index < count; index++) if ((await ask(index)).status < 400) good += 1
  return good
}

test("GitHub's secondary limits, by counters of their own, and a clock that moves", async () => {
  const github = await startSandboxGitHub({ checks: 'off', behaviour: { enforceLimits: true } })
  try {
    const bot = await installationOf(github)
    const comment = () => bot.post('/repos/acme/fleet/issues/1/comments', { body: 'x' })
    // Eighty creations a minute.
    expect(await passed(85, comment)).toBe(80)
    github.world.clock.advance(60_000)
    // Nine hundred points a minute: a read is one, a write five.
    expect(await passed(902, () => bot.get('/repos/acme/fleet/git/ref/heads/main'))).toBe(900)
    github.world.clock.advance(60_000)
    const rename = (index: number) => bot.patch('/repos/acme/fleet/issues/1', { title: `t${index}` })
    expect(await passed(182, rename)).toBe(180)
    // A hundred at a time.
    github.world.clock.advance(60_000)
    github.faults.add({ path: '/git/ref/', times: 200, fault: { kind: 'delay', milliseconds: 0 } })
    const together = await Promise.all(
      Array.from({ length: 20 }, () => bot.get('/repos/acme/fleet/git/ref/heads/main')),
    )
    expect(together.every(({ status }) => status === 200)).toBe(true)
    // Five hundred creations an hour.
    let created = 80
    for (let minute = 0; minute < 8; minute++) {
      github.world.clock.advance(60_000)
      created += await passed(80, comment)
    }
    expect(created).toBe(500)
  } finally {
    await github.close()
  }
}, 60_000)
