import { emptyConfig, mergeConfigs, type TransformerConfig } from './config/transformer-config.ts'
import { ResourceSet } from './resource-set.ts'
import { addVariable, type Variables } from './variables.ts'

/** What a kustomization hands to the one that names it. */
export interface Accumulator {
  readonly resources: ResourceSet
  config: TransformerConfig
  readonly variables: Variables
}

/** What was accumulated, to be added to another accumulator. */
export type Accumulated = Readonly<Omit<Accumulator, 'resources'>> & {
  readonly resources: Pick<ResourceSet, 'all'>
}

/** An accumulator of nothing. */
export function emptyAccumulator(): Accumulator {
  return { resources: new ResourceSet(), config: emptyConfig, variables: new Map() }
}

/** Adds what another accumulated; equal ids, variables of one name and contradicting configurations are problems. */
export function mergeAccumulator(into: Accumulator, other: Accumulated): void {
  into.resources.appendAll(other.resources.all)
  into.config = mergeConfigs(into.config, other.config)
  for (const variable of other.variables.values()) addVariable(into.variables, variable)
}
