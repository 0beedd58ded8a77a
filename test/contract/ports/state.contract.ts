import { expect, test } from '@jest/globals'
import type { Stage } from './stage.ts'

/** What every `State` does. */
export function stateContract(stage: () => Stage): void {
  const state = () => stage().ports.state
  const write = (expected: Awaited<ReturnType<ReturnType<typeof state>['read']>>['head'], text: string) =>
    state().write({ expected, message: 'Hold', files: new Map([['holds/prod/podinfo.json', text]]) })

  test('without a branch there is nothing; the first write makes it, with no parent', async () => {
    expect(await state().read()).toEqual({ files: new Map() })
    expect(await write(undefined, '{"é": 1}\n')).toBe('written')
    const { head, files } = await state().read()
    expect(head).toMatch(/^[0-9a-f]{40}$/)
    expect(files).toEqual(new Map([['holds/prod/podinfo.json', '{"é": 1}\n']]))
  })

  test('who writes on an old head, or begins a branch that is there, is told so', async () => {
    await write(undefined, 'one')
    const { head } = await state().read()
    expect(await write(undefined, 'two')).toBe('moved')
    expect(await write(head, 'three')).toBe('written')
    expect(await write(head, 'four')).toBe('moved')
    expect((await state().read()).files.get('holds/prod/podinfo.json')).toBe('three')
  })

  test('files beside it stay, and one can be removed', async () => {
    await write(undefined, 'one')
    const { head } = await state().read()
    const files = new Map([
      ['holds/prod/podinfo.json', undefined],
      ['holds/test/podinfo.json', 'other'],
    ])
    expect(await state().write({ expected: head, message: 'Move', files })).toBe('written')
    expect((await state().read()).files).toEqual(new Map([['holds/test/podinfo.json', 'other']]))
  })
}
