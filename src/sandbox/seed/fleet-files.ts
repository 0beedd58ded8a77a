import { fluxFiles } from './flux-files.ts'

const environments = ['test', 'stage', 'prod'] as const

/** What runs where at the start: podinfo's chart and helloworld's image, by environment. */
export const seededVersions = {
  podinfo: { test: '7.0.0', stage: '7.0.0', prod: '6.9.2' },
  helloworld: { test: '1.4.0', stage: '1.4.0', prod: '1.3.2' },
} as const

const config = `# What Lockkeeper does here. Everything else is discovered.
version: 1
sources:
  - acme/podinfo
environments:
  - name: test
  - name: stage
  - name: prod
    merge: when-green
clusters:
  test: { kubeconfig: KUBE_CONFIG_TEST }
  stage: { kubeconfig: KUBE_CONFIG_STAGE }
  prod: { kubeconfig: KUBE_CONFIG_PROD }
`

const readme = `# fleet

What runs on the clusters of acme, by Flux.

| folder | holds |
|---|---|
| \`apps/base\` | the applications, without versions |
| \`apps/<env>\` | which version runs in an environment, and what differs there |
| \`clusters/<env>\` | what Flux applies on that cluster |
`

const podinfoRelease = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: podinfo
spec:
  interval: 10m
  releaseName: podinfo
  chart:
    spec:
      chart: podinfo
      sourceRef:
        kind: HelmRepository
        name: podinfo
  install:
    crds: Create
  values:
    redis:
      enabled: false
`

const podinfoRepository = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: podinfo
  namespace: podinfo
spec:
  interval: 30m
  url: https://stefanprodan.github.io/podinfo
`

function namespace(name: string): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: ${name}
`
}

const podinfoBase = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - namespace.yaml
  - repository.yaml
  - release.yaml
`

const helloworldBase = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: helloworld
labels:
  - pairs:
      app.kubernetes.io/part-of: helloworld
resources:
  - namespace.yaml
  - deployment.yaml
  - service.yaml
`

const helloworldDeployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: helloworld
spec:
  replicas: 1
  selector:
    matchLabels:
      app: helloworld
  template:
    metadata:
      labels:
        app: helloworld
    spec:
      containers:
        - name: helloworld
          image: ghcr.io/acme/helloworld
          ports:
            - name: http
              containerPort: 8080
          envFrom:
            - configMapRef:
                name: helloworld
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 50m
              memory: 32Mi
`

const helloworldService = `apiVersion: v1
kind: Service
metadata:
  name: helloworld
spec:
  selector:
    app: helloworld
  ports:
    - name: http
      port: 80
      targetPort: http
`

function overlay(environment: (typeof environments)[number]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base/podinfo
  - helloworld
patches:
  - path: podinfo-values.yaml
    target:
      kind: HelmRelease
      name: podinfo
labels:
  - pairs:
      env: ${environment}
`
}

function helloworldOverlay(environment: (typeof environments)[number]): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: helloworld
resources:
  - ../../base/helloworld
images:
  - name: ghcr.io/acme/helloworld
    newTag: "${seededVersions.helloworld[environment]}" # moved by /promote
replicas:
  - name: helloworld
    count: ${environment === 'prod' ? 4 : 1}
configMapGenerator:
  - name: helloworld
    literals:
      - MESSAGE=Hello from ${environment}
`
}

function podinfoValues(environment: (typeof environments)[number]): string {
  return `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: podinfo
spec:
  chart:
    spec:
      version: ${seededVersions.podinfo[environment]}
  values:
    replicaCount: ${environment === 'prod' ? 4 : 1}
    ui:
      message: podinfo on ${environment}
`
}

/** The files of the seeded `acme/fleet`, by path. */
export const fleetFiles: ReadonlyMap<string, string> = new Map([
  ['.github/lockkeeper.yml', config],
  ['README.md', readme],
  ['apps/base/podinfo/kustomization.yaml', podinfoBase],
  ['apps/base/podinfo/namespace.yaml', namespace('podinfo')],
  ['apps/base/podinfo/repository.yaml', podinfoRepository],
  ['apps/base/podinfo/release.yaml', podinfoRelease],
  ['apps/base/helloworld/kustomization.yaml', helloworldBase],
  ['apps/base/helloworld/namespace.yaml', namespace('helloworld')],
  ['apps/base/helloworld/deployment.yaml', helloworldDeployment],
  ['apps/base/helloworld/service.yaml', helloworldService],
  ...environments.flatMap((environment): (readonly [string, string])[] => [
    [`apps/${environment}/kustomization.yaml`, overlay(environment)],
    [`apps/${environment}/podinfo-values.yaml`, podinfoValues(environment)],
    [`apps/${environment}/helloworld/kustomization.yaml`, helloworldOverlay(environment)],
    ...fluxFiles(environment),
  ]),
])
