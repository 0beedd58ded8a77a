import { openLocalJob } from '../../src/action/local-job.ts'
import { runAction } from '../../src/action/run-action.ts'
import { readReplyMarker } from '../../src/report/marker.ts'
import {
  type SandboxGitHub,
  type SandboxOptions,
  startSandboxGitHub,
} from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { personAt } from './person.ts'

export interface StepWish {
  readonly repository: string
  readonly event: string
  readonly payload: unknown
  readonly mode?: 'chatops' | 'promote' | 'verify'
  readonly environment?: Readonly<Record<string, string>>
  readonly kubeconfig?: string
  readonly command?: string
  readonly gitops?: string
  /** The workflow's own where none is named. */
  readonly token?: string
  readonly run?: number
  /** Milliseconds. */
  readonly timeout?: number
}

/** Steps of workflows, run in this process against the stand-in for GitHub. */
export type WorkflowStage = ReturnType<typeof stageOver>

export async function startWorkflowStage(options: SandboxOptions = {}): Promise<WorkflowStage> {
  return stageOver(await startSandboxGitHub({ checks: 'off', ...options }))
}

function stageOver(gitHub: SandboxGitHub) {
  const admin = personAt(gitHub, 'admin')
  return {
    gitHub,
    admin,
    control: <T>(path: string, body: unknown) => control<T>(gitHub, path, body),
    step: (wish: StepWish) => step(gitHub, wish),
    /** Comments in a repository and answers the event that its workflow gets. */
    async comment(role: string, body: string, name = 'acme/fleet') {
      const path = `/repos/${name}/issues/1/comments`
      const comment = await personAt(gitHub, role).send<{ readonly user: unknown }>('POST', path, { body })
      const repository = await admin.get<unknown>(`/repos/${name}`)
      return { action: 'created', issue: { number: 1 }, comment, sender: comment.user, repository }
    },
    /** Each reply in the thread: whose it is, the verb, the verdict. */
    async replies(): Promise<readonly string[]> {
      return (await comments(gitHub, 'acme/fleet')).flatMap(({ body, user }) => {
        const record = readReplyMarker(body)
        return record === undefined ? [] : [`${user.login}: ${record.verb} ${record.result?.verdict}`]
      })
    },
    /** The texts of all comments in the thread. */
    async bodies(name = 'acme/fleet'): Promise<readonly string[]> {
      return (await comments(gitHub, name)).map(({ body }) => body)
    },
    /** How many pull requests there have been. */
    async pulls(): Promise<number> {
      return (await admin.get<readonly unknown[]>('/repos/acme/fleet/pulls?state=all')).length
    },
    close: () => gitHub.close(),
  }
}

async function control<T>(gitHub: SandboxGitHub, path: string, body: unknown): Promise<T> {
  const answer = await fetch(`${gitHub.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as T
}

interface Said {
  readonly body: string
  readonly user: { readonly login: string }
}

function comments(gitHub: SandboxGitHub, name: string): Promise<readonly Said[]> {
  return personAt(gitHub, 'admin').get(`/repos/${name}/issues/1/comments?per_page=100`)
}

async function step(gitHub: SandboxGitHub, wish: StepWish) {
  const { repository, event } = wish
  const minted = () => control<{ readonly token: string }>(gitHub, '/workflow-token', { repository })
  const log: string[] = []
  const { job, shown } = openLocalJob(
    {
      inputs: {
        token: wish.token ?? (await minted()).token,
        ...(wish.mode === undefined ? {} : { mode: wish.mode }),
        timeout: wish.timeout ?? 60_000,
        ...(wish.kubeconfig === undefined ? {} : { kubeconfig: wish.kubeconfig }),
        ...(wish.command === undefined ? {} : { command: wish.command }),
        ...(wish.gitops === undefined ? {} : { repository: wish.gitops }),
      },
      payload: JSON.stringify(wish.payload),
      eventName: event,
      file: 'event.json',
      workspace: '/nowhere',
      temporary: '/nowhere',
      environment: {
        // No test may depend on what the network answers.
        REGISTRIES: 'none',
        ...wish.environment,
        GITHUB_API_URL: gitHub.apiUrl,
        GITHUB_REPOSITORY: repository,
        GITHUB_RUN_ID: String(wish.run ?? 1),
      },
    },
    line => log.push(line),
  )
  const end = await runAction(job, systemClock)
  return { end, verdict: shown.outputs.get('verdict'), cause: shown.outputs.get('cause'), shown, log }
}
