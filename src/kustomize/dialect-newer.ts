import { fluxDefaultConfig, newerDefaultConfig } from './config/transformer-config.ts'
import { type Dialect, olderDialect } from './dialect.ts'
import { editThroughTexts } from './transformers/structured-text.ts'

/** Kustomize 5.8. It stands apart because editing YAML inside texts takes a library that a build of 5.5 need not load. */
export const newerDialect: Dialect = {
  format: { replacementSourceValue: true, includeVolumeClaimTemplates: true, patchOptions: 'known' },
  config: newerDefaultConfig,
  clusterScoped: ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'].map(
    kind => `admissionregistration.k8s.io/v1 ${kind}`,
  ),
  replacementSelectors: 'patterns',
  editReplaced: editThroughTexts,
  delimitsInTexts: true,
  imageDigest: '(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?',
  malformedImageName: 'matches nothing',
  emptyPatch: 'does nothing',
  mergesStringData: true,
  allowsDoubleDots: false,
  manager: 'kustomize-v5.8.2',
}

/** Kustomize 5.8.1 as Flux 2.8 has it built in. */
export const fluxDialect: Dialect = {
  ...newerDialect,
  format: { ...newerDialect.format, includeVolumeClaimTemplates: false },
  config: fluxDefaultConfig,
  clusterScoped: [],
  delimitsInTexts: false,
  imageDigest: olderDialect.imageDigest,
  malformedImageName: 'fails',
  mergesStringData: false,
  allowsDoubleDots: true,
  // A library is built without a version.
  manager: olderDialect.manager,
}
