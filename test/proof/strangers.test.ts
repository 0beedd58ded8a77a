import { expect, test } from '@jest/globals'
import { readingOf } from '../../src/engine/fleet/read-fleet.ts'
import type { Sha } from '../../src/promotion/names.ts'
import { createBuildMemo } from '../../src/proof/memo.ts'
import { planOf, type Texts, threeEnvironments } from './world.ts'

const commit = 'a'.repeat(40) as Sha
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`

/** The repository of three environments with other entries; `modes` of what is no file. */
function reading(files: Texts, modes: Readonly<Record<string, string>> = {}, memo = createBuildMemo()) {
  const texts = new Map(Object.entries({ ...threeEnvironments(), ...files }))
  const entries = new Map<string, { oid: string; mode: string; size: number }>([
    ...[...texts].map(([path, text]) => [path, { oid: path, mode: '100644', size: text.length }] as const),
    ...Object.entries(modes).map(([path, mode]) => [path, { oid: path, mode, size: 10 }] as const),
  ])
  return readingOf({ commit, branch: 'main', entries, texts, writable: true }, memo, 'salt')
}

function withBase(resource: string): Texts {
  return {
    'apps/test/kustomization.yaml': `${threeEnvironments()['apps/test/kustomization.yaml']}`.replace(
      '- ../base',
      `- ../base\n- ${resource}`,
    ),
  }
}

/** Why test cannot be proven when web is promoted to prod. */
function problems(...args: Parameters<typeof reading>): readonly string[] {
  const { proof } = planOf(reading(...args), 'web@7.0.0 to prod')
  return proof.environments.flatMap(({ name, problems: all }) =>
    name === 'test' ? all.map(({ code }) => code) : [],
  )
}

test.each([
  ['a link to a file', 'more.yaml', { 'apps/test/more.yaml': '120000' }, 'SYMBOLIC_LINK'],
  ['a link to a folder', 'more', { 'apps/test/more': '120000' }, 'SYMBOLIC_LINK'],
  ['a file behind a link', '../../shared/more.yaml', { shared: '120000' }, 'SYMBOLIC_LINK'],
  ['a folder of a submodule', '../../vendor/chart', { vendor: '160000' }, 'SUBMODULE'],
])('%s is said to be one', (_, resource, modes, code) => {
  expect(problems(withBase(resource), modes)).toEqual([code])
})

test('what was a link and is a file now is built', () => {
  const memo = createBuildMemo()
  const files = withBase('more.yaml')
  expect(problems(files, { 'apps/test/more.yaml': '120000' }, memo)).toEqual(['SYMBOLIC_LINK'])
  const more = { 'apps/test/more.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: more}\n' }
  expect(problems({ ...files, ...more }, {}, memo)).toEqual([])
})

test('a pointer of Git LFS where YAML is expected is said, and never read as YAML', () => {
  const files = { ...withBase('more.yaml'), 'apps/test/more.yaml': pointer }
  expect(problems(files)).toEqual(['LFS_POINTER'])
  const { fleet } = reading({ 'apps/test/kustomization.yaml': pointer })
  expect(fleet.problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
    'LFS_POINTER apps/test/kustomization.yaml',
  ])
})
