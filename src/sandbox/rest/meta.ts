import { type Answer, created, notFound, ok } from '../http/answer.ts'
import { actorOf, type Call, param } from '../http/call.ts'
import type { Route } from '../http/route.ts'
import { appShape, profileShape } from '../shapes/account.ts'
import { findAccount } from '../world/world.ts'
import { convertManifest } from './manifests.ts'
import { rateShape } from './rate-limit.ts'

/** Who I am, who others are, limits, and what the server is. */
export const metaRoutes: readonly Route[] = [
  ['GET', '', 'anyone', getRoot],
  ['GET', '/', 'anyone', getRoot],
  ['GET', '/meta', 'anyone', getMeta],
  ['GET', '/zen', 'anyone', getZen],
  ['GET', '/rate_limit', 'anyone', call => ok(rateShape(call))],
  ['GET', '/user', 'person', getUser],
  ['GET', '/users/:login', 'anyone', getNamedUser],
  ['POST', '/app-manifests/:code/conversions', 'anyone', convert],
]

function getRoot(call: Call): Answer {
  const { api } = call.world.addresses
  return ok({ current_user_url: `${api}/user`, rate_limit_url: `${api}/rate_limit` })
}

function getMeta(call: Call): Answer {
  const enterprise = call.world.behaviour.ghes ? { installed_version: '3.19.0' } : {}
  return ok({ verifiable_password_authentication: false, ...enterprise })
}

function getZen(): Answer {
  return {
    status: 200,
    bytes: Buffer.from('Keep it logically awesome.'),
    headers: { 'content-type': 'text/plain' },
  }
}

function getUser(call: Call): Answer {
  return ok(profileShape(call.world, actorOf(call)))
}

function getNamedUser(call: Call): Answer {
  return ok(profileShape(call.world, findAccount(call.world, param(call, 'login')) ?? notFound()))
}

function convert(call: Call): Answer {
  const app = convertManifest(call.world, param(call, 'code')) ?? notFound()
  const secrets = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    webhook_secret: app.hook.secret,
    pem: app.privateKey,
  }
  return created({ ...appShape(call.world, app), ...secrets })
}
