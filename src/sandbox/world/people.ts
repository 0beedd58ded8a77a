import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Account, App, Installation, Permissions } from './accounts.ts'
import { nodeId } from './node-ids.ts'
import { takeId, type World } from './world.ts'

/** Adds an account. */
export function addAccount(world: World, login: string, type: Account['type'], name = login): Account {
  const id = takeId(world)
  const account = { id, nodeId: nodeId(type, id), login, type, name }
  world.accounts.set(login.toLowerCase(), account)
  return account
}

/** A person's token, of the form of GitHub's personal ones. */
export function addUserToken(world: World, account: Account): string {
  const token = `ghp_${randomBytes(18).toString('hex')}`
  world.userTokens.set(token, account)
  return token
}

/** An RSA key pair in PEM. */
export interface KeyPair {
  readonly publicKey: string
  readonly privateKey: string
}

/** A new RSA key pair, as GitHub makes them (PKCS #1). */
export function generateKeys(): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
}

/** Registers a GitHub App: its bot account, a new RSA key, secrets. */
export function registerApp(
  world: World,
  wish: {
    readonly name: string
    readonly owner: Account
    readonly permissions: Permissions
    readonly events: readonly string[]
    readonly hookUrl: string | undefined
    readonly secret?: string
    readonly keys?: KeyPair
  },
): App {
  const slug = wish.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const id = takeId(world)
  const { publicKey, privateKey } = wish.keys ?? generateKeys()
  const app: App = {
    id,
    nodeId: nodeId('App', id),
    slug,
    name: wish.name,
    clientId: `Iv23li${randomBytes(7).toString('hex')}`,
    clientSecret: randomBytes(20).toString('hex'),
    owner: wish.owner,
    bot: addAccount(world, `${slug}[bot]`, 'Bot'),
    publicKey,
    privateKey,
    permissions: wish.permissions,
    events: wish.events,
    hook: { url: wish.hookUrl, secret: wish.secret ?? randomBytes(20).toString('hex') },
    createdAt: world.clock.now(),
  }
  world.apps.push(app)
  return app
}

/** Installs an App on all repositories of an account. */
export function installApp(world: World, app: App, account: Account): Installation {
  const installation: Installation = {
    id: takeId(world),
    app,
    account,
    permissions: app.permissions,
    repositories: undefined,
    suspendedAt: undefined,
    createdAt: world.clock.now(),
  }
  world.installations.set(installation.id, installation)
  return installation
}
