import { expect, test } from '@jest/globals'
import { artifactFiles, artifactRoot } from '../../src/flux/artifact.ts'
import { composeArtifact } from '../../src/flux/compose.ts'
import { readGenerator } from '../../src/flux/generator.ts'
import { scanManifests } from '../../src/flux/scan.ts'
import { type Files, joinPath } from '../../src/kustomize/files.ts'
import { type Link, memoryFiles } from '../../src/kustomize/memory-files.ts'
import { parseConfig } from '../../src/kustomize/yaml/parse-config.ts'
import { isMap } from '../../src/kustomize/yaml/value.ts'

function listing(files: Files, folder = artifactRoot): readonly string[] {
  return [...(files.list(folder) ?? [])].sort().flatMap(name => {
    const path = joinPath(folder, name)
    return files.resolve(path)?.kind === 'folder'
      ? listing(files, path)
      : [path.slice(artifactRoot.length + 1)]
  })
}

function packed(
  paths: readonly string[],
  ignored: Readonly<Record<string, string>>,
  ignore = '',
): readonly string[] {
  const contents = Object.fromEntries(paths.map(path => [path, 'x']))
  return listing(artifactFiles(memoryFiles({ ...contents, ...ignored }), '/', ignore)).filter(
    path => !path.endsWith('.sourceignore'),
  )
}

test('Flux leaves out what is for git, CI, and pictures', () => {
  const paths = ['.git/config', '.gitignore', 'a/.github/b.yaml', 'a/logo.png', 'x/.sops.yaml', 'a.yaml']
  expect(packed(paths, {})).toEqual(['a.yaml'])
})

test.each([
  ['a name, at any depth', 'secret.yaml', ['a/b.yaml']],
  ['a folder, with all that is in it', 'a/', ['secret.yaml']],
  ['from the folder of the file on', '/secret.yaml', ['a/b.yaml', 'a/secret.yaml']],
  ['everything but a folder', '/*\n!/a', ['a/b.yaml', 'a/secret.yaml']],
  ['below any folder', '**/b.yaml', ['a/secret.yaml', 'secret.yaml']],
  ['a comment and an empty line', '# a\n\n', ['a/b.yaml', 'a/secret.yaml', 'secret.yaml']],
])('.sourceignore: %s', (_, text, left) => {
  expect(packed(['a/b.yaml', 'a/secret.yaml', 'secret.yaml'], { '.sourceignore': text })).toEqual(left)
})

test('an ignore file holds below its folder; the source itself has the last word', () => {
  const paths = ['a/x.yaml', 'a/y.yaml', 'x.yaml', 'y.yaml']
  expect(packed(paths, { 'a/.sourceignore': 'x.yaml\n' })).toEqual(['a/y.yaml', 'x.yaml', 'y.yaml'])
  expect(packed(paths, { 'a/.sourceignore': 'x.yaml\n' }, '!x.yaml\ny.yaml')).toEqual(['a/x.yaml', 'x.yaml'])
})

test('symbolic links are not packed', () => {
  const contents: Readonly<Record<string, string | Link>> = { 'a.yaml': 'x', 'b.yaml': { link: 'a.yaml' } }
  expect(listing(artifactFiles(memoryFiles(contents), '/'))).toEqual(['a.yaml'])
})

test('manifests are scanned in the order of their names, a folder where its name stands', () => {
  const paths = ['b.yaml', 'a/z.yml', 'a.yaml', 'B.yaml', 'k/Kustomization', 'k/x.yaml', 'note.md']
  const files = artifactFiles(memoryFiles(Object.fromEntries(paths.map(path => [path, '']))), '/')
  const found = scanManifests(files, artifactRoot).map(path => path.slice(artifactRoot.length + 1))
  expect(found).toEqual(['B.yaml', 'a/z.yml', 'a.yaml', 'b.yaml', 'k'])
})

function composed(copy: string): readonly string[] | string {
  const { value } = parseConfig(`spec: {artifacts: [{name: x, copy: ${copy}}]}`, 'g.yaml')
  const rules = isMap(value) ? readGenerator(value).artifacts.get('x') : undefined
  const paths = ['apps/a.yaml', 'apps/b/c.yaml', 'apps/b/readme.md', 'top.yaml']
  const source = artifactFiles(memoryFiles(Object.fromEntries(paths.map(path => [path, 'x: 1']))), '/')
  const result = composeArtifact(rules ?? [], alias => (alias === 'r' ? source : undefined))
  return result.kind === 'files' ? listing(result.files) : result.problem.message
}

test.each([
  [
    'a folder is copied as a folder',
    '[{from: "@r/apps", to: "@artifact/x/"}]',
    ['x/apps/a.yaml', 'x/apps/b/c.yaml', 'x/apps/b/readme.md'],
  ],
  [
    'what is in a folder',
    '[{from: "@r/apps/**", to: "@artifact/x/"}]',
    ['x/a.yaml', 'x/b/c.yaml', 'x/b/readme.md'],
  ],
  ['another glob keeps the path', '[{from: "@r/apps/*.yaml", to: "@artifact/x/"}]', ['x/apps/a.yaml']],
  ['a file by a new name', '[{from: "@r/top.yaml", to: "@artifact/new.yaml"}]', ['new.yaml']],
  ['a file into a folder', '[{from: "@r/top.yaml", to: "@artifact/x/"}]', ['x/top.yaml']],
  [
    'without what is excluded',
    '[{from: "@r/apps/**", to: "@artifact/", exclude: ["*.{md,txt}", "a.yaml"]}]',
    ['b/c.yaml'],
  ],
  ['an optional source that is missing', '[{from: "@r/gone", to: "@artifact/", optional: true}]', []],
  [
    'a source that is missing',
    '[{from: "@r/gone", to: "@artifact/"}]',
    "failed to apply copy operation from '@r/gone' to '@artifact/': source 'gone' does not exist.",
  ],
  [
    'an alias that is not declared',
    '[{from: "@q/a", to: "@artifact/"}]',
    "failed to apply copy operation from '@q/a' to '@artifact/': the source 'q' is not known here.",
  ],
])('an ArtifactGenerator copies: %s', (_, copy, expected) => {
  expect(composed(copy)).toEqual(expected)
})

test('a second file merges into the first when asked to', () => {
  const { value } = parseConfig(
    'spec: {artifacts: [{name: x, copy: [{from: "@r/a.yaml", to: "@artifact/v.yaml"}, {from: "@r/b.yaml", to: "@artifact/v.yaml", strategy: Merge}]}]}',
    'g.yaml',
  )
  const rules = isMap(value) ? readGenerator(value).artifacts.get('x') : undefined
  const source = artifactFiles(
    memoryFiles({ 'a.yaml': 'm: {a: 1, b: [1, 2]}\n', 'b.yaml': 'm: {b: [3], c: 4}\n' }),
    '/',
  )
  const result = composeArtifact(rules ?? [], () => source)
  expect(result.kind === 'files' && result.files.read(`${artifactRoot}/v.yaml`)).toBe(
    'm:\n  a: 1\n  b:\n  - 3\n  c: 4\n',
  )
})
