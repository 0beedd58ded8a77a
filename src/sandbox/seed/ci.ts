import { completeRun, createRun } from '../acts/checks.ts'
import type { App } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import type { WebhookEvent, World } from '../world/world.ts'

/** How the seeded CI behaves: milliseconds that a check takes, and how it ends, which the page can change. */
export interface CiOptions {
  readonly delay: number
  conclusion: 'success' | 'failure'
}

/** A CI that reports one check, `validate`, on every head of a pull request. Answers what stops it. */
export function startCi(world: World, app: App, options: CiOptions): () => void {
  const timers = new Set<NodeJS.Timeout>()
  const react = (event: WebhookEvent) => {
    const { repository } = event
    if (event.event !== 'pull_request' || repository === undefined) return
    if (!['opened', 'synchronize', 'reopened'].includes(event.action ?? '')) return
    const { head } = event.payload.pull_request as { readonly head: { readonly sha: string } }
    const timer = check(world, repository, app, options, head.sha)
    timers.add(timer)
  }
  world.webhooks.add(react)
  return () => {
    world.webhooks.delete(react)
    for (const timer of timers) clearTimeout(timer)
  }
}

function check(
  world: World,
  repository: Repository,
  app: App,
  options: CiOptions,
  sha: string,
): NodeJS.Timeout {
  const nothing = { title: null, summary: null, text: null }
  const run = createRun(world, repository, app, sha, {
    name: 'validate',
    status: 'in_progress',
    conclusion: null,
    externalId: null,
    detailsUrl: null,
    output: nothing,
  })
  return setTimeout(() => {
    run.status = 'completed'
    run.conclusion = options.conclusion
    const title = options.conclusion === 'success' ? 'All manifests render' : 'Told to fail by the switch'
    run.output = { title, summary: 'kustomize build, every overlay', text: null }
    completeRun(world, repository, run)
  }, options.delay)
}
