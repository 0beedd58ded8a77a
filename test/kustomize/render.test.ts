import { expect, test } from '@jest/globals'
import { createCache, type RenderCache } from '../../src/kustomize/cache.ts'
import { build, refusal, source } from './build.ts'

const base = {
  'base/kustomization.yaml': 'resources: [all.yaml]\n',
  'base/all.yaml': source`
    apiVersion: v1
    kind: Pod
    metadata: {name: b}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: a}
  `,
}

test('twenty overlays over one base read the base once', () => {
  const cache = createCache()
  const read: string[] = []
  const counting: RenderCache = {
    folders: cache.folders,
    config: cache.config,
    resources: (text, file) => {
      const parsed = cache.resources(text, file)
      read.push(file)
      return parsed
    },
  }
  const contents: Record<string, string> = { ...base }
  const names = Array.from({ length: 20 }, (_, index) => `overlay${index}`)
  for (const name of names)
    contents[`${name}/kustomization.yaml`] = `resources: [../base]\nnamePrefix: ${name}-\n`
  const texts = names.map(name => build(contents, name, { cache: counting }).text)
  expect(new Set(texts).size).toBe(20)
  expect(read).toHaveLength(1)
  expect(cache.resources(base['base/all.yaml'], 'base/all.yaml')).toBe(
    cache.resources(base['base/all.yaml'], 'base/all.yaml'),
  )
})

test('a build changes nothing that another shares with it', () => {
  const cache = createCache()
  const contents = {
    ...base,
    'changed/kustomization.yaml': 'resources: [../base]\nnamespace: x\ncommonLabels: {a: b}\n',
  }
  const before = build(contents, 'base', { cache }).text
  build(contents, 'changed', { cache })
  expect(build(contents, 'base', { cache }).text).toBe(before)
})

test('the order is by kind, or as read', () => {
  const kinds = (options: object): readonly string[] =>
    build(base, 'base', options).documents.map(({ kind }) => kind)
  expect(kinds({})).toEqual(['Namespace', 'Pod'])
  expect(kinds({ reorder: 'none' })).toEqual(['Pod', 'Namespace'])
})

test('the dialects differ where the versions do', () => {
  const contents = {
    'kustomization.yaml': source`
      resources: [map.yaml]
      replacements:
      - sourceValue: new
        targets: [{select: {kind: Config.*}, fieldPaths: [data.json.key]}]
    `,
    'map.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {json: '{"key": "old"}'}\n`,
  }
  expect(refusal(contents).message).toBe('unknown field "sourceValue" in replacements.0')
  expect(build(contents, '.', { dialect: '5.8' }).text).toContain(`json: '{"key":"new"}'\n`)
})

test('restrictions can be lifted', () => {
  const contents = { ...base, 'over/kustomization.yaml': 'resources: [../base/all.yaml]\n' }
  expect(refusal(contents, 'over').code).toBe('FILE_OUTSIDE_ROOT')
  expect(build(contents, 'over', { loadRestrictor: 'LoadRestrictionsNone' }).documents).toHaveLength(2)
})

test('places are relative to the base that is asked for', () => {
  const contents = { 'repo/app/kustomization.yaml': 'resources: [nowhere.yaml]\n' }
  expect(refusal(contents, 'repo/app', { base: '/repo' }).place?.file).toBe('app/kustomization.yaml')
})
