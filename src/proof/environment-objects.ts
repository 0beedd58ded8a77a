import { legacyOrder } from '../kustomize/order.ts'
import type { RenderedDocument } from '../kustomize/render.ts'
import { plainJson } from '../kustomize/yaml/plain.ts'
import { sha256 } from '../lib/hash.ts'
import type { Problem } from '../lib/problem.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { ClusterObject } from '../rollout/object.ts'
import { groupOf } from '../rollout/rule.ts'
import { objectsIn } from './changed.ts'
import type { Rendering } from './prove.ts'
import { reaches, renderUnits, type Unit } from './units.ts'

/** Everything that an environment is to have in one cluster, in the order in which it is applied. */
export interface DesiredObjects {
  readonly cluster: string
  readonly objects: readonly ClusterObject[]
  /** SHA-256 over them. */
  readonly digest: string
}

export type EnvironmentObjects =
  | { readonly kind: 'rendered'; readonly clusters: readonly DesiredObjects[] }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Renders an environment for clusters that have no Flux: what only Flux could make of it is a problem. */
export function environmentObjects(
  fleet: Pick<Fleet, 'roots'>,
  environment: EnvironmentName,
  clusters: readonly string[],
  { files, memo }: Pick<Rendering, 'files' | 'memo'>,
): EnvironmentObjects {
  const units = renderUnits(files, fleet.roots ?? [], memo).filter(unit => reaches(unit, environment))
  const desired = clusters.map(cluster => {
    const own = units.filter(
      unit => unit.cluster === undefined || !isElsewhere(unit.cluster, cluster, clusters),
    )
    return desiredIn(cluster, own, environment)
  })
  const problem = desired.flatMap(each => each.problem ?? [])[0] ?? units.flatMap(problemsOf)[0]
  if (problem !== undefined) return { kind: 'problem', problem }
  return { kind: 'rendered', clusters: desired }
}

/** A unit of a cluster's folder is for the cluster of that name, where the configuration has one. */
function isElsewhere(own: string, cluster: string, clusters: readonly string[]): boolean {
  return own !== cluster && clusters.includes(own)
}

function desiredIn(
  cluster: string,
  units: readonly Unit[],
  environment: EnvironmentName,
): DesiredObjects & { readonly problem?: Problem } {
  const documents = objectsIn(units, environment).filter(document => !isPlumbing(document))
  const texts = new Map<string, { readonly document: RenderedDocument; readonly text: string }>()
  let twice: RenderedDocument | undefined
  for (const document of documents) {
    const key = JSON.stringify([
      groupOf(document.apiVersion),
      document.kind,
      document.effectiveNamespace,
      document.name,
    ])
    const text = JSON.stringify(plainJson(document.value))
    if (texts.has(key) && texts.get(key)?.text !== text) twice = document
    texts.set(key, { document, text })
  }
  const sorted = [...texts.values()].toSorted((left, right) => byNeed(left.document, right.document))
  const foreign = sorted.find(({ document }) => unappliable(document) !== undefined)?.document
  const problem =
    twice === undefined ? (foreign === undefined ? undefined : unappliable(foreign)) : contradiction(twice)
  return {
    cluster,
    objects: sorted.map(({ text }) => JSON.parse(text) as ClusterObject),
    digest: sha256(sorted.map(({ text }) => text).join('\n')),
    ...(problem === undefined ? {} : { problem }),
  }
}

function byNeed(left: RenderedDocument, right: RenderedDocument): number {
  const byStage = stage(left) - stage(right)
  if (byStage !== 0) return byStage
  const byKind = legacyOrder(gvkOf(left), gvkOf(right))
  if (byKind !== 0) return byKind
  const [one, two] = [left, right].map(({ namespace = '', name }) => `${namespace}/${name}`)
  return (one ?? '') < (two ?? '') ? -1 : 1
}

function stage({ kind }: RenderedDocument): number {
  return kind === 'Namespace' ? 0 : kind === 'CustomResourceDefinition' ? 1 : 2
}

function gvkOf({ apiVersion, kind }: RenderedDocument) {
  const group = groupOf(apiVersion)
  return { group, version: apiVersion.slice(group === '' ? 0 : group.length + 1), kind }
}

// What tells Flux where to look is nothing that runs.
const plumbing: ReadonlySet<string> = new Set([
  'kustomize.toolkit.fluxcd.io',
  'source.toolkit.fluxcd.io',
  'source.extensions.fluxcd.io',
])

function isPlumbing({ apiVersion }: RenderedDocument): boolean {
  return plumbing.has(groupOf(apiVersion))
}

function unappliable(document: RenderedDocument): Problem | undefined {
  const name = nameOf(document)
  if (groupOf(document.apiVersion) === 'helm.toolkit.fluxcd.io')
    return {
      code: 'NEEDS_FLUX',
      message: `${name} is for Flux's helm-controller: \`delivery: apply\` makes nothing of a chart.`,
      advice: 'Keep this environment with Flux, or render the chart into manifests.',
    }
  if (document.value.has('sops'))
    return {
      code: 'ENCRYPTED',
      message: `${name} is encrypted with SOPS, which only Flux decrypts.`,
      advice: 'Keep this environment with Flux, or bring that Secret to the cluster by other means.',
    }
  return undefined
}

function contradiction(document: RenderedDocument): Problem {
  return {
    code: 'RENDERED_TWICE',
    message: `${nameOf(document)} is rendered twice, and not alike: nobody knows which is meant.`,
  }
}

function nameOf({ kind, namespace, name }: RenderedDocument): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}

function problemsOf({ build, title }: Unit): readonly Problem[] {
  if (build.kind === 'refused')
    return [{ ...build.problem, message: `${title} cannot be rendered: ${build.problem.message}` }]
  return build.unknowns.map(({ code, message }) => ({
    code,
    message: `${title} cannot be rendered whole: ${message}`,
  }))
}
