import { type Answer, notFound, refuse } from '../http/answer.ts'
import { type Call, param } from '../http/call.ts'
import { list } from '../http/page.ts'
import type { Route } from '../http/route.ts'
import { packageVersionShape } from '../shapes/package.ts'

/** The versions of container images. */
export const packageRoutes: readonly Route[] = [
  ['GET', '/orgs/:owner/packages/:type/:name/versions', 'signed-in', listVersions],
  ['GET', '/users/:owner/packages/:type/:name/versions', 'signed-in', listVersions],
]

function listVersions(call: Call): Promise<Answer> {
  const { world, caller } = call
  if (caller.kind === 'installation' && caller.token.permissions.packages === undefined)
    return refuse(403, 'Resource not accessible by integration')
  const [owner, name] = [param(call, 'owner').toLowerCase(), param(call, 'name')]
  const all = world.packages.filter(each => each.owner.login.toLowerCase() === owner && each.name === name)
  if (param(call, 'type') !== 'container' || all.length === 0) return notFound()
  return list(call, all.toReversed(), version => packageVersionShape(world, version))
}
