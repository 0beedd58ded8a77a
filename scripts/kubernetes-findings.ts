// Writes src/report/findings/kubernetes.generated.ts: which fields Kubernetes' objects have, and which of its APIs are deprecated.
// usage: node scripts/kubernetes-findings.ts MODULES
// MODULES holds the Go modules k8s.io/kubernetes v1.36.3 (api/openapi-spec/swagger.json) and k8s.io/{api,apiextensions-apiserver,kube-aggregator} v0.36.3
// (zz_generated.prerelease-lifecycle.go), as the module cache has them under k8s.io/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const release = '1.36.3'
const staging = `v0${release.slice(1)}`
const target = new URL('../src/report/findings/kubernetes.generated.ts', import.meta.url)

interface Definition {
  readonly type?: string
  readonly format?: string
  readonly $ref?: string
  readonly items?: Definition
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Definition>>
  readonly additionalProperties?: Definition
  readonly 'x-kubernetes-group-version-kind'?: readonly Kind[]
}

interface Kind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

type Compact = number | string | readonly [Compact] | { readonly '*': Compact }

const [modules] = process.argv.slice(2)
if (modules === undefined) throw new Error('usage: node scripts/kubernetes-findings.ts MODULES')

const { definitions } = JSON.parse(
  readFileSync(join(modules, `kubernetes@v${release}/api/openapi-spec/swagger.json`), 'utf8'),
) as { readonly definitions: Readonly<Record<string, Definition>> }

const places = new Map<string, number>()
const compact: [readonly string[], Record<string, Compact>][] = []

function compactOf({ $ref, type, format, items, properties, additionalProperties }: Definition): Compact {
  if ($ref !== undefined) return referenced($ref.slice('#/definitions/'.length))
  if (items !== undefined) return [compactOf(items)]
  if (additionalProperties !== undefined) return { '*': compactOf(additionalProperties) }
  if (type === 'string') return format === 'int-or-string' ? 'int-or-string' : 'string'
  if (type === 'object' && properties === undefined) return 'object'
  return type ?? 'any'
}

function referenced(name: string): Compact {
  if (name.endsWith('.api.resource.Quantity')) return 'quantity'
  const definition = definitions[name]
  if (definition?.properties === undefined) {
    // Any JSON, or what the API server reads in a way of its own.
    const isText = definition?.type === 'string'
    return isText ? compactOf(definition) : /RawExtension|FieldsV1/.test(name) ? 'object' : 'any'
  }
  const known = places.get(name)
  if (known !== undefined) return known
  const place = compact.length
  places.set(name, place)
  const fields: Record<string, Compact> = {}
  compact.push([definition.required ?? [], fields])
  for (const [field, each] of Object.entries(definition.properties)) fields[field] = compactOf(each)
  return place
}

const kinds: Record<string, Record<string, Compact>> = {}
for (const [name, definition] of Object.entries(definitions)) {
  const isObject = definition.properties?.metadata?.$ref?.endsWith('.ObjectMeta') === true
  for (const { group, version, kind } of definition['x-kubernetes-group-version-kind'] ?? []) {
    if (!isObject) continue
    const apiVersion = group === '' ? version : `${group}/${version}`
    kinds[apiVersion] = { ...kinds[apiVersion], [kind]: referenced(name) }
  }
}
const metadata = referenced('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta')

// The groups of Go packages, as their register.go names them.
const groups: Readonly<Record<string, string>> = {
  core: '',
  apps: 'apps',
  autoscaling: 'autoscaling',
  batch: 'batch',
  extensions: 'extensions',
  policy: 'policy',
  apiextensions: 'apiextensions.k8s.io',
  apiregistration: 'apiregistration.k8s.io',
  flowcontrol: 'flowcontrol.apiserver.k8s.io',
  rbac: 'rbac.authorization.k8s.io',
}

type Marked = readonly [
  apiVersion: string,
  kind: string,
  deprecated: string | null,
  removed: string | null,
  use: string | null,
]

function lifecycleOf(folder: string, group: string): readonly Marked[] {
  return readdirSync(folder).flatMap(version => {
    const text = readText(join(folder, version, 'zz_generated.prerelease-lifecycle.go'))
    const apiVersion = group === '' ? version : `${group}/${version}`
    const found = [...text.matchAll(/func \(in \*(\w+)\) APILifecycleDeprecated\(\)/g)]
    return found
      .map(([, kind = '']) => kind)
      .filter(kind => !kind.endsWith('List'))
      .map(
        (kind): Marked => [
          apiVersion,
          kind,
          versionIn(text, kind, 'Deprecated'),
          versionIn(text, kind, 'Removed'),
          useOf(text, kind),
        ],
      )
  })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function versionIn(text: string, kind: string, step: string): string | null {
  const match = new RegExp(`\\*${kind}\\) APILifecycle${step}\\(\\)[^{]*\\{\\s*return (\\d+), (\\d+)`).exec(
    text,
  )
  return match === null ? null : `${match[1]}.${match[2]}`
}

function useOf(text: string, kind: string): string | null {
  const pattern = `\\*${kind}\\) APILifecycleReplacement\\(\\)[^{]*\\{\\s*return schema\\.GroupVersionKind\\{Group: "([^"]*)", Version: "([^"]*)"`
  const match = new RegExp(pattern).exec(text)
  if (match === null) return null
  return match[1] === '' ? (match[2] ?? null) : `${match[1]}/${match[2]}`
}

const api = join(modules, `api@${staging}`)
const lifecycle = [
  ...readdirSync(api, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => lifecycleOf(join(api, name), groups[name] ?? `${name}.k8s.io`)),
  ...lifecycleOf(
    join(modules, `apiextensions-apiserver@${staging}/pkg/apis/apiextensions`),
    'apiextensions.k8s.io',
  ),
  ...lifecycleOf(
    join(modules, `kube-aggregator@${staging}/pkg/apis/apiregistration`),
    'apiregistration.k8s.io',
  ),
]

// What is marked for a release to come is nothing to anybody yet.
const minor = Number(release.split('.')[1])
const marked = lifecycle.filter(([, , deprecated]) => Number(deprecated?.split('.')[1]) <= minor)

function literal(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

writeFileSync(
  target,
  `// Generated by scripts/kubernetes-findings.ts from the Go modules of Kubernetes ${release}. Do not edit.

/** The release that the schemas are of. */
export const kubernetesRelease = '${release.replace(/\.\d+$/, '')}'

/** Kubernetes' objects and their fields, compact, as JSON text: it costs nothing until the first object is looked at. */
export const kubernetesSchemasJson =
  ${literal({ kinds, metadata, definitions: compact })}

/** \`[apiVersion, kind, deprecated, removed, successor]\` of each API that Kubernetes marks so, as JSON text. */
export const kubernetesLifecycleJson =
  ${literal(marked)}
`,
)
