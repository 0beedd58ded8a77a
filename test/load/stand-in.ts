import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import type { Place } from './app.ts'
import { writeFleet } from './fleet.ts'

/** A stand-in whose GitOps repository has that many apps, with GitHub's limits switched on. */
export async function startLoadedGitHub(
  slots: number,
): Promise<{ readonly place: Place; close(): Promise<void> }> {
  const gitHub = await startSandboxGitHub({
    repository: writeFleet(slots),
    webhookSecret,
    checks: { delay: 5, conclusion: 'success' },
    behaviour: { enforceLimits: true },
  })
  const place = {
    url: gitHub.url,
    apiUrl: gitHub.apiUrl,
    appId: gitHub.app.id,
    privateKey: gitHub.app.privateKey,
    installation: gitHub.installation.id,
    secret: webhookSecret,
    people: gitHub.people,
  }
  return { place, close: () => gitHub.close() }
}
