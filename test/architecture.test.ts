import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { longFiles, longFunctions, roots, rules } from './architecture/rules.ts'
import {
  functionsOf,
  type Import,
  importsOf,
  nodes,
  readSources,
  type SourceFile,
  type SyntaxNode,
} from './architecture/source.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const sources = readSources(root)
const inFolders = sources.filter(file => !roots.includes(file.folder))
const pureFiles = inFolders.filter(file => rules[file.folder]?.pure === true)

test('every folder of src has a rule', () => {
  expect(inFolders.filter(file => rules[file.folder] === undefined).map(file => file.path)).toEqual([])
})

test('imports point one way', () => {
  expect(inFolders.flatMap(file => importsOf(file).flatMap(entry => wrongImport(file, entry)))).toEqual([])
})

test('only cli.ts loads the sandbox, and only when it is asked for', () => {
  const loaders = sources
    .filter(file => file.folder !== 'sandbox')
    .flatMap(file => importsOf(file).map(entry => ({ file, entry })))
    .filter(({ file, entry }) => resolveFolder(file, entry.from) === 'sandbox' && !entry.typeOnly)
  expect(loaders.filter(({ file, entry }) => !/^src\/cli[./]/.test(file.path) || !entry.lazy)).toEqual([])
})

test('only the server and the command line know Probot', () => {
  const users = sources.filter(file => importsOf(file).some(entry => entry.from === 'probot'))
  expect(users.map(file => file.path).filter(path => !/^src\/(app|server)(\.ts|\/)/.test(path))).toEqual([])
})

test('a child process is started in the sandbox and in the checkout only', () => {
  const users = sources.filter(file => importsOf(file).some(entry => entry.from === 'node:child_process'))
  expect(users.map(file => file.folder).filter(folder => !['sandbox', 'checkout'].includes(folder))).toEqual(
    [],
  )
})

test('pure folders know no clock, chance, process, console, network or promise', () => {
  expect(pureFiles.flatMap(file => [...nodes(file.tree)].flatMap(node => impurity(file, node)))).toEqual([])
})

test('the engine is given its clock', () => {
  const engine = inFolders.filter(file => file.folder === 'engine')
  const waits = /is asynchronous|uses Promise/
  expect(
    engine
      .flatMap(file => [...nodes(file.tree)].flatMap(node => impurity(file, node)))
      .filter(text => !waits.test(text)),
  ).toEqual([])
})

test('only composition roots read the environment', () => {
  // The sandbox is a program of its own: it hands the environment on to git.
  const readers = inFolders
    .filter(file => file.folder !== 'sandbox')
    .flatMap(file =>
      [...nodes(file.tree)].filter(isProcessEnvironment).map(node => `${file.path}:${node.loc.start.line}`),
    )
  expect(readers).toEqual([])
})

test('files stay under 250 lines and functions under 41', () => {
  const files = sources.filter(file => file.lines > 250 && longFiles[file.path] === undefined)
  const functions = sources.flatMap(file =>
    functionsOf(file)
      .filter(({ lines, name }) => lines > 40 && longFunctions[`${file.path}#${name}`] === undefined)
      .map(({ name, line, lines }) => `${file.path}:${line} ${name} has ${lines} lines`),
  )
  expect([...files.map(file => `${file.path} has ${file.lines} lines`), ...functions]).toEqual([])
})

test('at most ten files and functions are exceptions, and each of them is still there', () => {
  const exceptions = [...Object.keys(longFiles), ...Object.keys(longFunctions)]
  expect(Object.keys(longFiles).length).toBeLessThanOrEqual(10)
  expect(exceptions.filter(name => !sources.some(file => file.path === name.split('#')[0]))).toEqual([])
})

test('no file is a barrel', () => {
  const barrels = sources.filter(file => importsOf(file).length > 0 && onlyReExports(file))
  expect(barrels.map(file => file.path)).toEqual([])
})

function wrongImport(file: SourceFile, entry: Import): readonly string[] {
  const rule = rules[file.folder]
  const place = `${file.path}:${entry.line} imports ${entry.from}`
  if (rule === undefined) return [place]
  if (entry.from.startsWith('.')) {
    const folder = resolveFolder(file, entry.from)
    return folder === file.folder || rule.folders.includes(folder) ? [] : [place]
  }
  if (entry.from.startsWith('node:')) return rule.node.includes(entry.from) ? [] : [place]
  const allowed = rule.packages.some(
    name => entry.from === name || (name.endsWith('/') && entry.from.startsWith(name)),
  )
  return allowed ? [] : [place]
}

function resolveFolder(file: SourceFile, from: string): string {
  if (!from.startsWith('.')) return ''
  return normalize(join(dirname(file.path), from)).split('/')[1] ?? ''
}

const impureNames = new Set([
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'Promise',
  'performance',
])

function impurity(file: SourceFile, node: SyntaxNode): readonly string[] {
  const place = `${file.path}:${node.loc.start.line}`
  if (node.async === true || node.type === 'AwaitExpression') return [`${place} is asynchronous`]
  if (node.type === 'MemberExpression' && memberName(node) === 'Math.random') return [`${place} uses chance`]
  if (node.type === 'MemberExpression' && memberName(node) === 'Date.now') return [`${place} uses the clock`]
  const callee = node.callee as { name?: string; type?: string } | undefined
  if (
    node.type === 'NewExpression' &&
    callee?.name === 'Date' &&
    (node.arguments as readonly unknown[]).length === 0
  )
    return [`${place} uses the clock`]
  if (node.type === 'CallExpression' && callee?.type === 'Import') return [`${place} loads on demand`]
  const used = usedName(node)
  return used !== undefined && impureNames.has(used) ? [`${place} uses ${used}`] : []
}

/** The name of a global that the node calls, or reads a member of. */
function usedName(node: SyntaxNode): string | undefined {
  const subject = (node.type === 'MemberExpression' ? node.object : node.callee) as
    | { type?: string; name?: string }
    | undefined
  return subject?.type === 'Identifier' ? subject.name : undefined
}

function memberName(node: SyntaxNode): string {
  const { object, property } = node as unknown as { object: { name?: string }; property: { name?: string } }
  return `${object.name ?? ''}.${property.name ?? ''}`
}

function isProcessEnvironment(node: SyntaxNode): boolean {
  return node.type === 'MemberExpression' && memberName(node) === 'process.env'
}

function onlyReExports(file: SourceFile): boolean {
  const body = file.tree.body as readonly SyntaxNode[]
  return body.every(node => /^Export(All|Named)Declaration$/.test(node.type) && node.source != null)
}
