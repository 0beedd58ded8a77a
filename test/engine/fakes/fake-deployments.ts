import type { Deployment, Deployments } from '../../../src/engine/ports/deployments-port.ts'
import type { Calls } from './calls.ts'
import type { FakeClock } from './fake-clock.ts'
import type { FakeDeployment, FakeRepositoryState } from './state.ts'

/** The `Deployments` port in memory. */
export function createFakeDeployments(
  state: FakeRepositoryState,
  calls: Calls,
  clock: FakeClock,
  number: () => number,
): Deployments {
  const run = <T>(name: string, effect: () => T) => calls.run(`deployments.${name}`, effect)
  return {
    find: (app, environment) =>
      run('find', () =>
        state.deployments
          .filter(({ payload }) => payload.app === app && payload.environment === environment)
          .map(view)
          .toReversed(),
      ),
    list: (app, environment) =>
      run('list', () =>
        state.deployments
          .filter(({ payload }) => payload.app === app && payload.environment === environment)
          .map(each => {
            const { state: _, ...rest } = view(each)
            return rest
          })
          .toReversed(),
      ),
    inEnvironment: environment =>
      run('inEnvironment', () =>
        state.deployments
          .filter(({ payload }) => payload.environment === environment)
          .map(each => {
            const { state: _, outcome: _o, ...rest } = view(each)
            return rest
          })
          .toReversed()
          .slice(0, 100),
      ),
    create: deployment =>
      run('create', () => {
        const created: FakeDeployment = {
          id: number(),
          environment: deployment.payload.environment,
          task: `lockkeeper:${deployment.payload.app}`,
          createdAt: clock.now(),
          ...deployment,
        }
        state.deployments.push(created)
        return view(created)
      }),
    setState: (id, next, description) =>
      run('setState', () => {
        const deployment = state.deployments.find(each => each.id === id)
        if (deployment === undefined) throw new Error(`no deployment ${id}`)
        deployment.state = next
        if (next !== 'inactive') deployment.outcome = { state: next, description, at: clock.now() }
        deployment.description = description
      }),
    withdraw: id =>
      run('withdraw', () => {
        const at = state.deployments.findIndex(each => each.id === id)
        if (at !== -1) state.deployments.splice(at, 1)
      }),
  }
}

function view({ description: _d, production: _p, ...deployment }: FakeDeployment): Deployment {
  return { ...deployment }
}
