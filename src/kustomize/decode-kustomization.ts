import type { Kustomization, KustomizationFormat } from './kustomization.ts'
import { cursorFor, decodersFor } from './kustomization-decoders.ts'
import { type At, fail } from './problems.ts'
import type { ParsedConfig } from './yaml/parse-config.ts'

/** Reads a kustomization file's content. An unknown field, a wrong type, a wrong kind or an empty file is a problem. */
export function decodeKustomization(parsed: ParsedConfig, format: KustomizationFormat): Kustomization {
  const cursor = cursorFor(parsed, 'Kustomization', true)
  const read = decodersFor(format).kustomization(parsed.value, cursor) ?? {}
  if (isEmpty(read))
    fail(
      'KUSTOMIZATION_EMPTY',
      'kustomization.yaml is empty',
      () => parsed.positions.key([]),
      'Name at least one file under `resources`.',
    )
  const kind = read.kind || 'Kustomization'
  enforceKind(
    kind,
    read.apiVersion ?? '',
    () => parsed.positions.value(['kind']),
    () => parsed.positions.value(['apiVersion']),
  )
  return { ...read, kind }
}

/** What Kustomize, too, has moved elsewhere before it looks whether anything is left. */
function isEmpty(kustomization: Kustomization): boolean {
  const { kind: _kind, apiVersion: _version, ...fields } = kustomization
  const listsMovedAway = ['bases', 'imageTags', 'helmChartInflationGenerator']
  return Object.entries(fields).every(
    ([name, value]) =>
      value === '' || (listsMovedAway.includes(name) && Array.isArray(value) && value.length === 0),
  )
}

function enforceKind(kind: string, apiVersion: string, kindPlace: At, versionPlace: At): void {
  if (kind !== 'Kustomization' && kind !== 'Component') {
    fail('KUSTOMIZATION_INVALID', `kind should be Kustomization or Component, not "${kind}"`, kindPlace)
  }
  const required =
    kind === 'Component' ? 'kustomize.config.k8s.io/v1alpha1' : 'kustomize.config.k8s.io/v1beta1'
  if (apiVersion !== '' && apiVersion !== required) {
    fail('KUSTOMIZATION_INVALID', `apiVersion for ${kind} should be ${required}`, versionPlace)
  }
}

interface Deprecation {
  readonly field: keyof Kustomization
  readonly instead: string
  readonly experimental?: boolean
}

const deprecations: readonly Deprecation[] = [
  { field: 'bases', instead: 'resources' },
  { field: 'commonLabels', instead: 'labels' },
  { field: 'imageTags', instead: 'images' },
  { field: 'patchesJson6902', instead: 'patches' },
  { field: 'patchesStrategicMerge', instead: 'patches' },
  { field: 'vars', instead: 'replacements', experimental: true },
]

/** The warnings that Kustomize prints for deprecated fields of a file, word by word. */
export function deprecationWarnings(kustomization: Kustomization): readonly string[] {
  return deprecations
    .filter(({ field }) => kustomization[field] !== undefined)
    .map(
      ({ field, instead, experimental }) =>
        `# Warning: '${field}' is deprecated. Please use '${instead}' instead. ${experimental === true ? '[EXPERIMENTAL] ' : ''}Run 'kustomize edit fix' to update your Kustomization automatically.`,
    )
}
