import { expect, test } from '@jest/globals'
import { baseOf, type Stage } from './stage.ts'

/** What every `Workflows` does. */
export function workflowsContract(stage: () => Stage): void {
  const path = '.github/workflows/deliver.yml'

  test('a run says of which workflow it is, where, and who began it', async () => {
    const { alice, ports, startWorkflow } = stage()
    const id = await startWorkflow(path, 'main', alice)
    expect(await ports.workflows.run(id)).toEqual({
      path,
      branch: 'main',
      onDefaultBranch: true,
      actor: alice,
      live: true,
    })
  })

  test('a run on another branch is told apart', async () => {
    const { ada, ports, startWorkflow } = stage()
    await ports.repository.createBranch('try-this', await baseOf(stage()))
    const run = await ports.workflows.run(await startWorkflow(path, 'try-this', ada))
    expect([run?.branch, run?.onDefaultBranch]).toEqual(['try-this', false])
  })

  test('there may be no such run', async () => {
    expect(await stage().ports.workflows.run(424_242)).toBeUndefined()
  })
}
