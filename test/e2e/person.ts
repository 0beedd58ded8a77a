import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'

/** One of the sandbox's people, as a browser acts for them. */
export interface PersonAt {
  get<Answer>(path: string): Promise<Answer>
  send<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
}

export function personAt(gitHub: SandboxGitHub, role: string, ask: typeof fetch = fetch): PersonAt {
  const token = gitHub.people.find(person => person.role === role)?.token ?? ''
  const send = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await ask(`${gitHub.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as Answer
  }
  return { send, get: path => send('GET', path) }
}

/** Asks until the answer is there; fails after `patience` milliseconds with what it saw last. */
export async function eventually<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
  patience = 90_000,
): Promise<Answer> {
  const deadline = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (isThere(answer)) return answer
    if (Date.now() > deadline) throw new Error(`not there in time: ${JSON.stringify(answer, undefined, 2)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
