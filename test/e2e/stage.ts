import { parseApiBase } from '../../src/github/client/api-base.ts'
import { parseRequestKey } from '../../src/promotion/origin.ts'
import { type ReplyRecord, readReplyMarker } from '../../src/report/marker.ts'
import { plainReply } from '../../src/report/plain-reply.ts'
import {
  type SandboxGitHub,
  type SandboxOptions,
  startSandboxGitHub,
} from '../../src/sandbox/github-server.ts'
import { startServer } from '../../src/server.ts'
import { webhookSecret } from './app-process.ts'
import { eventually, personAt } from './person.ts'

/** The stand-in for GitHub and the production App in this process; they talk over HTTP only. */
export interface Stage {
  readonly gitHub: SandboxGitHub
  /** Comments as that person and waits until the reply is over, or waits for a person. */
  say(role: string, text: string, where?: Where): Promise<Said>
  /** Comments as that person, and waits for nothing. */
  write(role: string, text: string, where?: Where): Promise<number>
  replyTo(comment: number, where?: Where): Promise<Said | undefined>
  idle(): Promise<void>
  close(): Promise<void>
}

export interface Where {
  readonly repository: string
  readonly issue: number
}

export interface Said {
  readonly comment: number
  readonly record: ReplyRecord
  /** As a terminal shows it. */
  readonly text: string
  readonly body: string
}

/** The seeded pull request of the source repository, and the seeded issue of the GitOps repository. */
export const source: Where = { repository: 'acme/podinfo', issue: 2 }
export const gitops: Where = { repository: 'acme/fleet', issue: 1 }

export async function startStage(options: SandboxOptions = {}): Promise<Stage> {
  const gitHub = await startSandboxGitHub({
    webhookSecret,
    checks: { delay: 20, conclusion: 'success' },
    ...options,
  })
  const api = parseApiBase(gitHub.apiUrl)
  if (api.kind !== 'base') throw new Error(api.problem.message)
  const { id: appId, privateKey } = gitHub.app
  const settings = {
    appId,
    privateKey,
    webhookSecrets: [webhookSecret],
    api: api.base,
    port: 0,
    logLevel: 'warn',
  } as const
  const server = await startServer(settings, { host: '127.0.0.1', notice: 0, grace: 1_000 })
  gitHub.app.hook.url = server.webhookUrl
  await server.idle()
  return {
    gitHub,
    ...voicesOf(gitHub),
    idle: () => server.idle(),
    async close() {
      await server.stop()
      await gitHub.close()
    },
  }
}

/** How the seeded people speak, and what is answered. */
export function voicesOf(gitHub: SandboxGitHub): Pick<Stage, 'say' | 'write' | 'replyTo'> {
  const write = (role: string, text: string, where = source) => comment(gitHub, role, text, where)
  return {
    write,
    replyTo: (id, where = source) => replyTo(gitHub, id, where),
    async say(role, text, where = source) {
      const id = await write(role, text, where)
      const said = await eventually(() => replyTo(gitHub, id, where), isSettled)
      if (said === undefined) throw new Error('no reply')
      return said
    },
  }
}

async function comment(gitHub: SandboxGitHub, role: string, body: string, where: Where): Promise<number> {
  const path = `/repos/${where.repository}/issues/${where.issue}/comments`
  const { id } = await personAt(gitHub, role).send<{ readonly id: number }>('POST', path, { body })
  return id
}

interface Listed {
  readonly body: string
  readonly performed_via_github_app: unknown
}

async function replyTo(gitHub: SandboxGitHub, id: number, where: Where): Promise<Said | undefined> {
  const path = `/repos/${where.repository}/issues/${where.issue}/comments?per_page=100`
  const comments = await personAt(gitHub, 'admin').get<readonly Listed[]>(path)
  const found = comments.flatMap(({ body, performed_via_github_app: app }) => {
    const record = app === null ? undefined : readReplyMarker(body)
    const origin = record === undefined ? undefined : parseRequestKey(record.key)
    return record !== undefined && origin?.kind === 'comment' && origin.comment === id
      ? [{ body, record }]
      : []
  })
  const [first] = found
  return first === undefined ? undefined : { comment: id, ...first, text: plainReply(first.body) }
}

function isSettled(said: Said | undefined): boolean {
  return said?.record.done === true || said?.record.result?.waitsFor === 'person'
}
