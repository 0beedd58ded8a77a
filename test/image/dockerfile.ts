import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'

/** What a Dockerfile makes, in a folder that stands for the image's root. */
export interface Image {
  readonly root: string
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly user: number | undefined
  /** ENTRYPOINT and CMD. */
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
}

interface Stage extends Image {
  readonly name: string | undefined
}

const empty = { folder: '/', environment: {}, user: undefined, entrypoint: [], command: [] }

/**
 * Runs the steps of `DIR/Dockerfile` below `scratch`, each stage in a folder of its own, because no container engine runs here.
 * What a base image would bring is this machine's. Throws at any instruction that it does not know, and at any step that fails.
 */
export function runDockerfile(dir: string, scratch: string): Image {
  const stages: Stage[] = []
  for (const { name, words } of instructionsOf(readFileSync(join(dir, 'Dockerfile'), 'utf8'))) {
    if (name === 'FROM') {
      const root = join(scratch, `stage-${stages.length}`)
      mkdirSync(root)
      stages.push({ ...empty, root, name: words[1]?.toUpperCase() === 'AS' ? words[2] : undefined })
      continue
    }
    const stage = stages.pop()
    if (stage === undefined) throw new Error(`${name} comes before FROM`)
    stages.push(perform({ dir, stage, stages, name, words }))
  }
  const last = stages.at(-1)
  if (last === undefined) throw new Error('there is no FROM')
  return last
}

interface Step {
  readonly dir: string
  readonly stage: Stage
  readonly stages: readonly Stage[]
  readonly name: string
  readonly words: readonly string[]
}

function perform(step: Step): Stage {
  const { stage, name, words } = step
  switch (name) {
    case 'WORKDIR':
      mkdirSync(join(stage.root, words[0] ?? ''), { recursive: true })
      return { ...stage, folder: words[0] ?? '/' }
    case 'COPY':
      copy(step)
      return stage
    case 'RUN':
      runShell(stage, words.join(' '))
      return stage
    case 'ENV':
      return { ...stage, environment: { ...stage.environment, ...pairsOf(words) } }
    case 'USER':
      return { ...stage, user: Number(words[0]?.split(':')[0]) }
    case 'EXPOSE':
      return stage
    case 'ENTRYPOINT':
      return { ...stage, entrypoint: JSON.parse(words.join(' ')) as readonly string[] }
    case 'CMD':
      return { ...stage, command: JSON.parse(words.join(' ')) as readonly string[] }
    default:
      throw new Error(`${name} is not known here`)
  }
}

function instructionsOf(
  text: string,
): readonly { readonly name: string; readonly words: readonly string[] }[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [name = '', ...words] = line.split(/\s+/)
      return { name, words }
    })
}

function pairsOf(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  )
}

function copy({ dir, stage, stages, words }: Step): void {
  const from = words.find(word => word.startsWith('--from='))?.slice('--from='.length)
  const paths = words.filter(word => !word.startsWith('--'))
  const sources = paths.slice(0, -1)
  const target = join(stage.root, stage.folder, paths.at(-1) ?? '')
  const origin = from === undefined ? dir : stages.find(({ name }) => name === from)?.root
  if (origin === undefined) throw new Error(`there is no stage ${from}`)
  const ignored = from === undefined ? readIgnored(dir) : () => false
  for (const source of sources) {
    const path = join(origin, source)
    if (!existsSync(path) || (source !== '.' && ignored(source)))
      throw new Error(`${source} is not there to be copied`)
    if (!statSync(path).isDirectory())
      cpSync(path, sources.length > 1 || paths.at(-1)?.endsWith('/') ? join(target, basename(path)) : target)
    else copyFolder(path, target, source === '.' ? ignored : () => false)
  }
}

function copyFolder(path: string, target: string, ignored: (name: string) => boolean): void {
  mkdirSync(target, { recursive: true })
  for (const name of readdirSync(path))
    if (!ignored(name))
      cpSync(join(path, name), join(target, name), { recursive: true, verbatimSymlinks: true })
}

/** Reads a .dockerignore of the shape that ours have: nothing (`*`), but what is named (`!name`). */
function readIgnored(dir: string): (name: string) => boolean {
  const [all, ...others] = readFileSync(join(dir, '.dockerignore'), 'utf8').trim().split('\n')
  if (all !== '*' || others.some(line => !/^![\w.-]+$/.test(line)))
    throw new Error('.dockerignore is not understood here')
  const wanted = new Set(others.map(line => line.slice(1)))
  return name => !wanted.has(name.split('/')[0] ?? '')
}

function runShell(stage: Stage, script: string): void {
  const { status, stderr } = spawnSync('sh', ['-c', script], {
    cwd: join(stage.root, stage.folder),
    env: environmentOf(stage),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(`${script}: ${stderr}`)
}

/** Node 24 first on PATH, as in the base image; nothing of what npm tells the programs that it runs. */
export function environmentOf({ environment }: Pick<Image, 'environment'>): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$|^NODE_ENV$/.test(name))
  return {
    ...(Object.fromEntries(own) as Record<string, string>),
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    ...environment,
  }
}

/** Takes every right to write from everybody, as for a process that is not root on a read-only root file system. */
export function makeReadOnly(path: string): void {
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const place = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chmodSync(place, statSync(place).mode & 0o555)
  }
  chmodSync(path, 0o555)
}
