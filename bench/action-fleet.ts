import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const environments = ['test', 'dev', 'stage', 'prod'] as const

/** A GitOps repository as git has it, with a pull request that is about one of its apps. */
export interface Fleet {
  readonly folder: string
  /** The commit that the pull request goes onto. */
  readonly base: string
  readonly head: string
  /** The overlays that the change touches. */
  readonly overlays: readonly string[]
}

/** Fifty apps in four environments; `per-app`: each app has an overlay an environment, else an environment is one overlay. */
export function writeFleet(folder: string, layout: 'per-app' | 'per-environment'): Fleet {
  const apps = Array.from({ length: 50 }, (_, at) => `app-${at}`)
  for (const app of apps) writeApp(folder, app, layout)
  if (layout === 'per-environment')
    for (const environment of environments)
      write(folder, `apps/${environment}/kustomization.yaml`, `resources:\n${list(apps)}`)
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  const base = commit(folder, 'Begin')
  git(folder, 'switch', '--quiet', '--create', 'change')
  const changed = join(folder, 'apps/base/app-7/deployment.yaml')
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('cpu: 100m', 'cpu: 200m'))
  const head = commit(folder, 'Give app-7 more')
  const overlays = environments.map(name => (layout === 'per-app' ? `apps/${name}/app-7` : `apps/${name}`))
  return { folder, base, head, overlays }
}

function list(names: readonly string[]): string {
  return names.map(name => `- ${name}\n`).join('')
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@users.noreply.github.com']
  return execFileSync('git', ['-C', folder, ...who, ...words], { encoding: 'utf8' }).trim()
}

function commit(folder: string, message: string): string {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', message)
  return git(folder, 'rev-parse', 'HEAD')
}

function writeApp(folder: string, app: string, layout: 'per-app' | 'per-environment'): void {
  const base = `apps/base/${app}`
  for (const [name, text] of Object.entries(manifests(app))) write(folder, `${base}/${name}.yaml`, text)
  write(
    folder,
    `${base}/kustomization.yaml`,
    `resources:\n${list(Object.keys(manifests(app)).map(name => `${name}.yaml`))}`,
  )
  for (const environment of environments) {
    const place = `apps/${environment}/${app}`
    write(folder, `${place}/kustomization.yaml`, overlay(app, environment, layout))
    write(folder, `${place}/replicas.yaml`, replicas(app, environment === 'prod' ? 4 : 2))
  }
}

function overlay(app: string, environment: string, layout: 'per-app' | 'per-environment'): string {
  return `namespace: ${app}${layout === 'per-app' ? '' : `-${environment}`}
resources:
- ../../base/${app}
labels:
- pairs: { environment: ${environment} }
images:
- name: registry.example.com/team/${app}
  newTag: 1.${environment.length}.0
configMapGenerator:
- name: ${app}
  literals:
  - ENVIRONMENT=${environment}
  - LOG_LEVEL=${environment === 'prod' ? 'warn' : 'debug'}
patches:
- path: replicas.yaml
`
}

function replicas(app: string, count: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
spec:
  replicas: ${count}
`
}

function manifests(app: string): Readonly<Record<string, string>> {
  return {
    deployment: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${app}
spec:
  selector:
    matchLabels:
      app: ${app}
  template:
    metadata:
      labels:
        app: ${app}
    spec:
      serviceAccountName: ${app}
      containers:
      - name: main
        image: registry.example.com/team/${app}
        envFrom:
        - configMapRef:
            name: ${app}
        ports:
        - name: http
          containerPort: 8080
        readinessProbe:
          httpGet:
            path: /healthz
            port: http
        resources:
          requests:
            cpu: 100m
            memory: 64Mi
`,
    service: `apiVersion: v1
kind: Service
metadata:
  name: ${app}
spec:
  selector:
    app: ${app}
  ports:
  - name: http
    port: 80
    targetPort: http
`,
    account: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${app}
`,
    ingress: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${app}
spec:
  rules:
  - host: ${app}.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: ${app}
            port:
              name: http
`,
  }
}
