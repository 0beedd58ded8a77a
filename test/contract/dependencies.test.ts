import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

/** Every package that we depend on, and why. */
const reasons: Readonly<Record<string, string>> = {
  '@marcbachmann/cel-js': "evaluates the CEL of Flux's health checks",
  '@kubernetes/client-node': 'the ways to sign in to a cluster that a kubeconfig may name',
  '@actions/core': "a step's inputs, outputs, summary, annotations and log groups",
  '@octokit/core': 'requests to GitHub over REST and GraphQL',
  '@opentelemetry/api': 'spans for whoever runs an SDK; does nothing without one',
  'js-yaml': 'YAML with its scalars as they are written, fast, where no position is needed',
  micromark: "CommonMark to HTML on the sandbox's page",
  'micromark-extension-gfm': "GitHub's tables, strikethrough and task lists on the sandbox's page",
  pino: 'structured logs',
  'prom-client': 'metrics as Prometheus reads them, of the server and of the restart controller',
  probot: 'the GitHub App: events, their verification and types',
  semver: 'the order of versions',
  'universal-github-app-jwt': 'signs the JWTs of a GitHub App, at the time that it is given',
  yaml: 'YAML with positions, for byte-exact edits and errors with their place',
  zod: 'parses what others send us at the border',
  '@babel/parser': 'reads imports and functions for the architecture test',
  '@biomejs/biome': 'format and lint',
  '@jest/globals': 'types of the test functions',
  '@octokit/graphql-schema': "GitHub's GraphQL schema, of which a script keeps what the stand-in serves",
  '@swc/core': 'strips types for Jest',
  '@swc/jest': 'strips types for Jest',
  '@types/mdast': "types of the Markdown tree that the comment's oracle gives",
  '@types/node': 'types of Node',
  '@types/semver': 'types of semver',
  ajv: "holds the stand-in's answers to GitHub's OpenAPI description",
  esbuild: 'bundles the command line',
  'fast-check': 'properties with generated cases',
  graphql: "executes the stand-in's GraphQL",
  jest: 'runs the tests',
  'mdast-util-from-markdown': "the comment grammar's oracle: a whole CommonMark parser",
  'mdast-util-gfm': 'judges that nothing we write mentions, links or refers',
  node: 'the Node that everything runs on',
  'playwright-core': 'drives Chromium in the browser tests',
  typescript: 'checks types',
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const all = { ...dependencies, ...devDependencies }

test('every dependency has its reason, and every reason its dependency', () => {
  expect(Object.keys(all).sort()).toEqual(Object.keys(reasons).sort())
})

test('versions are exact', () => {
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('what only the build or a test needs is no dependency of the program', () => {
  const used = new Set(importedPackages('src'))
  expect(Object.keys(dependencies).filter(name => !used.has(name))).toEqual([])
})

/** The packages that the files below a folder import. */
function importedPackages(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .flatMap(path => [
      ...readFileSync(join(root, folder, path), 'utf8').matchAll(/(?:from|import\() ?'([^'.][^']*)'/g),
    ])
    .map(([, name = '']) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}
