import { randomBytes } from 'node:crypto'
import type { Installation, InstallationToken, Permissions } from '../world/accounts.ts'
import type { World } from '../world/world.ts'
import { signJwt } from './jwt.ts'

/** Mints a token with the given rights; `stateless` is GitHub's newer form, `ghs_<app>_<JWT>`. */
export function mintToken(
  world: World,
  installation: Installation,
  narrowed: { readonly permissions: Permissions; readonly repositories: ReadonlySet<number> | undefined },
): InstallationToken {
  const expiresAt = world.clock.now() + world.behaviour.tokenLifetime
  const token = { ...narrowed, value: tokenValue(world, installation, expiresAt), installation, expiresAt }
  world.tokens.set(token.value, token)
  return token
}

function tokenValue(world: World, installation: Installation, expiresAt: number): string {
  const random = randomBytes(32)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
  if (!world.behaviour.statelessTokens) return `ghs_${random.padEnd(36, '0').slice(0, 36)}`
  const claims = { jti: random, exp: Math.floor(expiresAt / 1000), sub: String(installation.id) }
  return `ghs_${installation.app.id}_${signJwt(installation.app.privateKey, claims)}`
}
