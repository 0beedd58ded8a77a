import fc from 'fast-check'
import { fluxKustomization, kustomization } from '../fleet/repository.ts'
import type { Texts } from './world.ts'

/** Where an app's version stands in an environment. */
export type PinStyle = 'images' | 'flow' | 'base' | 'patch' | 'json-patch'

export interface RandomApp {
  readonly name: string
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'
  readonly style: PinStyle
  /** By environment; of an app that its base pins only the first counts. */
  readonly versions: readonly string[]
  readonly sidecar: boolean
}

export interface RandomFleet {
  readonly environments: readonly string[]
  readonly apps: readonly RandomApp[]
  /** Whether a cluster's Flux Kustomization applies each overlay, or nothing names it. */
  readonly flux: boolean
  readonly generators: boolean
  readonly comments: boolean
  readonly crlf: boolean
  readonly listIndent: '' | '  '
}

const version = fc.constantFrom('1.0.0', '1.1.0', 'v2.0.0', '2.1.0-rc.1', '7.1', '20261121', '1e3', 'v3')
/** One that no generated fleet has. */
export const goalVersion = fc.constantFrom('9.0.0', '9.1', '9e1', '90000000', 'v9.2.0-beta.1', 'main-9ab')

const app = (name: string): fc.Arbitrary<RandomApp> =>
  fc.record({
    name: fc.constant(name),
    kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'),
    style: fc.constantFrom('images', 'flow', 'base', 'patch', 'json-patch'),
    versions: fc.array(version, { minLength: 4, maxLength: 4 }),
    sidecar: fc.boolean(),
  })

/** Kustomize trees of a base and an overlay for each environment. */
export const randomFleet: fc.Arbitrary<RandomFleet> = fc.record({
  environments: fc.constantFrom(
    ['test', 'prod'],
    ['test', 'stage', 'prod'],
    ['dev', 'test', 'stage', 'prod'],
  ),
  apps: fc.oneof(
    app('web').map(web => [web]),
    fc.tuple(app('web'), app('api')),
    fc.tuple(app('web'), app('api'), app('jobs')),
  ),
  flux: fc.boolean(),
  generators: fc.boolean(),
  comments: fc.boolean(),
  crlf: fc.boolean(),
  listIndent: fc.constantFrom('', '  '),
})

export function imageOf({ name }: Pick<RandomApp, 'name'>): string {
  return `ghcr.io/acme/${name}`
}

/** The files of the fleet. */
export function textsOf(fleet: RandomFleet): Texts {
  const { environments, apps, flux, crlf } = fleet
  const files = [
    ['base/kustomization.yaml', baseKustomization(fleet)] as const,
    ...apps.map(each => [`base/${each.name}.yaml`, workload(each)] as const),
    ...environments.flatMap((name, at) => overlay(fleet, name, at)),
    ...(flux ? environments : []).map(
      name => [`clusters/${name}/apps.yaml`, fluxKustomization('apps', `./overlays/${name}`)] as const,
    ),
  ]
  return Object.fromEntries(files.map(([path, text]) => [path, crlf ? text.replaceAll('\n', '\r\n') : text]))
}

function baseKustomization({ apps, generators, listIndent: i }: RandomFleet): string {
  return kustomization(
    `resources:\n${apps.map(({ name }) => `${i}- ${name}.yaml\n`).join('')}${generators ? generated('base', i) : ''}`,
  )
}

function generated(owner: string, i: string): string {
  return `configMapGenerator:
${i}- name: ${owner}-settings
${i}  literals:
${i}    - LEVEL=info-${owner}
secretGenerator:
${i}- name: ${owner}-login
${i}  literals:
${i}    - PASSWORD=first-${owner}-Tr0ub4dor
`
}

function workload({ name, kind, style, versions, sidecar }: RandomApp): string {
  const tag = style === 'base' ? `:${versions[0] ?? ''}` : ''
  const selector = `selector: {matchLabels: {app: ${name}}}`
  const service = kind === 'StatefulSet' ? `\n  serviceName: ${name}` : ''
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
spec:
  ${selector}${service}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - name: ${name}
          image: "${imageOf({ name })}${tag}"
${sidecar ? '        - name: proxy\n          image: envoyproxy/envoy:v1.30.0\n' : ''}`
}

function overlay(fleet: RandomFleet, name: string, at: number): readonly (readonly [string, string])[] {
  const { apps, generators, comments, listIndent: i } = fleet
  const folder = `overlays/${name}`
  const images = apps.filter(({ style }) => style === 'images').map(each => imageEntry(each, at, i))
  const flow = apps.filter(({ style }) => style === 'flow').map(each => flowEntry(each, at))
  const patched = apps.filter(({ style }) => style === 'patch')
  const json = apps.filter(({ style }) => style === 'json-patch')
  // One list has one style: an app in flow style turns the others of its kind into it.
  const list =
    flow.length === 0
      ? images.length === 0
        ? ''
        : `images:\n${images.join('')}`
      : `images: [${[...flow, ...apps.filter(({ style }) => style === 'images').map(each => flowEntry(each, at))].join(', ')}]\n`
  const patches = [
    ...patched.map(each => `${i}- path: ${each.name}.yaml\n`),
    ...json.map(each => jsonPatch(each, at, i)),
  ]
  const text = kustomization(
    `${comments ? `# What runs in ${name}.\n` : ''}namespace: shop-${name}
resources:
${i}- ../../base
${i}- extra.yaml
${list}${patches.length === 0 ? '' : `patches:\n${patches.join('')}`}${generators ? generated(name, i) : ''}`,
  )
  return [
    [`${folder}/kustomization.yaml`, text],
    [
      `${folder}/extra.yaml`,
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\ndata: {mode: "${name}"}\n`,
    ],
    ...patched.map(each => [`${folder}/${each.name}.yaml`, patchFile(each, at)] as const),
  ]
}

function versionAt({ versions }: RandomApp, at: number): string {
  return versions[at] ?? ''
}

/** As a person would write it: in quotes where YAML would take it for a number. */
function scalar(text: string): string {
  return /^[\d.]+$|^\d+e\d+$/.test(text) && !/\..*\./.test(text) ? `"${text}"` : text
}

function imageEntry(app: RandomApp, at: number, i: string): string {
  return `${i}- name: ${imageOf(app)}\n${i}  newTag: ${scalar(versionAt(app, at))} # of ${app.name}\n`
}

function flowEntry(app: RandomApp, at: number): string {
  return `{name: ${imageOf(app)}, newTag: ${scalar(versionAt(app, at))}}`
}

function jsonPatch(app: RandomApp, at: number, i: string): string {
  return `${i}- target: {kind: ${app.kind}, name: ${app.name}}
${i}  patch: |-
${i}    - op: replace
${i}      path: /spec/template/spec/containers/0/image
${i}      value: ${imageOf(app)}:${versionAt(app, at)}
`
}

function patchFile(app: RandomApp, at: number): string {
  return `apiVersion: apps/v1
kind: ${app.kind}
metadata:
  name: ${app.name}
spec:
  template:
    spec:
      containers:
        - name: ${app.name}
          image: ${imageOf(app)}:${versionAt(app, at)}
          resources: {limits: {memory: 64Mi}}
`
}
