import { expect, test } from '@jest/globals'
import type { Person } from '../../../src/engine/ports/ports.ts'
import type { Stage } from './stage.ts'

/** What every `People` does. */
export function peopleContract(stage: () => Stage): void {
  const permission = (person: Person) => stage().ports.people.permission(person)

  test('everyone has the highest of their rights', async () => {
    const { alice, ada, rob, sam } = stage()
    expect(await Promise.all([alice, ada, rob, sam].map(permission))).toEqual([
      'write',
      'admin',
      'read',
      'none',
    ])
  })

  test('who is not known has none', async () => {
    expect(await permission({ id: 424_242, login: 'nobody' })).toBe('none')
  })

  test('members of a team are in it, others are not', async () => {
    const { alice, rob } = stage()
    const { people } = stage().ports
    expect([
      await people.inTeam('acme/releasers', alice),
      await people.inTeam('acme/releasers', rob),
      await people.inTeam('acme/nothing', alice),
      await people.inTeam('releasers', alice),
    ]).toEqual([true, false, false, false])
  })
}
