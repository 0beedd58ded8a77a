import { afterEach, beforeEach, describe } from '@jest/globals'
import { registryContract } from './ports/registry.contract.ts'
import { openFakeRegistries, openSandboxRegistries, type RegistryStage } from './ports/registry-stage.ts'

describe.each<[string, () => Promise<RegistryStage>]>([
  ['in memory', openFakeRegistries],
  ['over HTTP, with tokens', () => openSandboxRegistries('token')],
  ['over HTTP, with a password', () => openSandboxRegistries('basic')],
  ['over HTTP, open to all', () => openSandboxRegistries('none')],
])('registries %s', (_name, open) => {
  let stage: RegistryStage
  beforeEach(async () => {
    stage = await open()
  })
  afterEach(() => stage.close())
  registryContract(() => stage)
})
