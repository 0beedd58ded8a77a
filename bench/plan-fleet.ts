import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const environments = ['test', 'stage', 'preprod', 'prod'] as const

/** The files of a fleet of so many apps in four environments, and `others` that have nothing to do with it. */
export function writeFleet(folder: string, apps: number, others: number): void {
  const names = Array.from({ length: apps }, (_, at) => `app-${at}`)
  for (const name of names) writeApp(folder, name)
  for (const environment of environments) {
    write(folder, `clusters/${environment}/apps.yaml`, fluxKustomization(environment))
    const overlays = names.map(name => `- ../../apps/${name}/${environment}\n`).join('')
    write(folder, `environments/${environment}/kustomization.yaml`, kustomization(`resources:\n${overlays}`))
  }
  for (let at = 0; at < others; at++) writeOther(folder, at)
}

/** Where an app's version stands in an environment. */
export function pinFile(app: number, environment: string): string {
  return `apps/app-${app}/${environment}/kustomization.yaml`
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function kustomization(lines: string): string {
  return `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${lines}`
}

function writeApp(folder: string, name: string): void {
  write(
    folder,
    `apps/${name}/base/kustomization.yaml`,
    kustomization('resources:\n- deployment.yaml\n- service.yaml\n- account.yaml\n'),
  )
  write(folder, `apps/${name}/base/deployment.yaml`, deployment(name))
  write(
    folder,
    `apps/${name}/base/service.yaml`,
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector: {app: ${name}}\n  ports:\n  - {name: http, port: 80, targetPort: http}\n`,
  )
  write(
    folder,
    `apps/${name}/base/account.yaml`,
    `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n`,
  )
  for (const environment of environments)
    write(folder, `apps/${name}/${environment}/kustomization.yaml`, overlay(name, environment))
}

function overlay(name: string, environment: string): string {
  return kustomization(`namespace: ${name}
resources:
- ../base
images:
- name: ghcr.io/acme/${name}
  newTag: 1.0.0
replicas:
- name: ${name}
  count: ${environment === 'prod' ? 4 : 1}
configMapGenerator:
- name: ${name}
  literals:
  - ENVIRONMENT=${environment}
  - LEVEL=info
labels:
- pairs: {env: ${environment}}
`)
}

function deployment(name: string): string {
  const env = Array.from({ length: 8 }, (_, at) => `        - {name: SETTING_${at}, value: "${at}"}\n`).join(
    '',
  )
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      serviceAccountName: ${name}
      containers:
      - name: ${name}
        image: ghcr.io/acme/${name}
        envFrom: [{configMapRef: {name: ${name}}}]
        env:
${env}        ports: [{name: http, containerPort: 8080}]
        resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 128Mi}}
`
}

function fluxKustomization(environment: string): string {
  return `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./environments/${environment}
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
`
}

/** What large repositories hold beside a fleet: code, documentation, and manifests that nothing applies. */
function writeOther(folder: string, at: number): void {
  const place = `services/${Math.floor(at / 1000)}/${Math.floor((at % 1000) / 50)}`
  if (at % 5 === 0)
    write(
      folder,
      `${place}/manifest-${at}.yaml`,
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c-${at}}\ndata: {number: "${at}"}\n`,
    )
  else
    write(
      folder,
      `${place}/file-${at}.${at % 2 === 0 ? 'ts' : 'md'}`,
      `// ${at}\n${'const nothing = 0\n'.repeat(20)}`,
    )
}
