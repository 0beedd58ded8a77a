import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { openLocalJob } from '../../src/action/local-job.ts'
import { runAction } from '../../src/action/run-action.ts'
import { readReplyMarker } from '../../src/report/marker.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { answerByApp } from './answer-by-app.ts'
import { withClusters } from './clusters.ts'
import { personAt } from './person.ts'

let gitHub: SandboxGitHub

beforeEach(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
})
afterEach(() => gitHub.close())

async function control<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`${gitHub.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as T
}

interface Step {
  readonly repository: string
  readonly event: string
  readonly payload: unknown
  readonly mode?: 'chatops' | 'promote' | 'verify'
  readonly environment?: Readonly<Record<string, string>>
  readonly kubeconfig?: string
  readonly command?: string
  readonly gitops?: string
  readonly token?: string
  readonly run?: number
  /** Milliseconds. */
  readonly timeout?: number
}

/** Runs one step as a workflow of that repository would, with its own token where none is named. */
async function step(wish: Step) {
  const { repository } = wish
  const token =
    wish.token ?? (await control<{ readonly token: string }>('/workflow-token', { repository })).token
  const { job, shown } = openLocalJob(
    {
      inputs: {
        token,
        ...(wish.mode === undefined ? {} : { mode: wish.mode }),
        timeout: wish.timeout ?? 60_000,
        ...(wish.kubeconfig === undefined ? {} : { kubeconfig: wish.kubeconfig }),
        ...(wish.command === undefined ? {} : { command: wish.command }),
        ...(wish.gitops === undefined ? {} : { repository: wish.gitops }),
      },
      payload: JSON.stringify(wish.payload),
      eventName: wish.event,
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
    () => undefined,
  )
  const end = await runAction(job, systemClock)
  return { end, verdict: shown.outputs.get('verdict'), cause: shown.outputs.get('cause'), shown }
}

/** Comments in a repository and answers the event that its workflow gets. */
async function commentEvent(role: string, body: string, name = 'acme/fleet') {
  const path = `/repos/${name}/issues/1/comments`
  const person = personAt(gitHub, role)
  const comment = await person.send<{ readonly id: number; readonly user: unknown }>('POST', path, { body })
  const repository = await personAt(gitHub, 'admin').get<unknown>(`/repos/${name}`)
  return { action: 'created', issue: { number: 1 }, comment, sender: comment.user, repository }
}

async function replies() {
  const comments = await personAt(gitHub, 'admin').get<
    readonly { readonly body: string; readonly user: { readonly login: string } }[]
  >('/repos/acme/fleet/issues/1/comments?per_page=100')
  return comments.flatMap(({ body, user }) => {
    const record = readReplyMarker(body)
    return record === undefined ? [] : [`${user.login}: ${record.verb} ${record.result?.verdict}`]
  })
}

async function bodies(): Promise<readonly string[]> {
  const path = '/repos/acme/fleet/issues/1/comments?per_page=100'
  const comments = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(path)
  return comments.map(({ body }) => body)
}

test('one workflow file is the whole installation: a comment becomes a merged promotion', async () => {
  const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
  const { end, verdict } = await step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([end, verdict, await replies()]).toEqual([0, 'merged', ['github-actions[bot]: promote merged']])
})

test('a comment that is no command is left alone', async () => {
  const payload = await commentEvent('writer', 'Looks good to me')
  const { end, verdict } = await step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([end, verdict, await replies()]).toEqual([0, 'nothing-to-do', []])
})

test('a refusal is an answer in the thread, and no red workflow', async () => {
  const payload = await commentEvent('reader', '/promote podinfo@7.0.0 to prod')
  const { end, verdict } = await step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  expect([end, verdict, await replies()]).toEqual([0, 'refused', ['github-actions[bot]: promote refused']])
})

test('the schedule continues what a lost event left', async () => {
  await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
  const { end } = await step({ repository: 'acme/fleet', event: 'schedule', payload: {} })
  expect([end, await replies()]).toEqual([0, ['github-actions[bot]: promote merged']])
})

test('the schedule may come while a comment is answered: one reply, one pull request', async () => {
  const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
  const ended = await Promise.all([
    step({ repository: 'acme/fleet', event: 'issue_comment', payload }),
    step({ repository: 'acme/fleet', event: 'schedule', payload: {} }),
  ])
  expect([ended.map(({ end }) => end), await replies(), await pulls()]).toEqual([
    [0, 0],
    ['github-actions[bot]: promote merged'],
    1,
  ])
})

test('two comments at once are both answered', async () => {
  const first = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
  const second = await commentEvent('writer', '/promote helloworld@1.4.0 to prod')
  const asked = [first, second].map(payload =>
    step({ repository: 'acme/fleet', event: 'issue_comment', payload }),
  )
  const ended = await Promise.all(asked)
  expect([ended.map(({ verdict }) => verdict), await pulls()]).toEqual([['merged', 'merged'], 2])
})

test('where workflows may open no pull requests, the way out is said in the thread and in the log', async () => {
  await gitHub.close()
  gitHub = await startSandboxGitHub({ checks: 'off', behaviour: { workflowsOpenPulls: false } })
  const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
  const { end, shown } = await step({ repository: 'acme/fleet', event: 'issue_comment', payload })
  const comments = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(
    '/repos/acme/fleet/issues/1/comments',
  )
  expect(comments.at(-1)?.body).toContain('Allow GitHub Actions to create and approve pull requests')
  expect([end, shown.problems.map(({ code, advice }) => [code, advice])]).toEqual([
    3,
    [
      [
        'PULL_REQUESTS_FORBIDDEN',
        'Turn on "Allow GitHub Actions to create and approve pull requests" (Settings, Actions, General), or set the input `token` to a GitHub App’s or a fine-grained token.',
      ],
    ],
  ])
})

test('a comment in a repository whose token does not reach the GitOps repository is answered with the way out', async () => {
  const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod', 'acme/podinfo')
  const { end, shown } = await step({
    repository: 'acme/podinfo',
    event: 'issue_comment',
    payload,
    gitops: 'acme/fleet',
  })
  const comments = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(
    '/repos/acme/podinfo/issues/1/comments',
  )
  expect(comments.at(-1)?.body).toContain('A workflow’s own token reaches its own repository alone.')
  expect([end, shown.problems.map(({ code }) => code)]).toEqual([3, ['REPOSITORY_UNREACHABLE']])
})

/** A run in the source repository that alice began, with the token of a GitHub App that reaches both repositories. */
async function deliver(command: string, gitops = 'acme/fleet') {
  const started = { repository: 'acme/podinfo', login: 'alice' }
  const { id } = await control<{ readonly id: number }>('/workflow-run', started)
  const token = gitHub.people.find(({ role }) => role === 'writer')?.token ?? ''
  return step({
    repository: 'acme/podinfo',
    event: 'push',
    payload: {},
    mode: 'promote',
    run: id,
    command,
    gitops,
    token,
  })
}

test('a step of a delivery pipeline promotes', async () => {
  const { end, verdict, shown } = await deliver('podinfo@7.0.0 to prod')
  expect([end, verdict, shown.outputs.get('pull-request')]).toEqual([
    0,
    'merged',
    expect.stringMatching(/\/acme\/fleet\/pull\/\d+$/),
  ])
})

test('what a step asks for in vain ends red, with the reason', async () => {
  const { end, verdict, cause } = await deliver('podinfo@8.8.8 to prod')
  expect([end, verdict, cause]).toEqual([1, 'refused', expect.stringContaining('8.8.8')])
})

test('a token that does not reach the GitOps repository is told so', async () => {
  const started = { repository: 'acme/podinfo', login: 'alice' }
  const { id } = await control<{ readonly id: number }>('/workflow-run', started)
  const { end, shown } = await step({
    repository: 'acme/podinfo',
    event: 'push',
    payload: {},
    mode: 'promote',
    run: id,
    command: 'podinfo@7.0.0 to prod',
    gitops: 'acme/fleet',
  })
  expect([end, shown.problems.map(({ code }) => code)]).toEqual([3, ['REPOSITORY_UNREACHABLE']])
})

describe('verify', () => {
  const asked = { repository: 'acme/fleet', event: 'workflow_dispatch', payload: {}, mode: 'verify' } as const

  test('waits until the cluster runs it', async () => {
    const { end, verdict } = await withClusters(gitHub, environment =>
      step({ ...asked, command: 'podinfo on prod', environment }),
    )
    expect([end, verdict]).toEqual([0, 'succeeded'])
  })

  test('without a cluster nothing is known', async () => {
    const { end, verdict, cause } = await step({ ...asked, command: 'podinfo on prod' })
    expect([end, verdict, cause]).toEqual([
      2,
      'unknown',
      'no cluster is connected: give the input `kubeconfig`',
    ])
  })

  test('a kubeconfig that is none is said to be so, and not shown', async () => {
    const kubeconfig = 'hunter2-is-no-kubeconfig'
    const { end, verdict, cause, shown } = await step({ ...asked, command: 'podinfo on prod', kubeconfig })
    expect([end, verdict, cause]).toEqual([3, 'unknown', expect.stringContaining('kubeconfig')])
    expect(JSON.stringify([...shown.outputs, shown.summaries, shown.problems])).not.toContain('hunter2')
  })

  /** Pushes one file to the default branch; GitHub's event for a workflow names the commits and not their files. */
  async function pushEvent(path: string, change: (text: string) => string) {
    const admin = personAt(gitHub, 'admin')
    const { object } = await admin.get<{ readonly object: { readonly sha: string } }>(
      '/repos/acme/fleet/git/ref/heads/main',
    )
    const at = `/repos/acme/fleet/contents/${path}`
    const { content, sha } = await admin.get<{ readonly content: string; readonly sha: string }>(at)
    const text = change(Buffer.from(content, 'base64').toString('utf8'))
    const wish = { message: 'Change', content: Buffer.from(text).toString('base64'), sha }
    const { commit } = await admin.send<{ readonly commit: { readonly sha: string } }>('PUT', at, wish)
    return { before: object.sha, after: commit.sha, commits: [{ id: commit.sha }] }
  }

  test('a push that changes nothing that runs asks for nothing', async () => {
    const payload = await pushEvent('README.md', text => `${text}More.\n`)
    const { end, verdict } = await step({ repository: 'acme/fleet', event: 'push', payload })
    expect([end, verdict]).toEqual([0, 'nothing-to-do'])
  })

  test('a push is about the apps whose pins it changes', async () => {
    const payload = await pushEvent('apps/prod/podinfo-values.yaml', text =>
      text.replaceAll('6.9.2', '7.0.0'),
    )
    const { end, shown } = await step({ repository: 'acme/fleet', event: 'push', payload })
    expect([end, shown.summaries]).toEqual([2, ['### ⚪ podinfo on prod: no cluster is connected\n']])
  })

  test('a push of a branch that is new is about every environment', async () => {
    const payload = { before: '0'.repeat(40), after: 'a'.repeat(40), commits: [] }
    const { end, shown } = await step({ repository: 'acme/fleet', event: 'push', payload })
    expect([end, shown.summaries[0]?.match(/ on \w+/g)]).toEqual([2, [' on test', ' on stage', ' on prod']])
  })

  test('an app that is not there is answered with those that are', async () => {
    const { end, shown } = await step({ ...asked, command: 'podifno on prod' })
    expect([end, shown.problems.map(({ code, advice }) => [code, advice])]).toEqual([
      3,
      [['NOT_THERE', expect.stringContaining('Apps: helloworld, podinfo')]],
    ])
  })
})

describe('with kubeconfigs', () => {
  test('a comment is followed until the cluster runs what it asked for', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    const ended = await withClusters(gitHub, environment =>
      step({ repository: 'acme/fleet', event: 'issue_comment', payload, environment }),
    )
    expect([ended.end, ended.verdict, await replies()]).toEqual([
      0,
      'succeeded',
      ['github-actions[bot]: promote succeeded'],
    ])
  })

  test('a secret that holds no kubeconfig is said in the reply, is not waited for, and loses nothing', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    const ended = await withClusters(gitHub, async environment => {
      const wrong = { ...environment, KUBE_CONFIG_PROD: 'hunter2-is-no-kubeconfig' }
      const left = await step({
        repository: 'acme/fleet',
        event: 'issue_comment',
        payload,
        environment: wrong,
        timeout: 3_600_000,
      })
      const row = (await bodies()).join('\n').match(/^\| Flux not seen in prod .*$/m)?.[0]
      await step({ repository: 'acme/fleet', event: 'schedule', payload: {}, environment })
      return [left.end, left.verdict, row]
    })
    expect([...ended, await replies()]).toEqual([
      0,
      'waiting',
      '| Flux not seen in prod | ❔ | prod: `KUBE_CONFIG_PROD` is no kubeconfig. It has to be a kubeconfig as `kubectl config view --raw --flatten --minify` prints it, plain or in base64. |',
      ['github-actions[bot]: promote succeeded'],
    ])
  })

  test('what cannot start is said to have failed', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.1 to test')
    const ended = await withClusters(gitHub, environment =>
      step({ repository: 'acme/fleet', event: 'issue_comment', payload, environment }),
    )
    expect([ended.end, ended.verdict, await replies()]).toEqual([
      0,
      'failed',
      ['github-actions[bot]: promote failed'],
    ])
  })

  test('the schedule continues a rollout that a step left, and says how it ended', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    const asked = { repository: 'acme/fleet', event: 'issue_comment', payload } as const
    const verdicts = await withClusters(gitHub, async environment => {
      const left = await step({ ...asked, environment, timeout: 0 })
      await step({ repository: 'acme/fleet', event: 'schedule', payload: {}, environment })
      return [left.verdict, await replies()]
    })
    expect(verdicts).toEqual(['waiting', ['github-actions[bot]: promote succeeded']])
  })

  test('a comment takes the one that is given for no cluster that the configuration names otherwise', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    const ended = await withClusters(gitHub, ({ KUBE_CONFIG_PROD: KUBE_CONFIG = '' }) =>
      step({ repository: 'acme/fleet', event: 'issue_comment', payload, environment: { KUBE_CONFIG } }),
    )
    expect([ended.end, ended.verdict]).toEqual([0, 'merged'])
  })

  test('verify takes the one that is given for every environment whose own is not at hand', async () => {
    const ended = await withClusters(gitHub, ({ KUBE_CONFIG_PROD: kubeconfig = '' }) =>
      step({
        repository: 'acme/fleet',
        event: 'workflow_dispatch',
        payload: {},
        mode: 'verify',
        command: 'podinfo on prod',
        environment: { KUBE_CONFIG: Buffer.from(kubeconfig).toString('base64') },
      }),
    )
    expect([ended.end, ended.verdict]).toEqual([0, 'succeeded'])
  })
})

describe('beside the GitHub App', () => {
  test('what the App answered, the Action leaves alone', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    await answerByApp(gitHub)
    const { verdict } = await step({ repository: 'acme/fleet', event: 'issue_comment', payload })
    expect([verdict, await replies(), await pulls()]).toEqual([
      'nothing-to-do',
      ['lockkeeper[bot]: promote merged'],
      1,
    ])
  })

  test('what the Action answered, the App leaves alone', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    await step({ repository: 'acme/fleet', event: 'issue_comment', payload })
    await answerByApp(gitHub)
    expect([await replies(), await pulls()]).toEqual([['github-actions[bot]: promote merged'], 1])
  })

  test('both at once: one reply, one pull request', async () => {
    const payload = await commentEvent('writer', '/promote podinfo@7.0.0 to prod')
    await Promise.all([
      answerByApp(gitHub),
      step({ repository: 'acme/fleet', event: 'issue_comment', payload }),
    ])
    expect([(await replies()).length, await pulls()]).toEqual([1, 1])
  })
})

async function pulls(): Promise<number> {
  const found = await personAt(gitHub, 'admin').get<readonly unknown[]>('/repos/acme/fleet/pulls?state=all')
  return found.length
}
