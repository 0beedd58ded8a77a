import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as byMachine } from 'node:timers/promises'
import { stopQueues } from './acts/merge-queue.ts'
import { createControl } from './control/control.ts'
import { createManifestForm } from './control/manifest-form.ts'
import { FaultBox } from './faults/fault-box.ts'
import { createGitServer } from './git/smart-http.ts'
import { answerGraphql } from './graphql/answer.ts'
import { createDispatcher } from './http/dispatch.ts'
import { RequestLog } from './http/request-log.ts'
import { createApiServer, createInProcess, type Parts } from './http/server.ts'
import type { CiOptions } from './seed/ci.ts'
import { type Seeded, seedWorld } from './seed/seed.ts'
import { WebhookSender } from './webhooks/sender.ts'
import type { Account, App, Installation } from './world/accounts.ts'
import { createClock } from './world/clock.ts'
import type { Behaviour, Later, World } from './world/world.ts'

/** How a stand-in is started; everything has a default. */
export interface SandboxOptions {
  /** The port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number
  /** Where the App's webhooks go; can be set later by `hook`. */
  readonly webhookUrl?: string
  readonly webhookSecret?: string
  /** The time in milliseconds; the machine's by default. */
  readonly now?: () => number
  /** A GitOps repository to copy in place of the seeded `acme/fleet`: checkout, bare repository or plain folder. */
  readonly repository?: string
  /** How work in the background waits; by the machine's timers by default. */
  readonly later?: Later
  /** An environment of the seeded fleet whose cluster has no Flux (`delivery: apply`). */
  readonly withoutFlux?: string
  /** The seeded CI: how long a check takes (milliseconds), how it ends, whether it is a workflow; `off` reports none. */
  readonly checks?: Readonly<CiOptions> | 'off'
  readonly behaviour?: Partial<Behaviour>
  /** Takes requests that are neither the API's nor git's nor control's (the page); answers whether it did. */
  readonly page?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>
}

/** One of the seeded people, with a token to act as them. */
export interface Person {
  readonly login: string
  readonly role: string
  readonly token: string
}

/** A running stand-in. */
export interface SandboxGitHub {
  /** GitHub's own App, whose tokens workflows get. */
  readonly actions: Installation
  /** `http://127.0.0.1:<port>`; the API as api.github.com serves it. */
  readonly url: string
  /** What `GITHUB_API_URL` is to be set to. */
  readonly apiUrl: string
  readonly app: App
  readonly installation: Installation
  readonly people: readonly Person[]
  readonly world: World
  readonly faults: FaultBox
  readonly requests: RequestLog
  readonly webhooks: WebhookSender
  /** Asks the API without a socket: for whoever asks much in this same process. */
  readonly fetch: typeof fetch
  /** Resolves when no background work (webhooks, merges) is left. */
  settled(): Promise<void>
  close(): Promise<void>
}

const usual: Behaviour = {
  ghes: false,
  mergeableAfterReads: 1,
  statelessTokens: false,
  tokenLifetime: 3600 * 1000,
  asyncMergeDelay: 0,
  mergeQueueDelay: 50,
  enforceLimits: false,
  workflowsOpenPulls: true,
}

const byTimer: Later = (milliseconds, calledOff) =>
  byMachine(milliseconds, undefined, calledOff === undefined ? {} : { signal: calledOff })

function createWorld(options: SandboxOptions, folder: string): World {
  return {
    folder,
    clock: createClock(options.now),
    later: options.later ?? byTimer,
    addresses: { api: '', html: '', graphql: '' },
    behaviour: { ...usual, ...options.behaviour },
    faults: new FaultBox(),
    accounts: new Map<string, Account>(),
    organizationMembers: new Map(),
    teams: [],
    apps: [],
    installations: new Map(),
    tokens: new Map(),
    userTokens: new Map(),
    repositories: new Map(),
    formerNames: new Map(),
    packages: [],
    manifests: new Map(),
    watchers: new Set(),
    webhooks: new Set(),
    background: new Set(),
    nextId: 1000,
  }
}

/** Starts a stand-in for GitHub on this machine, seeded with `acme/fleet` and `acme/podinfo`. */
export async function startSandboxGitHub(options: SandboxOptions = {}): Promise<SandboxGitHub> {
  const root = await mkdtemp(join(tmpdir(), 'lockkeeper-sandbox-'))
  const world = createWorld(options, root)
  const requests = new RequestLog()
  const webhooks = new WebhookSender(world)
  const { promise: parts, resolve: open } = Promise.withResolvers<Parts>()
  const server = createApiServer(parts)
  const url = await listen(server, options.port ?? 0)
  setAddresses(world, url)
  const stop = () => closeServer(server, world)
  const seeded = await seedWorld(world, root, options).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  world.webhooks.add(event => webhooks.send(event))
  const besides = [
    createControl({ world, requests, webhooks, seeded }),
    createManifestForm(world),
    createGitServer(world),
    ...(options.page === undefined ? [] : [options.page]),
  ]
  const ready = { world, log: requests, rest: createDispatcher(webhooks), graphql: answerGraphql, besides }
  open(ready)
  const close = () => {
    seeded.stop()
    return stop()
  }
  const { faults, addresses } = world
  const settled = () => settle(world)
  const own = { fetch: createInProcess(world, ready), settled, close }
  return { url, apiUrl: addresses.api, ...handles(seeded), world, faults, requests, webhooks, ...own }
}

async function closeServer(server: Server, world: World): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  // A receiver that hangs must not keep us.
  await Promise.race([settle(world), new Promise(resolve => setTimeout(resolve, 2000).unref())])
  for (const repository of world.repositories.values()) {
    stopQueues(repository)
    repository.git.close()
  }
  await rm(world.folder, { recursive: true, force: true })
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function handles(seeded: Seeded) {
  return {
    app: seeded.app,
    installation: seeded.installation,
    actions: seeded.actions,
    people: seeded.people,
  }
}

function setAddresses(world: World, url: string): void {
  const { ghes } = world.behaviour
  world.addresses.html = url
  world.addresses.api = ghes ? `${url}/api/v3` : url
  world.addresses.graphql = ghes ? `${url}/api/graphql` : `${url}/graphql`
}

async function settle(world: World): Promise<void> {
  while (world.background.size > 0) await Promise.all(world.background)
}
