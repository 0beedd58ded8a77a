import { expect, test } from '@jest/globals'
import type { RegistryStage } from './registry-stage.ts'

/** What every `Registry` does. */
export function registryContract(stage: () => RegistryStage): void {
  const image = (repository: string) => `${stage().host}/${repository}`
  const registry = () => stage().open([image('acme/podinfo')])
  const absent = { kind: 'absent' }

  test('every tag of an image, once', async () => {
    for (const tag of ['7.0.0', 'v7.1.0', 'latest', '7.0.0']) await stage().push('acme/podinfo', tag)
    const { kind, ...listed } = await registry().tags(image('acme/podinfo'))
    expect([kind, listed]).toEqual(['tags', { tags: ['7.0.0', 'latest', 'v7.1.0'], complete: true }])
  })

  test('the digest that a tag names now, and of itself', async () => {
    const first = await stage().push('acme/podinfo', '7.0.0')
    expect(await registry().digest(image('acme/podinfo'), '7.0.0')).toEqual({ kind: 'digest', digest: first })
    const second = await stage().push('acme/podinfo', '7.0.0', ['linux/amd64', 'linux/arm64'])
    expect([
      await registry().digest(image('acme/podinfo'), '7.0.0'),
      await registry().digest(image('acme/podinfo'), first),
    ]).toEqual([
      { kind: 'digest', digest: second },
      { kind: 'digest', digest: first },
    ])
  })

  test('the platforms of an index, and of a single image', async () => {
    const platforms = ['linux/amd64', 'linux/arm64', 'linux/arm/v7']
    const many = await stage().push('acme/podinfo', '7.0.0', platforms)
    const one = await stage().push('acme/podinfo', '6.9.2', ['linux/arm64'])
    expect([
      await registry().platforms(image('acme/podinfo'), '7.0.0'),
      await registry().platforms(image('acme/podinfo'), one),
    ]).toEqual([
      { kind: 'platforms', digest: many, platforms },
      { kind: 'platforms', digest: one, platforms: ['linux/arm64'] },
    ])
  })

  test('what is not there is absent', async () => {
    await stage().push('acme/podinfo', '7.0.0')
    expect([
      await registry().digest(image('acme/podinfo'), '7.0.1'),
      await registry().platforms(image('acme/podinfo'), '7.0.1'),
      await registry().digest(image('acme/nothing'), '7.0.0'),
      await registry().tags(image('acme/nothing')),
    ]).toEqual([absent, absent, absent, absent])
  })

  test.each(['https', 'oci'])('the versions of a chart by %s', async scheme => {
    await stage().pushChart('charts', 'podinfo', ['6.8.0', '6.9.0+build.1'])
    const repository = scheme === 'oci' ? `oci://${stage().host}/charts` : stage().charts
    expect([
      await stage().open([repository]).chartVersions(repository, 'podinfo'),
      await stage().open([repository]).chartVersions(repository, 'nothing'),
    ]).toEqual([{ kind: 'versions', versions: ['6.8.0', '6.9.0+build.1'], complete: true }, absent])
  })

  test('what we may not read is denied', async () => {
    await stage().push('acme/podinfo', '7.0.0')
    await stage().hide('acme/podinfo')
    const kinds = [
      await registry().tags(image('acme/podinfo')),
      await registry().digest(image('acme/podinfo'), '7.0.0'),
    ].map(({ kind }) => kind)
    expect(kinds).toEqual(['denied', 'denied'])
  })

  test('what answers nothing that makes sense is unreachable', async () => {
    await stage().push('acme/podinfo', '7.0.0')
    await stage().break()
    const kinds = [
      await registry().tags(image('acme/podinfo')),
      await registry().digest(image('acme/podinfo'), '7.0.0'),
      await registry().platforms(image('acme/podinfo'), '7.0.0'),
      await registry().chartVersions(`oci://${stage().host}/charts`, 'podinfo'),
    ].map(({ kind }) => kind)
    expect(kinds).toEqual(['unreachable', 'unreachable', 'unreachable', 'unreachable'])
  })

  test('a host that nobody named is not asked, nor what is no reference', async () => {
    const kinds = [
      await registry().tags('elsewhere.test/acme/podinfo'),
      await registry().digest('elsewhere.test/acme/podinfo', '7.0.0'),
      await registry().chartVersions('https://elsewhere.test/charts', 'podinfo'),
      await registry().chartVersions('oci://elsewhere.test/charts', 'podinfo'),
      await registry().tags(`${image('acme/podinfo')} and more`),
    ].map(({ kind }) => kind)
    expect(kinds).toEqual(['not-asked', 'not-asked', 'not-asked', 'not-asked', 'not-asked'])
  })
}
