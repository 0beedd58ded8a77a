// Builds the real parts that the tests of this folder start, once for each content of programs/: `node test/cluster/programs.ts`
// prints their folder. `LOCKKEEPER_PROGRAMS` names another cache than the user's.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const module = fileURLToPath(new URL('programs/', import.meta.url))

// In the order in which they are built; what is shared is compiled with the first that needs it.
const packages = {
  etcd: 'go.etcd.io/etcd/server/v3',
  'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
  'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
  kwok: 'sigs.k8s.io/kwok/cmd/kwok',
  'kustomize-controller': 'github.com/fluxcd/kustomize-controller',
} as const

export type Program = keyof typeof packages

// Without a version that is one, clients cannot parse what the API server says of itself.
const flags = [
  '-s -w',
  '-X k8s.io/component-base/version.gitVersion=v1.36.3',
  '-X k8s.io/component-base/version.gitMajor=1',
  '-X k8s.io/component-base/version.gitMinor=36',
].join(' ')

// Its program cannot be built (a dependency is not served); its custom resource definitions are all that is used.
const sourceController = 'github.com/fluxcd/source-controller@v1.9.5'
const sourceControllerSum = 'h1:MFPyCodUi9hZIMaKDsC/rYbNoyzpvrAdrPVixj7W9F0='

/** Where the programs lie; builds those that are not there yet. Takes minutes the first time. */
export function buildPrograms(log: (line: string) => void = () => {}): string {
  const folder = join(cacheFolder(), keyOf(['go.mod', 'go.sum']))
  for (const [name, path] of Object.entries(packages)) {
    if (existsSync(join(folder, name))) continue
    const start = Date.now()
    build(folder, name, path)
    log(`${name} built in ${Math.round((Date.now() - start) / 1000)} s`)
  }
  return folder
}

function cacheFolder(): string {
  const { LOCKKEEPER_PROGRAMS, XDG_CACHE_HOME = join(homedir(), '.cache') } = process.env
  return LOCKKEEPER_PROGRAMS ?? join(XDG_CACHE_HOME, 'lockkeeper', 'programs')
}

function keyOf(files: readonly string[]): string {
  const hash = createHash('sha256').update(flags)
  for (const file of files) hash.update(readFileSync(join(module, file)))
  return hash.digest('hex').slice(0, 16)
}

/** Builds beside and moves: a build that was killed leaves no half program. */
function build(folder: string, name: string, path: string): void {
  mkdirSync(folder, { recursive: true })
  const draft = mkdtempSync(join(folder, '.build-'))
  try {
    go(['build', '-trimpath', '-ldflags', flags, '-o', join(draft, name), path])
    renameSync(join(draft, name), join(folder, name))
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function go(words: readonly string[]): string {
  const env = { ...process.env, CGO_ENABLED: '0' }
  return execFileSync('go', [...words], {
    cwd: module,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The folders that hold the custom resource definitions of Flux's kustomize- and source-controller. */
export function fluxDefinitions(): readonly string[] {
  const { Dir, Sum } = JSON.parse(go(['mod', 'download', '-json', sourceController])) as Record<
    string,
    string
  >
  if (Sum !== sourceControllerSum) throw new Error(`${sourceController} is ${Sum}, and not what it was`)
  const controller = go(['list', '-m', '-f', '{{.Dir}}', packages['kustomize-controller']]).trim()
  return [controller, Dir ?? ''].map(root => join(root, 'config/crd/bases'))
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(buildPrograms(line => console.error(line)))
