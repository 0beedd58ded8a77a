import type { SandboxRegistry } from '../sandbox/registry/registry-server.ts'
import type { RegistryChoice } from '../server/registries.ts'

const images: Readonly<Record<string, readonly string[]>> = {
  'acme/helloworld': ['1.3.2', '1.4.0', '1.4.1', '1.5.0'],
  'stefanprodan/podinfo': ['6.9.2', '7.0.0', '7.0.1', '7.0.2'],
}

/** The images of the seeded fleet, in a registry on this machine. */
export async function startRegistry(): Promise<SandboxRegistry> {
  const { startSandboxRegistry } = await import('../sandbox/registry/registry-server.ts')
  const registry = await startSandboxRegistry()
  for (const [repository, tags] of Object.entries(images))
    for (const tag of tags) registry.pushImage(repository, tag, { platforms: ['linux/amd64', 'linux/arm64'] })
  return registry
}

/** It answers for GitHub's registry, and nobody else is asked: the sandbox reaches nothing outside of this machine. */
export function choiceOf({ host }: SandboxRegistry): RegistryChoice {
  return { hosts: [], mirrors: new Map([['ghcr.io', host]]), keychain: [] }
}
