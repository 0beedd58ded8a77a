import type { RenderedDocument } from '../kustomize/render.ts'
import { isMap, type Value } from '../kustomize/yaml/value.ts'
import { fluxGroups } from './objects.ts'
import { nameDocument, textUnder } from './post-build.ts'
import type { FluxObject, Specification } from './specification.ts'
import { at, type Unknown } from './unknown.ts'

/** What of the objects nobody sees offline: what SOPS has encrypted, and what a Helm chart makes. */
export function unseen(
  documents: readonly RenderedDocument[],
  spec: Specification,
  flux: FluxObject,
): readonly Unknown[] {
  return documents.flatMap((document): readonly Unknown[] => {
    if (isEncrypted(document)) return [encrypted(document, spec, flux)]
    if (document.kind !== 'HelmRelease' || !document.apiVersion.startsWith(`${fluxGroups.helmRelease}/`))
      return []
    return [{ code: 'CHART_NOT_RENDERED', message: chartMessage(document), ...at(flux.placeOf([])) }]
  })
}

function chartMessage(document: RenderedDocument): string {
  const chart =
    textUnder(document.value, 'spec', 'chart', 'spec', 'chart') ??
    textUnder(document.value, 'spec', 'chartRef', 'name')
  const made = chart === undefined ? 'its chart' : `the chart "${chart}"`
  return `${nameDocument(document)}: the objects that ${made} makes are not built here.`
}

function encrypted(document: RenderedDocument, spec: Specification, flux: FluxObject): Unknown {
  const shown = nameDocument(document)
  if (spec.decryption !== undefined) {
    return {
      code: 'SECRET_ENCRYPTED',
      message: `${shown} is encrypted with SOPS; its values are known to the cluster only.`,
      ...at(flux.placeOf(['spec', 'decryption'])),
    }
  }
  return {
    code: 'SECRET_ENCRYPTED',
    message: `${shown} is encrypted with SOPS, and this Flux Kustomization has no \`decryption\`: Flux refuses to apply it.`,
    ...at(flux.placeOf(['spec'])),
    advice: 'Set `spec.decryption`.',
  }
}

const marker = 'ENC[AES256_GCM,'
// In base64, which most values are too short for.
const shortestEncoded = (marker.length / 3) * 4

/** Whether SOPS has encrypted an object, or a file from which it was generated. */
export function isEncrypted({ kind, value }: Pick<RenderedDocument, 'kind' | 'value'>): boolean {
  if (isMap(value.get('sops'))) return true
  if (kind !== 'Secret' && kind !== 'ConfigMap') return false
  return ['data', 'stringData', 'binaryData'].some(field =>
    holdsMarker(value.get(field), field !== 'stringData'),
  )
}

function holdsMarker(value: Value | undefined, encoded: boolean): boolean {
  if (!isMap(value)) return false
  return [...value.values()].some(
    text =>
      typeof text === 'string' &&
      (text.includes(marker) ||
        (encoded && text.length >= shortestEncoded && decoded(text).includes(marker))),
  )
}

/** The text of a base64 value as bytes, one character each; empty when it is none. */
export function decoded(text: string): string {
  try {
    return atob(text.replace(/\s/g, ''))
  } catch {
    return ''
  }
}
