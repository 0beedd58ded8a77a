import { type Field, listAt, textAt } from './fields.ts'
import type { ClusterObject } from './object.ts'

/** A chart as Helm has installed it. */
export interface DeployedChart {
  readonly version: string
  readonly appVersion?: string
  /** The chart's own values and templates, hashed by Flux. */
  readonly digest?: string
}

/** The chart that runs: the newest entry of a HelmRelease's history that Helm calls deployed. */
export function deployedChart(helmRelease: ClusterObject): DeployedChart | undefined {
  const entry: Field = listAt(helmRelease, 'status', 'history').find(
    snapshot => textAt(snapshot, 'status') === 'deployed',
  )
  const version = textAt(entry, 'chartVersion')
  if (version === undefined) return undefined
  const [appVersion, digest] = [textAt(entry, 'appVersion'), textAt(entry, 'digest')]
  return {
    version,
    ...(appVersion === undefined ? {} : { appVersion }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** Those of a cluster's objects that Flux installed for a HelmRelease, by the labels it puts on them. */
export function objectsOfRelease(
  { metadata }: ClusterObject,
  objects: readonly ClusterObject[],
): readonly ClusterObject[] {
  return objects.filter(
    ({ metadata: { labels } }) =>
      labels?.['helm.toolkit.fluxcd.io/name'] === metadata.name &&
      labels['helm.toolkit.fluxcd.io/namespace'] === metadata.namespace,
  )
}
