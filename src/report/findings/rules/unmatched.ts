import type { FluxFinding } from '../../../flux/build.ts'
import type { Observation, Rule } from '../scene.ts'

type Code = FluxFinding['code']

interface Words {
  readonly id: string
  readonly severity: Observation['severity']
  readonly advice: string
}

const words: Readonly<Record<Code, Words>> = {
  PATCH_MATCHES_NOTHING: {
    id: 'patch-matches-nothing',
    severity: 'warning',
    advice: 'Correct its target, or remove it.',
  },
  IMAGE_MATCHES_NOTHING: {
    id: 'image-matches-nothing',
    severity: 'warning',
    advice: 'Name the image as the manifests do, or remove the entry.',
  },
  REPLACEMENT_MATCHES_NOTHING: {
    id: 'replacement-matches-nothing',
    severity: 'warning',
    advice: 'Correct its targets, or remove it.',
  },
  GENERATOR_KEY_OVERWRITTEN: {
    id: 'generator-key-overwritten',
    severity: 'note',
    advice: 'Name each key once.',
  },
  SELECTOR_CREATED: {
    id: 'selector-created',
    severity: 'note',
    advice: 'Use `labels` with `includeSelectors: false` where the selector must stay as it is.',
  },
  LIST_REPLACED: {
    id: 'list-replaced',
    severity: 'note',
    advice: 'Kustomize knows no key for this list: write it whole, or use a JSON patch.',
  },
  COMPONENT_MISSING: {
    id: 'component-missing',
    severity: 'warning',
    advice: 'Correct its path, or remove it from spec.components.',
  },
  SOURCE_CHOSEN: {
    id: 'source-chosen',
    severity: 'note',
    advice: 'Name the source so that only one can be meant.',
  },
  VARIABLE_IGNORED: {
    id: 'variable-ignored',
    severity: 'note',
    advice: 'Remove it here, or from postBuild.substitute.',
  },
}

/** What Kustomize and Flux do in silence: patches, images and replacements that match nothing, and their kin. */
export const unmatched: Rule = {
  id: 'unmatched',
  kind: 'unmatched',
  find: ({ rendering }) => rendering.map(({ code, message, place }) => ({ ...words[code], place, message })),
}
