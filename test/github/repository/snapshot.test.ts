import { expect, test } from '@jest/globals'
import { createBlobStores, gitBlobId } from '../../../src/github/repository/blobs.ts'
import { createHead } from '../../../src/github/repository/head.ts'
import { createRepository } from '../../../src/github/repository/repository.ts'
import { createSurvey } from '../../../src/github/repository/survey.ts'
import { createTrees } from '../../../src/github/repository/tree.ts'
import { base, facts, scriptedAccess } from '../access.ts'
import type { Asked, Scripted } from '../script.ts'

function open(answers: readonly Scripted[]) {
  const world = scriptedAccess(answers)
  const blobs = createBlobStores()(1)
  const stores = { blobs, trees: createTrees(), survey: createSurvey(blobs) }
  return { ...world, repository: createRepository(world.access, createHead(world.access), stores) }
}

const blob = (path: string, text: string, mode = '100644') => ({
  path,
  mode,
  type: mode === '160000' ? 'commit' : 'blob',
  sha: gitBlobId(text),
  size: Buffer.byteLength(text),
})
const tree = (entries: readonly unknown[], truncated = false): Scripted => ({
  status: 200,
  body: { sha: base, truncated, tree: entries },
})
const blobsAnswer = (...texts: (string | null)[]): Scripted => ({
  status: 200,
  body: {
    data: {
      repository: Object.fromEntries(
        texts.map((text, index) => [
          `b${index}`,
          { oid: gitBlobId(text ?? ''), text, isBinary: false, isTruncated: false },
        ]),
      ),
    },
  },
})
function variablesOf(asked: Asked | undefined): object {
  return (asked?.body as { readonly variables: object } | undefined)?.variables ?? {}
}

const unmoved: Scripted = { status: 304 }
const yaml = (path: string) => path.endsWith('.yaml')

test('what one installation has read is not there for another', async () => {
  const storeOf = createBlobStores()
  const wanted = [{ oid: gitBlobId('a'), size: 1 }]
  const { access, asked } = scriptedAccess([blobsAnswer('a'), blobsAnswer('a')])
  for (const installation of [1, 1, 2]) {
    const texts = await storeOf(installation).texts(access, wanted)
    expect([...texts.values()]).toEqual(['a'])
  }
  expect(asked.length).toBe(2)
})

test('a warm snapshot costs one request, which is free', async () => {
  const { repository, paths } = open([facts, tree([blob('a.yaml', 'a')]), blobsAnswer('a'), unmoved])
  const first = await repository.snapshot(yaml)
  const second = await repository.snapshot(yaml)
  expect([first.texts.get('a.yaml'), second]).toEqual(['a', first])
  expect(paths()).toEqual([
    'POST /graphql',
    `GET /git/trees/${base}?recursive=1`,
    'POST /graphql',
    'GET /commits/heads%2Fmain',
  ])
})

test('after a change only what changed is fetched', async () => {
  const next = 'b'.repeat(40)
  const moved: Scripted = { status: 200, body: next, headers: { 'content-type': 'text/plain' } }
  const { repository, asked } = open([
    facts,
    tree([blob('a.yaml', 'a'), blob('b.yaml', 'b')]),
    blobsAnswer('a', 'b'),
    { ...moved, body: next },
    tree([blob('a.yaml', 'a'), blob('b.yaml', 'c')]),
    blobsAnswer('c'),
  ])
  await repository.snapshot(yaml)
  const { texts } = await repository.snapshot(yaml)
  expect(Object.fromEntries(texts)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'c' })
  expect(variablesOf(asked.at(-1))).toEqual({ owner: 'acme', name: 'fleet', b0: gitBlobId('c') })
})

test('two files of the same content are one', async () => {
  const { repository, asked } = open([
    facts,
    tree([blob('a.yaml', 'a'), blob('b.yaml', 'a')]),
    blobsAnswer('a'),
  ])
  expect((await repository.snapshot(yaml)).texts.size).toBe(2)
  expect(Object.keys(variablesOf(asked.at(-1)))).toEqual(['owner', 'name', 'b0'])
})

test.each([
  ['a lost byte order mark', '\uFEFFa: 1\n', 'a: 1\n'],
  ['cut short', 'a: 1\nb: 2\n', 'a: 1\n'],
])('what GraphQL answers %s is read again, to the byte', async (_name, text, answered) => {
  const raw = { status: 200, body: { content: Buffer.from(text).toString('base64'), encoding: 'base64' } }
  const { repository } = open([facts, tree([blob('a.yaml', text)]), blobsAnswer(answered), raw])
  expect((await repository.snapshot(yaml)).texts.get('a.yaml')).toBe(text)
})

test('what is no UTF-8 is no text', async () => {
  const raw = {
    status: 200,
    body: { content: Buffer.from([0x61, 0xff]).toString('base64'), encoding: 'base64' },
  }
  const { repository } = open([facts, tree([blob('a.yaml', 'x')]), blobsAnswer('a\uFFFD'), raw])
  expect((await repository.snapshot(yaml)).texts.size).toBe(0)
})

test('symlinks and submodules are entries, never texts', async () => {
  const entries = [blob('link.yaml', '../secret', '120000'), blob('module.yaml', 'x', '160000')]
  const { repository } = open([facts, tree(entries)])
  const { entries: found, texts } = await repository.snapshot(yaml)
  expect([[...found].map(([path, { mode }]) => `${path} ${mode}`), texts.size]).toEqual([
    ['link.yaml 120000', 'module.yaml 160000'],
    0,
  ])
})

test('a tree that GitHub cuts is read folder by folder', async () => {
  const folder = (path: string, sha: string) => ({ path, mode: '040000', type: 'tree', sha })
  const { repository, paths } = open([
    facts,
    tree([blob('a.yaml', 'a')], true),
    tree([blob('a.yaml', 'a'), folder('apps', 'tree-apps')]),
    tree([], true),
    tree([folder('prod', 'tree-prod'), folder('test', 'tree-test')]),
    tree([blob('b.yaml', 'b')]),
    tree([blob('deep/c.yaml', 'c')]),
    blobsAnswer('a', 'b', 'c'),
  ])
  const { texts } = await repository.snapshot(yaml)
  expect(Object.fromEntries(texts)).toEqual({
    'a.yaml': 'a',
    'apps/prod/b.yaml': 'b',
    'apps/test/deep/c.yaml': 'c',
  })
  expect(paths()).toHaveLength(8)
})

test('of a large repository only the folders that changed are listed again', async () => {
  const next = 'b'.repeat(40)
  const moved: Scripted = { status: 200, body: next, headers: { 'content-type': 'text/plain' } }
  const folder = (path: string, sha: string) => ({ path, mode: '040000', type: 'tree', sha })
  const { repository, paths } = open([
    facts,
    tree([], true),
    tree([folder('apps', 'apps-1'), folder('charts', 'charts-1')]),
    tree([blob('a.yaml', 'a')]),
    tree([blob('c.yaml', 'c')]),
    blobsAnswer('a', 'c'),
    moved,
    tree([folder('apps', 'apps-2'), folder('charts', 'charts-1')]),
    tree([blob('a.yaml', 'b')]),
    blobsAnswer('b'),
  ])
  await repository.snapshot(yaml)
  const { texts } = await repository.snapshot(yaml)
  expect(Object.fromEntries(texts)).toEqual({ 'apps/a.yaml': 'b', 'charts/c.yaml': 'c' })
  expect(paths().slice(6)).toEqual([
    'GET /commits/heads%2Fmain',
    `GET /git/trees/${next}`,
    'GET /git/trees/apps-2?recursive=1',
    'POST /graphql',
  ])
})

test('a folder that GitHub cuts is refused: some of its files would be missing', async () => {
  const { repository } = open([facts, tree([], true), tree([blob('a.yaml', 'a')], true)])
  await expect(repository.snapshot(yaml)).rejects.toThrow(
    /does not list all files of the root in acme\/fleet/,
  )
})

test('files of many repositories asked for at once are one request', async () => {
  const { repository, asked } = open([
    {
      status: 200,
      body: {
        data: { r0: null, r1: null },
        errors: [
          { type: 'NOT_FOUND', path: ['r0'], message: 'no' },
          { type: 'FORBIDDEN', path: ['r1'], message: 'no' },
        ],
      },
    },
  ])
  expect(await Promise.all([repository.read('a'), repository.read('b')])).toEqual([undefined, undefined])
  expect(asked).toHaveLength(1)
})

test('a name that belongs to another repository now is not read', async () => {
  const other = structuredClone(facts) as { body: { data: { repository: { databaseId: number } } } }
  other.body.data.repository.databaseId = 2
  const { repository } = open([other as unknown as Scripted])
  await expect(repository.snapshot(yaml)).rejects.toThrow('now belongs to another repository')
})

test('an answer that lacks what we need is refused, not guessed', async () => {
  const { repository } = open([facts, { status: 200, body: { tree: 'none' } }])
  await expect(repository.snapshot(yaml)).rejects.toThrow('an answer that we do not understand, at truncated')
})
