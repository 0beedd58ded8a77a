import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// A part of an application, as they come: a workload and a service that belong together, five kinds in turn.
function part(index: number): string {
  const kinds = [deployment, service, account, autoscaler, configMap]
  const make = kinds[index % kinds.length] ?? deployment
  return make(`app-${Math.floor(index / kinds.length)}`)
}

function deployment(name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      serviceAccountName: ${name}
      containers:
      - name: main
        image: registry.example.com/team/image-${name.length % 20}:1.0.0
        envFrom:
        - configMapRef:
            name: ${name}
        - configMapRef:
            name: shared
        ports:
        - containerPort: 8080
          name: http
        resources:
          requests:
            cpu: 100m
            memory: 64Mi
`
}

function service(name: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 80
    targetPort: http
`
}

function account(name: string): string {
  return `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n`
}

function autoscaler(name: string): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  minReplicas: 1
  maxReplicas: 4
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${name}
`
}

function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  LOG_LEVEL: info\n  URL: http://${name}:80\n`
}

const transformations = `namespace: production
namePrefix: big-
labels:
- pairs:
    team: platform
  includeSelectors: true
commonAnnotations:
  owner: platform
images:
${Array.from({ length: 20 }, (_, index) => `- name: registry.example.com/team/image-${index}\n  newTag: 2.0.${index}\n`).join('')}configMapGenerator:
- name: shared
  literals:
  - mode=production
secretGenerator:
- name: token
  literals:
  - token=none
`

/** A base of so many resources and an overlay that changes each of them; returns the overlay's folder. */
export function writeApplication(root: string, count: number): string {
  const base = join(root, `base-${count}`)
  const overlay = join(root, `overlay-${count}`)
  writeFolder(base, { 'kustomization.yaml': 'resources:\n- all.yaml\n', 'all.yaml': parts(count) })
  writeFolder(overlay, { 'kustomization.yaml': `resources:\n- ../base-${count}\n${transformations}` })
  return overlay
}

function parts(count: number): string {
  return Array.from({ length: count }, (_, index) => part(index)).join('---\n')
}

/** One base of a hundred resources and so many overlays over it. */
export function writeOverlays(root: string, count: number): readonly string[] {
  writeFolder(join(root, 'shared-base'), {
    'kustomization.yaml': 'resources:\n- all.yaml\n',
    'all.yaml': parts(100),
  })
  return Array.from({ length: count }, (_, index) => {
    const dir = join(root, `environment-${index}`)
    const text = `resources:\n- ../shared-base\nnamespace: environment-${index}\nnamePrefix: e${index}-\n`
    writeFolder(dir, { 'kustomization.yaml': text })
    return dir
  })
}

// As controller-gen writes them: descriptions, and properties within properties.
function schema(depth: number, indent: number): string {
  const pad = '  '.repeat(indent)
  const long = `|-\n${pad}  What the field is for, over several lines.\n\n${pad}  And "more": yes.\n`
  const description =
    depth % 2 === 1 ? 'Some description that goes on for a while and explains what the field does.\n' : long
  const head = `${pad}description: ${description}${pad}type: object\n`
  if (depth === 0) return head
  const fields = ['alpha', 'beta', 'gamma', 'delta'].map(
    field => `${pad}  ${field}:\n${schema(depth - 1, indent + 2)}`,
  )
  return `${head}${pad}properties:\n${fields.join('')}${pad}required:\n${pad}- alpha\n`
}

/** A folder of custom resource definitions, so many bytes of them. */
export function writeDefinitions(root: string, bytes: number): string {
  const body = schema(5, 7)
  const texts: string[] = []
  for (let size = 0; size < bytes; size += texts.at(-1)?.length ?? 0)
    texts.push(definition(texts.length, body))
  const dir = join(root, 'definitions')
  writeFolder(dir, { 'kustomization.yaml': 'resources:\n- crds.yaml\n', 'crds.yaml': texts.join('---\n') })
  return dir
}

function definition(index: number, body: string): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things${index}.example.com
spec:
  group: example.com
  names:
    kind: Thing${index}
    plural: things${index}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
${body}`
}

function writeFolder(dir: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(dir, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
}
