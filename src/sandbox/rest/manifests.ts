import { randomBytes } from 'node:crypto'
import type { App, Permissions } from '../world/accounts.ts'
import { registerApp } from '../world/people.ts'
import { findAccount, takeId, type World } from '../world/world.ts'

// A code is good for one hour.
const lifetime = 3600 * 1000

/** Keeps a manifest that a person submitted; answers the code that GitHub would redirect with. */
export function submitManifest(
  world: World,
  owner: string,
  manifest: Readonly<Record<string, unknown>>,
): string {
  const code = randomBytes(20).toString('hex')
  world.manifests.set(code, { owner, manifest, submittedAt: world.clock.now() })
  return code
}

/** Registers the App of a manifest; the code is used up by it. */
export function convertManifest(world: World, code: string): App | undefined {
  const submission = world.manifests.get(code)
  world.manifests.delete(code)
  if (submission === undefined || world.clock.now() - Number(submission.submittedAt) > lifetime)
    return undefined
  const manifest = submission.manifest as Readonly<Record<string, unknown>>
  const owner = findAccount(world, String(submission.owner))
  if (owner === undefined) return undefined
  const name = String(manifest.name ?? `app-${takeId(world)}`)
  const hook = manifest.hook_attributes as { url?: string } | undefined
  return registerApp(world, {
    name,
    owner,
    permissions: (manifest.default_permissions ?? {}) as Permissions,
    events: (manifest.default_events ?? []) as readonly string[],
    hookUrl: hook?.url,
  })
}
