import { fail } from './problems.ts'
import type { Resource } from './resource.ts'
import { formatGvk, type Gvk } from './resource-id.ts'
import { compareBytes } from './yaml/order.ts'

/** The `sortOptions` of a kustomization. */
export interface SortOptions {
  readonly order?: string
  readonly legacySortOptions?: {
    readonly orderFirst?: readonly string[]
    readonly orderLast?: readonly string[]
  }
}

// What others need comes first, what can refuse others comes last.
const firstKinds = [
  'Namespace',
  'ResourceQuota',
  'StorageClass',
  'CustomResourceDefinition',
  'ServiceAccount',
  'PodSecurityPolicy',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'ConfigMap',
  'Secret',
  'Endpoints',
  'Service',
  'LimitRange',
  'PriorityClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'PodDisruptionBudget',
]
const lastKinds = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']

const legacyRanks = rankKinds(firstKinds, lastKinds)

function rankKinds(first: readonly string[], last: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map(first.map((kind, index) => [kind, index - first.length]))
  for (const [index, kind] of last.entries()) ranks.set(kind, index + 1)
  return ranks
}

interface LegacyPlace {
  readonly rank: number
  readonly text: string
}

/** Where a kind stands in the order that Kustomize uses for its own tables. */
export function legacyPlace(gvk: Gvk): LegacyPlace {
  return { rank: legacyRanks.get(gvk.kind) ?? 0, text: gvkText(gvk) }
}

/** The order of kinds in it. */
export function legacyOrder(left: Gvk, right: Gvk): number {
  return comparePlaces(legacyPlace(left), legacyPlace(right))
}

/** The order of two such places. */
export function comparePlaces(left: LegacyPlace, right: LegacyPlace): number {
  return left.rank === right.rank ? compareBytes(left.text, right.text) : left.rank - right.rank
}

function gvkText(gvk: Gvk): string {
  return `${gvk.group || '~G'}_${gvk.version || '~V'}_${gvk.kind || '~K'}`
}

/** The resources in the order of their kinds, then of namespaces and names. */
export function sortLegacy(
  resources: readonly Resource[],
  options?: SortOptions['legacySortOptions'],
): readonly Resource[] {
  const ranks =
    options === undefined ? legacyRanks : rankKinds(options.orderFirst ?? [], options.orderLast ?? [])
  const keyed = resources.map(resource => {
    const { id } = resource
    return {
      resource,
      rank: ranks.get(id.kind) ?? 0,
      isCoreNamespace: id.kind === 'Namespace' && id.group === '',
      isNamespace: id.kind === 'Namespace',
      gvk: gvkText(id),
      id: `${formatGvk(id)}|${id.namespace || '~X'}|${id.name || '~N'}`,
    }
  })
  type Keyed = (typeof keyed)[number]
  const compare = (left: Keyed, right: Keyed): number => {
    if (left.gvk === right.gvk) return compareBytes(left.id, right.id)
    if (left.rank !== right.rank) return left.rank - right.rank
    // A Namespace of another group comes after the core one, although `~G` sorts last.
    const isReversed =
      left.isNamespace && right.isNamespace && (left.isCoreNamespace || right.isCoreNamespace)
    return isReversed ? compareBytes(right.gvk, left.gvk) : compareBytes(left.gvk, right.gvk)
  }
  return keyed.sort(compare).map(({ resource }) => resource)
}

/** Refuses sort options that Kustomize refuses. */
export function checkSortOptions(options: SortOptions): void {
  if (options.order !== 'legacy' && options.order !== 'fifo') {
    fail('SORT_INVALID', "the field 'sortOptions.order' must be one of [fifo, legacy]")
  }
  if (options.order === 'fifo' && options.legacySortOptions !== undefined) {
    fail(
      'SORT_INVALID',
      "the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'",
    )
  }
}
