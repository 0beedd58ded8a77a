import type { Registry } from '../../src/engine/ports/registry-port.ts'
import type { Credentials } from '../../src/registry/keychain.ts'
import { createRegistries, type RegistrySettings } from '../../src/registry/registry.ts'
import {
  type SandboxRegistry,
  type SandboxRegistryOptions,
  startSandboxRegistry,
} from '../../src/sandbox/registry/registry-server.ts'
import { FakeClock } from '../engine/fakes/fake-clock.ts'

/** A stand-in with `acme/podinfo:7.0.0` in it, and the adapter on it. */
export interface Opened {
  readonly sandbox: SandboxRegistry
  readonly clock: FakeClock
  readonly registry: Registry
  readonly image: string
  readonly digest: string
}

/** Runs a test on a stand-in of its own. */
export async function withRegistry(
  options: SandboxRegistryOptions & {
    readonly credentials?: Credentials
    readonly settings?: Partial<RegistrySettings>
  },
  run: (opened: Opened) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandboxRegistry(options)
  try {
    const clock = new FakeClock()
    const { credentials } = options
    const open = createRegistries({
      clock,
      trusted: [sandbox.host],
      keychain: credentials === undefined ? [] : [{ host: sandbox.host, path: '', credentials }],
      userAgent: 'lockkeeper',
      ...options.settings,
    })
    const digest = sandbox.pushImage('acme/podinfo', '7.0.0')
    const image = `${sandbox.host}/acme/podinfo`
    await run({ sandbox, clock, registry: open([image]), image, digest })
  } finally {
    await sandbox.close()
  }
}

/** `GET /v2/`, without what changes from run to run. */
export function requestsOf({ sandbox }: Opened): readonly string[] {
  return sandbox.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)
}
