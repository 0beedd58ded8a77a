import type { TransformerConfig } from './config/transformer-config.ts'
import type { Site, Transformer } from './context.ts'
import type { Kustomization } from './kustomization.ts'
import { fail } from './problems.ts'
import { json6902Transformer, strategicMergeTransformer } from './transformers/deprecated-patches.ts'
import { imagesTransformer } from './transformers/images.ts'
import { annotationsTransformer, labelFields, labelTransformer } from './transformers/labels.ts'
import { prefixTransformer, suffixTransformer } from './transformers/names.ts'
import { namespaceTransformer } from './transformers/namespace.ts'
import { patchTransformer } from './transformers/patches.ts'
import { replacementsTransformer } from './transformers/replacements.ts'
import { replicasTransformer } from './transformers/replicas.ts'

/** A kustomization with what its transformers need. */
export interface Stage {
  readonly kustomization: Kustomization
  readonly config: TransformerConfig
  /** The site of a field of the kustomization, for the paths and places of what is configured there. */
  readonly siteOf: (...path: readonly (string | number)[]) => Site
}

/** The transformers that one field of a kustomization asks for. */
export type Step = (stage: Stage) => readonly Transformer[]

/** The fields of a kustomization in the order in which Kustomize applies them. To add a transformer, add its line. */
export const pipeline: readonly Step[] = [
  patchesStrategicMerge,
  patches,
  namespace,
  namePrefix,
  nameSuffix,
  labels,
  commonAnnotations,
  patchesJson6902,
  replicas,
  images,
  replacements,
]

function patchesStrategicMerge({ kustomization, siteOf }: Stage): readonly Transformer[] {
  const paths = kustomization.patchesStrategicMerge ?? []
  return paths.length === 0 ? [] : [strategicMergeTransformer(siteOf('patchesStrategicMerge'), paths)]
}

function patches({ kustomization, siteOf }: Stage): readonly Transformer[] {
  return (kustomization.patches ?? []).map((patch, index) =>
    patchTransformer(siteOf('patches', index), patch),
  )
}

function namespace({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  const name = kustomization.namespace ?? ''
  if (name === '') return []
  const setting = {
    namespace: name,
    specs: config.namespace,
    unsetOnly: false,
    subjects: 'defaultOnly',
  } as const
  return [namespaceTransformer(siteOf('namespace'), setting)]
}

function namePrefix({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  const prefix = kustomization.namePrefix ?? ''
  return prefix === '' ? [] : [prefixTransformer(siteOf('namePrefix'), prefix, config.namePrefix)]
}

function nameSuffix({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  const suffix = kustomization.nameSuffix ?? ''
  return suffix === '' ? [] : [suffixTransformer(siteOf('nameSuffix'), suffix, config.nameSuffix)]
}

function labels({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  const { labels: entries = [], commonLabels = new Map<string, string>() } = kustomization
  if (entries.length === 0 && commonLabels.size === 0) return []
  const each = entries.map((label, index) =>
    labelTransformer(siteOf('labels', index), label.pairs ?? new Map(), labelFields(label, config)),
  )
  return [...each, labelTransformer(siteOf('commonLabels'), commonLabels, config.commonLabels)]
}

function commonAnnotations({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  const annotations = kustomization.commonAnnotations ?? new Map<string, string>()
  if (annotations.size === 0) return []
  return [annotationsTransformer(siteOf('commonAnnotations'), annotations, config.commonAnnotations)]
}

function patchesJson6902({ kustomization, siteOf }: Stage): readonly Transformer[] {
  return (kustomization.patchesJson6902 ?? []).map((patch, index) =>
    json6902Transformer(siteOf('patchesJson6902', index), patch),
  )
}

function replicas({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  return (kustomization.replicas ?? []).map((replica, index) =>
    replicasTransformer(siteOf('replicas', index), replica, config.replicas),
  )
}

function images({ kustomization, config, siteOf }: Stage): readonly Transformer[] {
  const all = ['images', 'imageTags'] as const
  return all.flatMap(field =>
    (kustomization[field] ?? []).map((image, index) =>
      imagesTransformer(siteOf(field, index), image, config.images),
    ),
  )
}

function replacements({ kustomization, siteOf }: Stage): readonly Transformer[] {
  const entries = kustomization.replacements ?? []
  return entries.length === 0 ? [] : [replacementsTransformer(siteOf('replacements'), entries)]
}

/** Refuses the fields that would run helm. */
export function refuseHelm({ kustomization, siteOf }: Pick<Stage, 'kustomization' | 'siteOf'>): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator'] as const) {
    if ((kustomization[field]?.length ?? 0) === 0) continue
    fail(
      'HELM_REFUSED',
      `${field} is refused: no helm is run here (Kustomize, too, must specify --enable-helm)`,
      siteOf(field).place,
      'Render the chart and name the result under `resources`.',
    )
  }
}
