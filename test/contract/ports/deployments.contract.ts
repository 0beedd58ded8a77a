import { expect, test } from '@jest/globals'
import { baseOf, type Stage } from './stage.ts'

/** What every `Deployments` does. */
export function deploymentsContract(stage: () => Stage): void {
  const deployments = () => stage().ports.deployments
  const create = async (app: string, environment: string, request: string) =>
    deployments().create({
      sha: await baseOf(stage()),
      production: environment === 'prod',
      description: 'x'.repeat(200),
      payload: { request, app, environment, version: '7.0.0', previous: '6.9.2' },
    })

  test('what was created is found by app and environment, newest first', async () => {
    const first = await create('podinfo', 'prod', 'one')
    await create('podinfo', 'test', 'two')
    await create('helloworld', 'prod', 'three')
    const second = await create('podinfo', 'prod', 'four')
    const found = await deployments().find('podinfo', 'prod')
    expect(found.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(found[1]).toEqual(first)
    const { id: _i, createdAt: _c, ...rest } = first
    const keys = ['environment', 'payload', 'sha', 'task'] as const
    expect(Object.fromEntries(keys.map(key => [key, rest[key]]))).toEqual({
      environment: 'prod',
      sha: await baseOf(stage()),
      task: 'lockkeeper:podinfo',
      payload: { request: 'one', app: 'podinfo', environment: 'prod', version: '7.0.0', previous: '6.9.2' },
    })
  })

  test('those of every app in an environment, newest first', async () => {
    await create('podinfo', 'prod', 'one')
    await create('podinfo', 'test', 'two')
    await create('helloworld', 'prod', 'three')
    const found = await deployments().inEnvironment('prod')
    expect(found.map(({ payload }) => payload.request)).toEqual(['three', 'one'])
  })

  test('there is none', async () => {
    expect(await deployments().find('podinfo', 'prod')).toEqual([])
  })

  test('one that was created twice goes, and going twice does no harm', async () => {
    const first = await create('podinfo', 'prod', 'one')
    const second = await create('podinfo', 'prod', 'one')
    await deployments().withdraw(second.id)
    await deployments().withdraw(second.id)
    expect((await deployments().find('podinfo', 'prod')).map(({ id }) => id)).toEqual([first.id])
  })

  test('how it ended stays, when something takes its place', async () => {
    const { id } = await create('podinfo', 'prod', 'one')
    await deployments().setState(id, 'in_progress', 'rolling out')
    await deployments().setState(id, 'success', '7.0.0 runs there')
    await deployments().setState(id, 'inactive', '7.0.1 took its place')
    const [found] = await deployments().find('podinfo', 'prod')
    expect(found?.state).toBe('inactive')
    expect(found?.outcome).toEqual({
      state: 'success',
      description: '7.0.0 runs there',
      at: expect.any(Date),
    })
  })

  test('a success leaves other apps of the environment alone', async () => {
    const other = await create('helloworld', 'test', 'one')
    await deployments().setState(other.id, 'success', 'runs')
    const { id } = await create('podinfo', 'test', 'two')
    await deployments().setState(id, 'success', 'runs')
    expect((await deployments().find('helloworld', 'test'))[0]?.state).toBe('success')
  })

  test('the newest state counts', async () => {
    const { id } = await create('podinfo', 'prod', 'one')
    const state = async () => (await deployments().find('podinfo', 'prod'))[0]?.state
    const before = await state()
    await deployments().setState(id, 'in_progress', 'y'.repeat(200), 'http://insecure.test')
    const between = await state()
    await deployments().setState(id, 'inactive', 'superseded', 'https://secure.test')
    expect([before, between, await state()]).toEqual([undefined, 'in_progress', 'inactive'])
  })
}
