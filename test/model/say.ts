import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { personAt } from '../e2e/person.ts'
import { type Ask, type Place, textOf } from './rules.ts'

/** Where comments of a place are listed and written. */
export const threads: Readonly<Record<Place, string>> = {
  source: '/repos/acme/podinfo/issues/2/comments',
  gitops: '/repos/acme/fleet/issues/1/comments',
}

/** Writes the comment; answers its number. */
export async function say(gitHub: SandboxGitHub, ask: Ask): Promise<number> {
  const body = textOf(ask)
  const { id } =
    ask.who === 'bot'
      ? await sayAsWorkflow(gitHub, ask.place, body)
      : await personAt(gitHub, ask.who, gitHub.fetch).send<{ readonly id: number }>(
          'POST',
          threads[ask.place],
          { body },
        )
  return id
}

/** A workflow comments under the name of a bot. */
async function sayAsWorkflow(
  gitHub: SandboxGitHub,
  place: Place,
  body: string,
): Promise<{ readonly id: number }> {
  const repository = place === 'source' ? 'acme/podinfo' : 'acme/fleet'
  const minted = await fetch(`${gitHub.url}/_sandbox/workflow-token`, {
    method: 'POST',
    body: JSON.stringify({ repository }),
  })
  const { token } = (await minted.json()) as { readonly token: string }
  const answer = await gitHub.fetch(`${gitHub.apiUrl}${threads[place]}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ body }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { readonly id: number }
}

/** How the checks of new commits end from now on. */
export async function setChecks(gitHub: SandboxGitHub, conclusion: 'success' | 'failure'): Promise<void> {
  await fetch(`${gitHub.url}/_sandbox/checks`, { method: 'POST', body: JSON.stringify({ conclusion }) })
}
