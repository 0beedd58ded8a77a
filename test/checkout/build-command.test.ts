import { expect, test } from '@jest/globals'
import { type BuildRequest, buildFolders } from '../../src/checkout/build-command.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { render } from '../../src/kustomize/render.ts'

const files = memoryFiles({
  'repo/a/kustomization.yaml': 'resources: [a.yaml]\nimages: [{name: none, newTag: "1"}]\nvars: []\n',
  'repo/a/a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  'repo/b/kustomization.yaml': 'resources: [b.yaml]\n',
  'repo/b/b.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: b, namespace: x}\n',
  'repo/broken/kustomization.yaml': 'resources: [nowhere.yaml]\n',
  'repo/old/kustomization.yaml': 'resources: [nowhere.yaml]\nvars: []\n',
  'repo/again/kustomization.yaml': 'resources: [../a/]\n',
  'repo/none/kustomization.yaml': 'resources: []\n',
  'repo/out/keep': '',
})

const request: BuildRequest = { dirs: ['a'], all: false, json: false, findings: false }

function run(changes: Partial<BuildRequest>): ReturnType<typeof buildFolders> {
  return buildFolders({ ...request, ...changes }, files, '/repo', render)
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

test('what is deprecated is said before the problem of a folder that fails', () => {
  expect(run({ dirs: ['old'] }).stderr).toBe(
    `${warning}old/kustomization.yaml:1:13: FILE_NOT_FOUND\n  no such file or directory: 'nowhere.yaml'\n`,
  )
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

test('a folder without resources leaves no separator', () => {
  expect(run({ dirs: ['a', 'none', 'b'], all: true }).stdout).toBe(`${a}---\n${b}`)
})

test('-o does not write two resources to one file', () => {
  expect(run({ dirs: ['a', 'again'], all: true, output: 'out' })).toEqual({
    stdout: '',
    stderr: `${warning}${warning}OUTPUT_COLLISION\n  Two of the folders would write 'v1_configmap_a.yaml', and one would be lost.\n  Build them into folders of their own.\n`,
    exit: 1,
    writes: new Map(),
  })
})

test('-o with a slash at its end names a folder', () => {
  expect(run({ output: 'out/' }).writes).toEqual(new Map([['/repo/out/v1_configmap_a.yaml', a]]))
  expect(run({ output: 'nowhere/' })).toMatchObject({
    stderr: `${warning}OUTPUT_UNWRITABLE\n  There is no folder 'nowhere/'.\n  Create it, or name a file.\n`,
    exit: 1,
  })
})

test.each([
  ['a/a.yaml', "must build at directory: 'a/a.yaml': file is not directory"],
  ['nowhere', "must build at directory: not a valid directory: 'nowhere': no such file or directory"],
  ['../../x', "must build at directory: not a valid directory: '../x': no such file or directory"],
])('%s is no folder to build', (dir, message) => {
  expect(run({ dirs: [dir] })).toMatchObject({ stderr: `FOLDER_NOT_FOUND\n  ${message}\n`, exit: 1 })
})

test.each(['https://example.com/a/b', 'git@example.com:a/b.git', 'github.com/a/b'])(
  '%s is not fetched',
  dir => {
    expect(run({ dirs: [dir] }).stderr).toMatch(/^REMOTE_REFUSED\n {2}remote resource '/)
  },
)

test('a word that is none of the choices is wrong usage', () => {
  expect(run({ dialect: '6' })).toMatchObject({
    stderr: 'WRONG_USAGE\n  --dialect is 5.5 or 5.8, not "6".\n',
    exit: 3,
  })
})
