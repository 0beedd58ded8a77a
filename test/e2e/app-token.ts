import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { appJwt, clientOf } from '../sandbox/client.ts'

/** A token of the seeded GitHub App's installation, as `actions/create-github-app-token` makes it. */
export async function appToken(gitHub: SandboxGitHub): Promise<string> {
  const path = `/app/installations/${gitHub.installation.id}/access_tokens`
  return (await clientOf(gitHub, appJwt(gitHub)).post(path, {})).body.token
}
