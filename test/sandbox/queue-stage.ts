import { expect } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { QueueRules, Repository } from '../../src/sandbox/world/repository.ts'
import type { WebhookEvent } from '../../src/sandbox/world/world.ts'
import { type Client, personOf } from './client.ts'

/** The API of the repository whose `main` has a merge queue. */
export const fleetAt = '/repos/acme/fleet'

interface Proposed {
  readonly number: number
  readonly id: string
  readonly head: string
}

/** A stand-in GitHub with a merge queue on `main`, which asks for the check `validate`. */
export class QueueStage {
  readonly github: SandboxGitHub
  readonly alice: Client
  readonly ada: Client
  readonly fleet: Repository

  private constructor(github: SandboxGitHub) {
    this.github = github
    this.alice = personOf(github, 'alice')
    this.ada = personOf(github, 'ada')
    this.fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet') as Repository
    this.setQueue(true)
  }

  static async start(): Promise<QueueStage> {
    return new QueueStage(await startSandboxGitHub({ checks: 'off', behaviour: { mergeQueueDelay: 1 } }))
  }

  close(): Promise<void> {
    return this.github.close()
  }

  async tip(branch: string): Promise<string> {
    return (await this.alice.get(`${fleetAt}/git/ref/heads/${branch}`)).body.object.sha
  }

  /** A pull request with one file, its head checked. */
  async propose(branch: string, file = `${branch}.txt`): Promise<Proposed> {
    const { alice } = this
    await alice.post(`${fleetAt}/git/refs`, { ref: `refs/heads/${branch}`, sha: await this.tip('main') })
    await alice.put(`${fleetAt}/contents/${file}`, {
      ...{ message: branch, content: Buffer.from(branch).toString('base64'), branch },
    })
    const { body } = await alice.post(`${fleetAt}/pulls`, { title: branch, head: branch, base: 'main' })
    await this.report(body.head.sha, 'success')
    return { number: body.number, id: body.node_id, head: body.head.sha }
  }

  async report(sha: string, state: 'success' | 'failure'): Promise<void> {
    await this.alice.post(`${fleetAt}/statuses/${sha}`, { state, context: 'validate' })
    await this.github.settled()
  }

  async enqueue({ id }: Pick<Proposed, 'id'>): Promise<void> {
    const mutation =
      'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }'
    expect((await this.alice.graphql(mutation, { id })).errors).toBeUndefined()
    await this.github.settled()
  }

  async convertToDraft({ id }: Pick<Proposed, 'id'>): Promise<void> {
    const mutation =
      'mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { clientMutationId } }'
    expect((await this.alice.graphql(mutation, { id })).errors).toBeUndefined()
  }

  /** The branches that the queue has made: their names without the ids, and their tips. */
  async groups(): Promise<readonly { readonly name: string; readonly sha: string }[]> {
    const { body } = await this.alice.get(`${fleetAt}/git/matching-refs/heads/gh-readonly-queue`)
    return body.map(({ ref, object }: { ref: string; object: { sha: string } }) => ({
      name: ref.replace(/-[0-9a-f]{40}$/, ''),
      sha: object.sha,
    }))
  }

  async isMerged({ number }: Pick<Proposed, 'number'>): Promise<boolean> {
    return (await this.alice.get(`${fleetAt}/pulls/${number}`)).body.merged
  }

  /** The rules of the queue, where they differ from GitHub's own. */
  setQueue(mergeQueue: true | Partial<QueueRules>): void {
    const rules = { requiredChecks: ['validate'], strict: true, approvals: undefined }
    this.fleet.rules.set('main', { ...rules, mergeQueue })
  }

  /** What webhooks tell from now on. */
  told(): readonly WebhookEvent[] {
    const events: WebhookEvent[] = []
    this.github.world.webhooks.add(event => events.push(event))
    return events
  }

  /** What is said of pull requests that leave the queue: `#1 MERGE`. */
  leaving(): readonly string[] {
    const said: string[] = []
    this.github.world.webhooks.add(({ event, action, payload }: WebhookEvent) => {
      if (event === 'pull_request' && action === 'dequeued') said.push(`#${payload.number} ${payload.reason}`)
    })
    return said
  }

  async passTime(minutes: number): Promise<void> {
    const body = JSON.stringify({ advance: minutes * 60_000 })
    await fetch(`${this.github.url}/_sandbox/clock`, { method: 'POST', body })
    await this.github.settled()
  }
}
