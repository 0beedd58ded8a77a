function fluxKustomization(environment: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  retryInterval: 2m
  timeout: 5m
  sourceRef:
    kind: GitRepository
    name: flux-system
  path: ./apps/${environment}
  prune: true
  wait: true
`
}

const fluxSource = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m
  ref:
    branch: main
  secretRef:
    name: flux-system
  url: https://github.com/acme/fleet.git
`

function fluxSystem(environment: string): string {
  return fluxKustomization(environment)
    .replace('name: apps', 'name: flux-system')
    .replace(`path: ./apps/${environment}`, `path: ./clusters/${environment}`)
    .replace('  wait: true\n', '')
}

const fluxSystemKustomization = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - gotk-sync.yaml
`

/** What Flux applies on the cluster of an environment: itself, and the applications. */
export function fluxFiles(environment: string): readonly (readonly [path: string, text: string])[] {
  const folder = `clusters/${environment}`
  return [
    [`${folder}/apps.yaml`, fluxKustomization(environment)],
    [`${folder}/flux-system/gotk-sync.yaml`, `${fluxSource}---\n${fluxSystem(environment)}`],
    [`${folder}/flux-system/kustomization.yaml`, fluxSystemKustomization],
  ]
}
