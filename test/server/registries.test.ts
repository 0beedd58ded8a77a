import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { formatProblem } from '../../src/lib/problem.ts'
import { startSandboxRegistry } from '../../src/sandbox/registry/registry-server.ts'
import { openRegistries, type RegistryChoice, readRegistries } from '../../src/server/registries.ts'
import { FakeClock } from '../engine/fakes/fake-clock.ts'

function read(environment: Record<string, string>): {
  readonly choice: RegistryChoice | undefined
  readonly problems: readonly string[]
} {
  const problems: string[] = []
  const choice = readRegistries(environment, problem => problems.push(formatProblem(problem)))
  return { choice, problems }
}

test('without a setting the fleet\u2019s own registries are asked, with none nobody is', () => {
  expect(read({})).toEqual({ choice: { mirrors: new Map(), keychain: [] }, problems: [] })
  expect(read({ REGISTRIES: 'none' })).toEqual({ choice: undefined, problems: [] })
})

test('credentials come from a file, as a Secret is mounted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-'))
  const file = join(folder, '.dockerconfigjson')
  writeFileSync(file, '{"auths": {"registry.example:5000": {"auth": "cm9ib3Q6aHVudGVyMg=="}}}')
  expect(read({ REGISTRY_AUTH_FILE: file }).choice?.keychain).toEqual([
    {
      host: 'registry.example:5000',
      path: '',
      credentials: { kind: 'basic', username: 'robot', password: 'hunter2' },
    },
  ])
  rmSync(folder, { recursive: true })
})

test('every mistake is told, and no credential', () => {
  const { problems } = read({
    REGISTRIES: 'ghcr.io,https://ghcr.io/acme',
    REGISTRY_AUTH: '{"auths": "hunter2"}',
  })
  expect(problems).toEqual([
    expect.stringMatching(/^DOCKER_CONFIG\n {2}REGISTRY_AUTH: The registries' credentials cannot be read/),
    expect.stringMatching(/^SETTING_WRONG\n {2}REGISTRIES has "https:\/\/ghcr\.io\/acme", which is neither/),
  ])
  expect(problems.join()).not.toContain('hunter2')
  expect(read({ REGISTRY_AUTH_FILE: '/nowhere/config.json' }).problems).toEqual([
    expect.stringMatching(/REGISTRY_AUTH_FILE names "\/nowhere\/config\.json", which cannot be read/),
  ])
})

test('a mirror answers in the place of a registry, and who is not listed is not asked', async () => {
  const sandbox = await startSandboxRegistry()
  const digest = sandbox.pushImage('acme/podinfo', '7.0.0')
  sandbox.pushChart('charts', 'podinfo', '6.5.0')
  const { choice } = read({ REGISTRIES: `quay.io,ghcr.io=${sandbox.host}` })
  if (choice === undefined) throw new Error('no registries')
  const registry = openRegistries(choice, new FakeClock())(['ghcr.io/acme/podinfo', 'registry.example/x'])
  expect([
    await registry.digest('ghcr.io/acme/podinfo', '7.0.0'),
    await registry.chartVersions('oci://ghcr.io/charts', 'podinfo'),
    await registry.digest('registry.example/x', '1'),
  ]).toEqual([
    { kind: 'digest', digest },
    { kind: 'versions', versions: ['6.5.0'], complete: true },
    { kind: 'not-asked', reason: 'registry.example is no registry of this fleet' },
  ])
  await sandbox.close()
})
