/** What a folder of src/ may import: our folders, packages (a prefix ends in /), and Node's own modules. */
export interface FolderRule {
  readonly folders: readonly string[]
  readonly packages: readonly string[]
  readonly node: readonly string[]
  readonly pure: boolean
}

const everyPureFolder = [
  'lib',
  'promotion',
  'command',
  'config',
  'kustomize',
  'flux',
  'fleet',
  'edit',
  'rollout',
  'report',
]
const proof = [...everyPureFolder, 'proof']
const adapter = ['engine', ...proof]

/** `createHash` counts as pure: the same bytes give the same digest. */
const pure = (folders: readonly string[], packages: readonly string[] = []): FolderRule => ({
  folders,
  packages,
  node: ['node:crypto'],
  pure: true,
})

/** The table of architecture.md, "Folders and direction". */
export const rules: Readonly<Record<string, FolderRule>> = {
  lib: pure([]),
  promotion: pure(['lib'], ['semver']),
  command: pure(
    ['lib', 'promotion'],
    ['mdast', 'mdast-util-from-markdown', 'micromark', 'micromark-util-types'],
  ),
  config: pure(['lib', 'promotion'], ['yaml', 'zod']),
  kustomize: pure(['lib'], ['yaml', 'js-yaml']),
  flux: pure(['lib', 'kustomize'], ['yaml', 'js-yaml']),
  fleet: pure(['lib', 'promotion', 'kustomize', 'flux'], ['yaml', 'semver']),
  edit: pure(['lib', 'promotion'], ['yaml']),
  rollout: pure(['lib', 'promotion'], ['@marcbachmann/cel-js']),
  report: pure(everyPureFolder, ['diff']),
  proof: pure(everyPureFolder),
  engine: { folders: proof, packages: [], node: [], pure: false },
  github: {
    folders: adapter,
    packages: ['@octokit/', 'universal-github-app-jwt', 'zod'],
    node: ['node:crypto', 'node:timers/promises'],
    pure: false,
  },
  checkout: {
    folders: adapter,
    packages: [],
    node: ['node:child_process', 'node:fs', 'node:fs/promises', 'node:path', 'node:util'],
    pure: false,
  },
  registry: {
    folders: adapter,
    packages: ['js-yaml', 'zod'],
    node: ['node:crypto', 'node:dns/promises', 'node:http', 'node:https', 'node:net'],
    pure: false,
  },
  kubernetes: {
    folders: adapter,
    packages: ['@kubernetes/client-node', 'js-yaml', 'pino', 'prom-client', 'yaml', 'zod'],
    node: [
      'node:crypto',
      'node:fs/promises',
      'node:http',
      'node:https',
      'node:path',
      'node:timers/promises',
      'node:util',
    ],
    pure: false,
  },
  queue: { folders: adapter, packages: ['bullmq'], node: [], pure: false },
  sandbox: {
    folders: ['lib'],
    packages: ['graphql', 'micromark', 'micromark-extension-gfm', 'micromark-util-types'],
    node: [
      'node:buffer',
      'node:child_process',
      'node:crypto',
      'node:events',
      'node:fs',
      'node:fs/promises',
      'node:http',
      'node:module',
      'node:net',
      'node:os',
      'node:path',
      'node:stream',
      'node:stream/promises',
      'node:timers/promises',
      'node:url',
      'node:util',
      'node:zlib',
    ],
    pure: false,
  },
}

/** The composition roots, and the folders in which cli.ts and server.ts keep their parts: these may import anything. */
export const roots: readonly string[] = [
  'app.ts',
  'action.ts',
  'cli.ts',
  'server.ts',
  'action',
  'cli',
  'server',
]

/** Files that read better whole than cut, with the reason; ten at most. Generated data is exempt anyway. */
export const longFiles: Readonly<Record<string, string>> = {
  'src/kustomize/yaml/scanner.ts':
    'one pass over the text: its states call each other, and cutting them apart hides the order',
  'src/kustomize/yaml/parser.ts': 'the grammar of YAML, production by production',
  'src/kustomize/yaml/emit.ts': 'the emitter: how a scalar is written depends on every rule at once',
}

/** Functions of more than forty lines that read better whole, as `path#name`, with the reason. */
export const longFunctions: Readonly<Record<string, string>> = {}
