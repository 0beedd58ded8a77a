import type { KustomizationFormat } from './kustomization.ts'

/** Which version of Kustomize to be the same as: that of kubectl 1.32, or that of Flux 2.8. */
export type DialectName = '5.5' | '5.8'

/** Everything in which the versions differ. */
export interface Dialect {
  readonly name: DialectName
  readonly format: KustomizationFormat
  /** Whether the texts by which a replacement selects and rejects its targets are patterns. */
  readonly replacementPatterns: boolean
}

const dialects: Readonly<Record<DialectName, Dialect>> = {
  '5.5': {
    name: '5.5',
    format: { replacementSourceValue: false, includeVolumeClaimTemplates: false },
    replacementPatterns: false,
  },
  '5.8': {
    name: '5.8',
    format: { replacementSourceValue: true, includeVolumeClaimTemplates: false },
    replacementPatterns: true,
  },
}

/** The differences of a version. */
export function dialectOf(name: DialectName): Dialect {
  return dialects[name]
}
