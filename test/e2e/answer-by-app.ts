import { createEngine } from '../../src/engine/engine.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { parseApiBase } from '../../src/github/client/api-base.ts'
import { createConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'

/** The GitHub App answers everything that waits for it, as a webhook would make it do. */
export async function answerByApp(gitHub: SandboxGitHub): Promise<void> {
  const base = parseApiBase(gitHub.apiUrl)
  if (base.kind !== 'base') throw new Error(base.problem.message)
  const { id: appId, privateKey } = gitHub.app
  const connection = createConnection({ base: base.base, appId, privateKey, clock: systemClock })
  const app = await openGitHubApp(connection, systemClock)
  const engine = createEngine({
    installation: app.installation(gitHub.installation.id),
    clock: systemClock,
    mentions: ['lockkeeper'],
    publish: () => undefined,
    delays: defaultDelays,
  })
  await engine.sweep(new Date(0))
}
