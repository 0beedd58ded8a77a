import { discoverFleet } from '../../src/fleet/discover.ts'
import type { Fleet, Overrides } from '../../src/promotion/fleet.ts'

/** A repository in memory, seen by discovery. */
export function discover(files: Readonly<Record<string, string>>, overrides?: Overrides): Fleet {
  const texts = new Map(Object.entries(files))
  return discoverFleet({ paths: texts.keys(), read: path => texts.get(path) }, overrides)
}

/** One line for each pin: `podinfo@7.0.0 test apps/test/kustomization.yaml:6`. */
export function pinTable(fleet: Fleet): readonly string[] {
  return fleet.pins.map(pin => {
    const cluster = pin.cluster === undefined ? '' : ` (${pin.cluster})`
    return `${pin.app}@${pin.version} ${pin.environment}${cluster} ${pin.file}:${pin.line}`
  })
}

/** `test on test-eu, test-us` for each environment, in order. */
export function environmentTable(fleet: Fleet): readonly string[] {
  return fleet.environments.map(({ name, clusters }) =>
    clusters.length === 0 ? name : `${name} on ${clusters.join(', ')}`,
  )
}

export function deployment(name: string, image: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
        - name: ${name}
          image: ${image}
`
}

export function kustomization(lines: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
${lines}`
}

export function fluxKustomization(name: string, path: string, spec = ''): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  path: ${path}
  sourceRef:
    kind: GitRepository
    name: flux-system
${spec}`
}

export function gotkSync(cluster: string): string {
  const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  url: ssh://git@github.com/acme/fleet
  ref:
    branch: main
---
`
  return source + fluxKustomization('flux-system', `./clusters/${cluster}`)
}

export function helmRelease(name: string, version: string): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: ${name}
spec:
  chart:
    spec:
      chart: ${name}
      version: ${version}
`
}
