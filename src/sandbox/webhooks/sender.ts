import { createHmac, randomUUID } from 'node:crypto'
import { userShape } from '../shapes/account.ts'
import { organizationShape, repositoryShape } from '../shapes/repository.ts'
import type { App, Installation } from '../world/accounts.ts'
import type { Repository } from '../world/repository.ts'
import { inBackground, reaches, takeId, type WebhookEvent, type World } from '../world/world.ts'
import { type Delivery, DeliveryLog } from './deliveries.ts'

// github.com and GHES cut the connection after so many milliseconds.
const patience = { cloud: 10_000, ghes: 30_000 }

// GitHub sends no payload above 25 MB.
const largestPayload = 25 * 1024 * 1024

// These reach every App, subscribed or not.
const unasked: ReadonlySet<string> = new Set([
  'ping',
  'installation',
  'installation_repositories',
  'installation_target',
])

// An App with write access to checks is told of runs without subscribing.
const bySubscriptionOfChecks: ReadonlySet<string> = new Set(['check_run', 'check_suite'])

/** Sends webhooks as GitHub does: signed, asynchronous, each attempt logged, none repeated by itself. */
export class WebhookSender {
  readonly log: DeliveryLog
  readonly #world: World
  #held: (() => void)[] = []

  constructor(world: World) {
    this.#world = world
    this.log = new DeliveryLog(() => world.clock.now())
  }

  /** Addresses an event to every App that is to hear it. */
  send(event: WebhookEvent): void {
    for (const installation of this.#world.installations.values()) {
      if (hears(installation, event)) this.#dispatch(installation.app, installation, event)
    }
  }

  /** Sends an event that concerns the App itself (`ping`, `installation`). */
  sendToApp(app: App, installation: Installation | undefined, event: WebhookEvent): void {
    this.#dispatch(app, installation, event)
  }

  /** Repeats a delivery under its GUID. */
  redeliver(delivery: Delivery): void {
    this.#start(
      { ...delivery, id: takeId(this.#world), isRedelivery: true, deliveredAt: this.#world.clock.now() },
      0,
    )
  }

  #dispatch(app: App, installation: Installation | undefined, event: WebhookEvent): void {
    const { world, faults } = { world: this.#world, faults: this.#world.faults.strikeWebhook(event.event) }
    const payload = JSON.stringify(payloadOf(world, installation, event))
    if (app.hook.url === undefined || Buffer.byteLength(payload) > largestPayload) return
    if (faults.some(({ kind }) => kind === 'lose')) return
    const delay = Math.max(0, ...faults.map(({ milliseconds }) => milliseconds ?? 0))
    const delivery = newDelivery(world, { app, installation, event, payload })
    const start = () => this.#start(delivery, delay)
    if (faults.some(({ kind }) => kind === 'reverse')) this.#holdBack(start)
    else start()
    if (faults.some(({ kind }) => kind === 'duplicate'))
      this.#start({ ...delivery, id: takeId(world) }, delay + 5)
  }

  // What comes within a tenth of a second is sent newest first.
  #holdBack(start: () => void): void {
    if (this.#held.length === 0) {
      const release = () => {
        const held = this.#held.reverse()
        this.#held = []
        for (const send of held) send()
      }
      setTimeout(release, 100)
    }
    this.#held.push(start)
  }

  #start(delivery: Delivery, delay: number): void {
    this.log.add(delivery)
    const wait = new Promise<void>(resolve =>
      delay > 0 ? setTimeout(resolve, delay) : setImmediate(resolve),
    )
    inBackground(
      this.#world,
      wait.then(() => attempt(delivery, patience[this.#world.behaviour.ghes ? 'ghes' : 'cloud'])),
    )
  }
}

function hears(installation: Installation, event: WebhookEvent): boolean {
  const { app } = installation
  const { repository, onlyFor } = event
  if (onlyFor !== undefined && onlyFor !== app) return false
  if (installation.suspendedAt !== undefined && event.event !== 'installation') return false
  const ofChecks = bySubscriptionOfChecks.has(event.event) && installation.permissions.checks === 'write'
  if (!app.events.includes(event.event) && !unasked.has(event.event) && !ofChecks) return false
  if (repository === undefined) return event.account === undefined || event.account === installation.account
  return reaches(installation, repository)
}

function payloadOf(world: World, installation: Installation | undefined, event: WebhookEvent) {
  const { repository, action } = event
  const owner = repository?.owner
  return {
    ...(action === undefined ? {} : { action }),
    ...event.payload,
    ...(repository === undefined ? {} : { repository: webhookRepository(world, repository, event.event) }),
    ...(owner?.type === 'Organization' ? { organization: organizationShape(world, owner) } : {}),
    sender: userShape(world, event.sender),
    ...(installation === undefined || 'installation' in event.payload
      ? {}
      : {
          installation: {
            id: installation.id,
            node_id: Buffer.from(`023:IntegrationInstallation${installation.id}`).toString('base64'),
          },
        }),
  }
}

// In a push the times of the repository are numbers, and a few fields more are there.
function webhookRepository(world: World, repository: Repository, event: string) {
  const shape = repositoryShape(world, repository)
  if (event !== 'push') return shape
  const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000)
  return {
    ...shape,
    created_at: seconds(repository.createdAt),
    pushed_at: seconds(repository.pushedAt),
    stargazers: 0,
    master_branch: repository.defaultBranch,
    ...(repository.owner.type === 'Organization' ? { organization: repository.owner.login } : {}),
  }
}

function deliveryHeaders(
  world: World,
  parts: { readonly app: App; readonly event: string; readonly guid: string; readonly payload: string },
): Readonly<Record<string, string>> {
  const { app, event, guid, payload } = parts
  const sign = (hash: string) => createHmac(hash, app.hook.secret).update(payload).digest('hex')
  const enterprise = {
    'x-github-enterprise-version': '3.19.0',
    'x-github-enterprise-host': new URL(world.addresses.html).host,
  }
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/5a4bd20',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(app.id),
    'x-github-hook-installation-target-id': String(app.id),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature': `sha1=${sign('sha1')}`,
    'x-hub-signature-256': `sha256=${sign('sha256')}`,
    ...(world.behaviour.ghes ? enterprise : {}),
  }
}

function newDelivery(
  world: World,
  parts: {
    readonly app: App
    readonly installation: Installation | undefined
    readonly event: WebhookEvent
    readonly payload: string
  },
): Delivery {
  const { app, installation, event, payload } = parts
  const guid = randomUUID()
  const requestHeaders = deliveryHeaders(world, { app, event: event.event, guid, payload })
  return {
    id: takeId(world),
    app,
    guid,
    event: event.event,
    action: event.action,
    installationId: installation?.id,
    repositoryId: event.repository?.id,
    isRedelivery: false,
    requestHeaders,
    payload,
    deliveredAt: world.clock.now(),
    duration: 0,
    status: 'pending',
    statusCode: 0,
    responseBody: '',
  }
}

async function attempt(delivery: Delivery, limit: number): Promise<void> {
  const started = performance.now()
  try {
    const response = await fetch(delivery.app.hook.url ?? '', {
      method: 'POST',
      headers: delivery.requestHeaders,
      body: delivery.payload,
      signal: AbortSignal.timeout(limit),
    })
    delivery.responseBody = (await response.text()).slice(0, 10_000)
    delivery.statusCode = response.status
    delivery.status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError'
    delivery.statusCode = isTimeout ? 504 : 502
    delivery.status = isTimeout ? 'timed out' : 'failed to connect to host'
  }
  delivery.duration = Math.round((performance.now() - started) / 10) / 100
}
