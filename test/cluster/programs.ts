// Builds the real parts that the tests of this folder start: `node test/cluster/programs.ts` prints their folder.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPrograms as build, go } from '../build-programs.ts'

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
  return build({ module, packages, flags }, log)
}

/** The folders that hold the custom resource definitions of Flux's kustomize- and source-controller. */
export function fluxDefinitions(): readonly string[] {
  const { Dir, Sum } = JSON.parse(go(module, ['mod', 'download', '-json', sourceController])) as Record<
    string,
    string
  >
  if (Sum !== sourceControllerSum) throw new Error(`${sourceController} is ${Sum}, and not what it was`)
  const controller = go(module, ['list', '-m', '-f', '{{.Dir}}', packages['kustomize-controller']]).trim()
  return [controller, Dir ?? ''].map(root => join(root, 'config/crd/bases'))
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(buildPrograms(line => console.error(line)))
