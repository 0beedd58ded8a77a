import { expect, test } from '@jest/globals'
import { baseOf, propose, type Stage } from './stage.ts'

/** What every `Commits` does. */
export function commitsContract(stage: () => Stage): void {
  const contains = (head: string, commit: string) => stage().ports.commits.contains(head, commit)

  test('a commit contains itself and those before it, and none after it or beside it', async () => {
    const first = await baseOf(stage())
    const beside = await propose(stage())
    await stage().push('main', 'README.md', '# Fleet, again\n')
    const second = await baseOf(stage())
    expect([
      await contains(first, first),
      await contains(second, first),
      await contains(first, second),
      await contains(beside, second),
    ]).toEqual(['yes', 'yes', 'no', 'no'])
  })

  test('of a commit that is not there nothing can be told', async () => {
    const absent = '0123456789012345678901234567890123456789'
    expect(await contains(absent, await baseOf(stage()))).toBe('unknown')
    expect(await contains(await baseOf(stage()), absent)).toBe('unknown')
  })
}
