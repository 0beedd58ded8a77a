import { fleetFiles, seededVersions } from './fleet-files.ts'

const base = 'apps/base/podinfo-manifests'

/** podinfo without a chart: what a cluster without Flux can be given. */
const podinfoDeployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 1
  selector:
    matchLabels:
      app: podinfo
  template:
    metadata:
      labels:
        app: podinfo
    spec:
      containers:
        - name: podinfo
          image: ghcr.io/stefanprodan/podinfo
          ports:
            - name: http
              containerPort: 9898
          readinessProbe:
            httpGet:
              path: /readyz
              port: http
          resources:
            requests:
              cpu: 50m
              memory: 64Mi
`

const podinfoBase = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: podinfo
resources:
  - namespace.yaml
  - deployment.yaml
`

function overlay(environment: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - podinfo
  - helloworld
labels:
  - pairs:
      env: ${environment}
`
}

function podinfoOverlay(version: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base/podinfo-manifests
images:
  - name: ghcr.io/stefanprodan/podinfo
    newTag: "${version}" # moved by /promote
`
}

type Environment = keyof (typeof seededVersions)['podinfo']

/** The seeded `acme/fleet`, one of its environments on a cluster without Flux: Lockkeeper applies it. */
export function fleetWithout(environment: Environment): ReadonlyMap<string, string> {
  const config = fleetFiles.get('.github/lockkeeper.yml') ?? ''
  const isFlux = (path: string): boolean => path.startsWith(`clusters/${environment}/`)
  const kept = [...fleetFiles].filter(
    ([path]) => !isFlux(path) && path !== `apps/${environment}/podinfo-values.yaml`,
  )
  const own = `  - name: ${environment}\n`
  return new Map([
    ...kept,
    [
      '.github/lockkeeper.yml',
      config.replace(own, `${own}    paths: [apps/${environment}]\n    delivery: apply\n`),
    ],
    [`${base}/kustomization.yaml`, podinfoBase],
    [`${base}/namespace.yaml`, fleetFiles.get('apps/base/podinfo/namespace.yaml') ?? ''],
    [`${base}/deployment.yaml`, podinfoDeployment],
    [`apps/${environment}/kustomization.yaml`, overlay(environment)],
    [`apps/${environment}/podinfo/kustomization.yaml`, podinfoOverlay(seededVersions.podinfo[environment])],
  ])
}

/** Whether the seeded fleet has an environment of that name. */
export function isSeeded(name: string): name is Environment {
  return Object.hasOwn(seededVersions.podinfo, name)
}
