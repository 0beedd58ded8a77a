import { expect, test } from '@jest/globals'
import { parseSha } from '../../../src/promotion/names.ts'
import { baseOf, branch, files, propose, type Stage } from './stage.ts'

/** What every `Repository` does. */
export function repositoryContract(stage: () => Stage): void {
  const repository = () => stage().ports.repository

  test('a snapshot has every entry, and the texts that were wanted to the byte', async () => {
    const { commit, branch, entries, texts, writable } = await repository().snapshot(path =>
      path.startsWith('apps/'),
    )
    expect([branch, writable, parseSha(commit)]).toEqual(['main', true, commit])
    expect([...entries].map(([path, { mode, size }]) => [path, mode, size]).sort()).toEqual([
      ['README.md', '100644', 8],
      ['apps/prod/kustomization.yaml', '100644', 48],
      ['apps/test/kustomization.yaml', '100644', 39],
    ])
    const { 'README.md': _, ...wanted } = files
    expect(Object.fromEntries(texts)).toEqual(wanted)
  })

  test('a snapshot follows the default branch', async () => {
    const before = await repository().snapshot(() => true)
    await stage().push('main', 'README.md', '# The fleet\n')
    const after = await repository().snapshot(() => true)
    expect(before.commit === after.commit).toBe(false)
    expect([before.texts.get('README.md'), after.texts.get('README.md')]).toEqual([
      '# Fleet\n',
      '# The fleet\n',
    ])
  })

  test('one file, with the commit it is of', async () => {
    const commit = await baseOf(stage())
    expect(await repository().read('README.md')).toEqual({ commit, text: '# Fleet\n' })
  })

  test('no file, no folder', async () => {
    expect([await repository().read('nothing.yaml'), await repository().read('apps')]).toEqual([
      undefined,
      undefined,
    ])
  })

  test('a branch is created once', async () => {
    const base = await baseOf(stage())
    expect([
      await repository().createBranch(branch, base),
      await repository().createBranch(branch, base),
    ]).toEqual(['created', 'exists'])
    expect(await repository().branch(branch)).toEqual({ sha: base, commits: [] })
  })

  test('there is no branch', async () => {
    expect(await repository().branch(branch)).toBeUndefined()
  })

  test('a commit of ours is known as ours, another is not', async () => {
    const ours = await propose(stage())
    await stage().push(branch, 'README.md', 'by hand\n')
    const found = await repository().branch(branch)
    expect(found?.commits.map(each => [each.ours, each.message])).toEqual([
      [true, 'Promote podinfo to 7.0.0 on prod\n\nRelease: podinfo@7.0.0'],
      [false, 'By hand'],
    ])
    expect([found?.commits[0]?.sha, found?.commits[1]?.sha]).toEqual([ours, found?.sha])
  })

  test('a commit changes whole files and leaves the others', async () => {
    const head = await propose(stage(), 'a: "é"\r\n')
    const base = await baseOf(stage())
    expect(await repository().deleteBranch(branch, base)).toBe('moved')
    expect((await repository().branch(branch))?.sha).toBe(head)
    expect((await repository().snapshot(() => true)).texts.get('apps/prod/kustomization.yaml')).toBe(
      files['apps/prod/kustomization.yaml'],
    )
  })

  test('a commit on top of anything but the head is not made', async () => {
    const base = await baseOf(stage())
    await propose(stage())
    const again = { branch, expectedHead: base, message: 'Again', files: new Map([['README.md', 'x']]) }
    expect(await repository().commit(again)).toEqual({ kind: 'head-moved' })
  })

  test('a branch is deleted at its known head only', async () => {
    const head = await propose(stage())
    expect(await repository().deleteBranch(branch, head)).toBe('deleted')
    expect(await repository().deleteBranch(branch, head)).toBe('absent')
    expect(await repository().branch(branch)).toBeUndefined()
  })

  test('one of several tags is enough', async () => {
    await stage().tag('v7.0.0')
    expect([
      await repository().hasTag(['7.0.0', 'v7.0.0']),
      await repository().hasTag(['7.0.1', 'v7.0.1']),
      await repository().hasTag([]),
    ]).toEqual([true, false, false])
  })
}
