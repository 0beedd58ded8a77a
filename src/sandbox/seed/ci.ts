import { completeRun, createRun } from '../acts/checks.ts'
import type { App } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { WebhookEvent, World } from '../world/world.ts'

/** How the seeded CI behaves: milliseconds that a check takes, and how it ends, which the page can change. */
export interface CiOptions {
  readonly delay: number
  conclusion: 'success' | 'failure'
  /** It is a workflow of the repository: it does not start for what a workflow's own token does. */
  readonly isWorkflow?: boolean
}

/** A CI that reports one check, `validate`, on every head of a pull request and every merge group. Answers what stops it. */
export function startCi(world: World, app: App, options: CiOptions): () => void {
  const stopped = new AbortController()
  const react = (event: WebhookEvent) => {
    const { repository, sender } = event
    // GitHub, "GITHUB_TOKEN": so that workflows do not start each other for ever.
    if (options.isWorkflow === true && sender.login === 'github-actions[bot]') return
    const sha = commitToCheck(event)
    if (sha === undefined || repository === undefined) return
    check(world, repository, app, { options, sha, stopped: stopped.signal })
  }
  world.webhooks.add(react)
  return () => {
    world.webhooks.delete(react)
    stopped.abort()
  }
}

/** A head that came, or the merge that a merge queue has made of one. */
function commitToCheck({ event, action = '', payload }: WebhookEvent): string | undefined {
  if (event === 'merge_group' && action === 'checks_requested')
    return (payload.merge_group as { readonly head_sha: string }).head_sha
  if (event !== 'pull_request' || !['opened', 'synchronize', 'reopened'].includes(action)) return undefined
  return (payload.pull_request as { readonly head: { readonly sha: string } }).head.sha
}

function check(
  world: World,
  repository: Repository,
  app: App,
  {
    options,
    sha,
    stopped,
  }: { readonly options: CiOptions; readonly sha: string; readonly stopped: AbortSignal },
): void {
  const nothing = { title: null, summary: null, text: null }
  const run = createRun(world, repository, app, sha, {
    name: 'validate',
    status: 'in_progress',
    conclusion: null,
    externalId: null,
    detailsUrl: null,
    output: nothing,
  })
  const complete = () => {
    run.status = 'completed'
    run.conclusion = options.conclusion
    const title = options.conclusion === 'success' ? 'All manifests render' : 'Told to fail by the switch'
    run.output = { title, summary: 'kustomize build, every overlay', text: null }
    completeRun(world, repository, run)
  }
  // Whoever stops it called it off.
  world.later(options.delay, stopped).then(complete, () => undefined)
}
