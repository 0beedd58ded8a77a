import type { OpenRegistry } from '../../../src/engine/ports/registry-port.ts'
import { createRegistries } from '../../../src/registry/registry.ts'
import type { Authentication } from '../../../src/sandbox/registry/access.ts'
import { startSandboxRegistry } from '../../../src/sandbox/registry/registry-server.ts'
import { FakeClock } from '../../engine/fakes/fake-clock.ts'
import { FakeRegistries } from '../../engine/fakes/registry.ts'

/** Registries for a contract to act upon; over HTTP or in memory. */
export interface RegistryStage {
  readonly open: OpenRegistry
  /** The host of the one registry there is. */
  readonly host: string
  /** The repository of charts below it that has an index. */
  readonly charts: string
  push(repository: string, tag: string, platforms?: readonly string[]): Promise<string>
  /** One chart, in the index and as an artifact of the registry. */
  pushChart(repository: string, chart: string, versions: readonly string[]): Promise<void>
  /** Makes the repository one that we may not read. */
  hide(repository: string): Promise<void>
  /** From now on the registry answers nothing that makes sense. */
  break(): Promise<void>
  close(): Promise<void>
}

/** Registries in memory. */
export async function openFakeRegistries(): Promise<RegistryStage> {
  const registries = new FakeRegistries()
  const host = 'registry.test'
  return {
    open: registries.open,
    host,
    charts: `https://${host}/charts`,
    push: async (repository, tag, platforms) => registries.push(`${host}/${repository}`, tag, platforms),
    async pushChart(repository, chart, versions) {
      registries.listCharts(`https://${host}/charts`, chart, versions)
      registries.listCharts(`oci://${host}/${repository}`, chart, versions)
    },
    hide: async repository => registries.deny(`${host}/${repository}`),
    break: async () => registries.break('broken'),
    close: async () => undefined,
  }
}

/** The stand-in over HTTP, with the real adapter on it. */
export async function openSandboxRegistries(authentication: Authentication): Promise<RegistryStage> {
  const sandbox = await startSandboxRegistry({ authentication, passwords: { bot: 'correct horse' } })
  const credentials = { kind: 'basic', username: 'bot', password: 'correct horse' } as const
  const isBasic = authentication === 'basic'
  return {
    open: createRegistries({
      clock: new FakeClock(),
      trusted: [sandbox.host],
      keychain: isBasic ? [{ host: sandbox.host, path: '', credentials }] : [],
      userAgent: 'lockkeeper',
    }),
    host: sandbox.host,
    charts: `${sandbox.url}/charts`,
    push: async (repository, tag, platforms) =>
      sandbox.pushImage(repository, tag, platforms === undefined ? {} : { platforms }),
    async pushChart(repository, chart, versions) {
      sandbox.listChart(chart, versions)
      for (const version of versions) sandbox.pushChart(repository, chart, version)
    },
    async hide(repository) {
      sandbox.faults.add({ path: `^/v2/${repository}/`, times: 100, fault: { kind: 'status', status: 403 } })
    },
    async break() {
      sandbox.faults.add({ times: 100, fault: { kind: 'status', status: 503 } })
    },
    close: () => sandbox.close(),
  }
}
