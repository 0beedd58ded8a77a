import { expect, test } from '@jest/globals'
import { type BuildRequest, buildFolders } from '../../src/checkout/build-command.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'

const files = memoryFiles({
  'repo/a/kustomization.yaml': 'resources: [a.yaml]\nimages: [{name: none, newTag: "1"}]\nvars: []\n',
  'repo/a/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  'repo/b/kustomization.yaml': 'resources: [b.yaml]\n',
  'repo/b/b.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: b, namespace: x}\n',
  'repo/broken/kustomization.yaml': 'resources: [nowhere.yaml]\n',
  'repo/out/keep': '',
})

const request: BuildRequest = { dirs: ['a'], all: false, json: false, findings: false }

function run(changes: Partial<BuildRequest>): ReturnType<typeof buildFolders> {
  return buildFolders({ ...request, ...changes }, files, '/repo')
}

const a = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n'
const b = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: b\n  namespace: x\n'
const warning =
  "# Warning: 'vars' is deprecated. Please use 'replacements' instead. [EXPERIMENTAL] Run 'kustomize edit fix' to update your Kustomization automatically.\n"

test('one folder goes to stdout, warnings to stderr', () => {
  expect(run({})).toEqual({ stdout: a, stderr: warning, exit: 0, writes: new Map() })
})

test('several folders are only printed together when asked', () => {
  expect(run({ dirs: ['a', 'b'] })).toMatchObject({ stdout: '', exit: 3 })
  expect(run({ dirs: ['a', 'b'], all: true }).stdout).toBe(`${a}---\n${b}`)
})

test('findings go to stderr when asked', () => {
  expect(run({ findings: true }).stderr).toBe(
    `${warning}a/kustomization.yaml:2:10: IMAGE_MATCHES_NOTHING\n  no image named "none" in the resources\n`,
  )
})

test('a folder that fails prints nothing but its problem', () => {
  expect(run({ dirs: ['b', 'broken'], all: true })).toEqual({
    stdout: '',
    stderr: "broken/kustomization.yaml:1:13: FILE_NOT_FOUND\n  no such file or directory: 'nowhere.yaml'\n",
    exit: 1,
    writes: new Map(),
  })
})

test('JSON is one document, also for a problem', () => {
  expect(JSON.parse(run({ dirs: ['b'], json: true }).stdout)).toEqual({
    builds: [{ dir: 'b', text: b, findings: [], warnings: [] }],
  })
  expect(JSON.parse(run({ dirs: ['broken'], json: true }).stdout)).toEqual({
    error: {
      code: 'FILE_NOT_FOUND',
      message: "no such file or directory: 'nowhere.yaml'",
      place: { file: 'broken/kustomization.yaml', line: 1, column: 13 },
    },
  })
})

test('-o writes a file, or a file a resource into a folder', () => {
  expect(run({ output: 'all.yaml' }).writes).toEqual(new Map([['/repo/all.yaml', a]]))
  expect(run({ dirs: ['a', 'b'], all: true, output: 'out' }).writes).toEqual(
    new Map([
      ['/repo/out/default_v1_configmap_a.yaml', a],
      ['/repo/out/x_apps_v1_deployment_b.yaml', b],
    ]),
  )
})

test('a word that is none of the choices is wrong usage', () => {
  expect(run({ dialect: '6' })).toMatchObject({
    stderr: 'WRONG_USAGE\n  --dialect is 5.5 or 5.8, not "6".\n',
    exit: 3,
  })
})
