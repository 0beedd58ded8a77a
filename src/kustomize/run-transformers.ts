import type { Accumulator } from './accumulator.ts'
import type { Build, Transformer } from './context.ts'
import { noteChanges } from './field-origins.ts'
import { type Origin, pluginOrigin } from './origin.ts'
import { pipeline, type Stage } from './pipeline.ts'
import { loadTransformers } from './plugins.ts'
import { fail, placed } from './problems.ts'
import type { Resource } from './resource.ts'
import { isQuoted, textOf } from './scalar.ts'
import { originOf, siteOf, type Target } from './target.ts'
import { Scalar, type Value, type YamlMap } from './yaml/value.ts'
/** Runs the transformers of a kustomization: those of its fields, then those of plugins. */
export function runTransformers(
  target: Target,
  accumulator: Accumulator,
  pluginResources: readonly Resource[],
): void {
  const { kustomization } = target
  const stage: Stage = {
    kustomization,
    config: accumulator.config,
    siteOf: (...path) => siteOf(target, ...path),
  }
  const builtIn = pipeline
    .flatMap(step => step(stage))
    .map(transformer => ({
      transformer,
      origin: originOf(target, transformer.kind),
    }))
  const plugins = pluginResources.flatMap(plugin => {
    const origin = plugin.origin === undefined ? undefined : pluginOrigin(plugin.origin.path ?? '', plugin)
    const transformers = loadTransformers(siteOf(target, 'transformers'), plugin)
    return transformers.map((transformer, index) => ({
      transformer,
      origin: index === transformers.length - 1 ? origin : undefined,
    }))
  })
  for (const { transformer, origin } of [...builtIn, ...plugins])
    runTransformer(target.build, accumulator, transformer, origin)
}

function runTransformer(
  build: Build,
  { resources }: Accumulator,
  transformer: Transformer,
  origin: Origin | undefined,
): void {
  const before = build.tracksOrigins ? new Map(resources.all.map(each => [each, each.root])) : undefined
  placed(transformer.place, () => transformer.apply(resources))
  if (before !== undefined) noteOrigins(resources.all, before, transformer)
  if (origin !== undefined) for (const resource of resources.all) addTransformation(resource, origin)
  resources.filter(resource => resource.root.size > 0)
}

function noteOrigins(
  resources: readonly Resource[],
  before: ReadonlyMap<Resource, YamlMap>,
  { place, placeOfField }: Transformer,
): void {
  for (const resource of resources) {
    const old = before.get(resource)
    if (old === undefined || old === resource.root) continue
    resource.origins ??= new Map()
    noteChanges(resource.origins, old, resource.root, steps => placeOfField?.(steps) ?? place)
  }
}

function addTransformation(resource: Resource, origin: Origin): void {
  // Kustomize writes the annotations anew for this, and so parts them from what they shared.
  resource.shared = resource.shared.map(({ value, paths }) => ({
    value,
    paths: paths.filter(path => path[0] !== 'metadata' || path[1] !== 'annotations'),
  }))
  if (resource.origin === undefined) resource.origin = origin
  else resource.transformations = [...resource.transformations, origin]
}

/** Runs the validators of a kustomization, which may not change anything. */
export function runValidators(
  target: Target,
  { resources }: Accumulator,
  pluginResources: readonly Resource[],
): void {
  const site = siteOf(target, 'validators')
  const validators = pluginResources.flatMap(plugin => loadTransformers(site, plugin))
  for (const validator of validators) {
    const roots = resources.all.map(resource => [resource, resource.root] as const)
    // To Kustomize a value set to what it was is a change; so every scalar gets an identity.
    for (const resource of resources.all) resources.update(resource, withIdentities(resource.root) as YamlMap)
    const before = new Map(resources.all.map(resource => [resource, resource.root]))
    placed(validator.place, () => validator.apply(resources))
    const isChanged =
      resources.size !== before.size || resources.all.some(each => before.get(each) !== each.root)
    if (isChanged)
      fail(
        'VALIDATOR_CHANGED',
        `validator shouldn't modify the resource map, but ${validator.kind} does`,
        validator.place,
      )
    for (const [resource, root] of roots) resources.update(resource, root)
  }
}

function withIdentities(node: Value): Value {
  if (node instanceof Map) return new Map([...node].map(([key, value]) => [key, withIdentities(value)]))
  if (Array.isArray(node)) return node.map(withIdentities)
  return node instanceof Scalar ? node : new Scalar(node, textOf(node), isQuoted(node))
}
