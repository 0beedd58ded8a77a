import { ProblemError } from '../lib/problem.ts'
import { type Accumulator, emptyAccumulator, mergeAccumulator } from './accumulator.ts'
import { mergeConfigs } from './config/transformer-config.ts'
import { loadConfigurations } from './configurations.ts'
import { type Build, readAt, readText, type Site, type Transformer, textIn } from './context.ts'
import { loadCrds } from './crds.ts'
import { absorb, generateConfigMap, generateSecret, mergeOptions } from './generators/generators.ts'
import type { GeneratorArguments, Kustomization } from './kustomization.ts'
import { loadResources } from './load-resources.ts'
import { displayPath, type Folder, openEntry, openFolder } from './loader.ts'
import { appendOrigin, builtInOrigin, type Origin, pluginOrigin } from './origin.ts'
import { pipeline, refuseHelm, type Stage } from './pipeline.ts'
import { loadGenerator, loadTransformers } from './plugins.ts'
import { type At, fail, placed } from './problems.ts'
import { readKustomization } from './read-kustomization.ts'
import type { Resource } from './resource.ts'
import { isQuoted, textOf } from './scalar.ts'
import { bindVariables } from './variables.ts'
import type { ParsedConfig } from './yaml/parse-config.ts'
import { Scalar, type Value, type YamlMap } from './yaml/value.ts'

/** A kustomization in its folder. */
export interface Target {
  readonly build: Build
  readonly folder: Folder
  readonly kustomization: Kustomization
  readonly parsed: ParsedConfig
  /** The file's name in its folder, and its path for messages. */
  readonly fileName: string
  readonly file: string
  /** The path from the root that `buildMetadata` writes; undefined if it does not ask. */
  readonly originPath: string | undefined
}

/** Reads the kustomization of a folder. */
export function loadTarget(build: Build, folder: Folder, originPath: string | undefined): Target {
  return { build, folder, originPath, ...readKustomization(build, folder) }
}

/** Tells the build's schema what a kustomization's `openapi` says. */
export function configureSchema(target: Target, isRoot: boolean): void {
  const { openapi } = target.kustomization
  const path = openapi?.get('path')
  const site = siteOf(target, 'openapi')
  const document = path === undefined ? undefined : readSchema(site, path)
  placed(site.place, () => target.build.schemas.configure(openapi, document, isRoot))
}

function readSchema(site: Site, path: string): ParsedConfig['value'] {
  const { name, text } = readText(site, path)
  return site.build.cache.config(text, name).value
}

function siteOf(target: Target, ...path: readonly (string | number)[]): Site {
  const { build, folder, parsed } = target
  return { build, folder, file: target.file, place: () => parsed.positions.value(path) }
}

/** Everything that a kustomization makes of its resources, added to what is there already if it is a component. */
export function accumulate(target: Target, into: Accumulator = emptyAccumulator()): Accumulator {
  const { kustomization } = target
  const site = (...path: readonly (string | number)[]): Site => siteOf(target, ...path)
  refuseHelm({ kustomization, siteOf: site })
  accumulateFields(target, into, ['resources', 'bases'])
  const configurations = loadConfigurations(
    index => site('configurations', index),
    kustomization.configurations ?? [],
    target.build.dialect.config,
  )
  into.config = mergeConfigs(into.config, configurations)
  into.config = mergeConfigs(
    into.config,
    loadCrds(index => site('crds', index), kustomization.crds ?? []),
  )
  runGenerators(target, into)
  let accumulator = into
  for (const [index, path] of (kustomization.components ?? []).entries()) {
    accumulator = accumulateComponent(target, accumulator, path, site('components', index).place)
  }
  runTransformers(target, accumulator)
  runValidators(target, accumulator)
  placed(site('vars').place, () =>
    bindVariables(accumulator.resources, kustomization.vars ?? [], accumulator.variables),
  )
  return accumulator
}

function accumulateFields(
  target: Target,
  into: Accumulator,
  fields: readonly ('resources' | 'bases')[],
): void {
  for (const field of fields) {
    for (const [index, path] of (target.kustomization[field] ?? []).entries()) {
      accumulateEntry(target, into, path, siteOf(target, field, index).place)
    }
  }
}

function accumulateEntry(target: Target, into: Accumulator, path: string, place: At): void {
  const { build, folder } = target
  const entry = openEntry(build.loader, folder, path, place)
  if (entry.kind === 'file') into.resources.appendAll(loadFile(target, entry.path, path))
  else mergeAccumulator(into, accumulateFolder(target, entry.folder, path, place, undefined))
}

function loadFile(target: Target, file: string, path: string): readonly Resource[] {
  const { name, content } = readAt(target.build, file)
  const resources = loadResources(target.build, textIn(content, name), name)
  if (target.originPath !== undefined) {
    for (const resource of resources) resource.origin = { path: appendOrigin(target.originPath, path) }
  }
  return resources
}

function accumulateFolder(
  target: Target,
  folder: Folder,
  path: string,
  place: At,
  component: Accumulator | undefined,
): Accumulator {
  const { build, originPath } = target
  const below = originPath === undefined ? undefined : appendOrigin(originPath, path)
  const sub = placed(place, () => loadTarget(build, folder, below))
  configureSchema(sub, false)
  checkKind(sub, component !== undefined, place)
  return accumulate(sub, component)
}

function checkKind(sub: Target, isComponent: boolean, place: At): void {
  const { kind } = sub.kustomization
  const path = displayPath(sub.build.loader, sub.folder.path)
  if (isComponent && kind !== 'Component') {
    fail(
      'COMPONENT_INVALID',
      `expected kind 'Component' for path '${path}' but got '${kind}'`,
      place,
      'Name it under `resources` instead.',
    )
  }
  if (!isComponent && kind === 'Component') {
    fail(
      'COMPONENT_INVALID',
      `expected kind != 'Component' for path '${path}'`,
      place,
      'Name it under `components` instead.',
    )
  }
}

function accumulateComponent(target: Target, accumulator: Accumulator, path: string, place: At): Accumulator {
  const folder = openFolder(target.build.loader, target.folder, path, place)
  const accumulated = accumulateFolder(target, folder, path, place, accumulator)
  const merged = emptyAccumulator()
  mergeAccumulator(merged, accumulated)
  return merged
}

// ----- generators

function runGenerators(target: Target, into: Accumulator): void {
  const { kustomization } = target
  const shared = kustomization.generatorOptions
  const run = (
    field: 'configMapGenerator' | 'secretGenerator',
    kind: string,
    make: (site: Site, from: GeneratorArguments) => Resource,
  ): void => {
    for (const [index, from] of (kustomization[field] ?? []).entries()) {
      const site = siteOf(target, field, index)
      const options = mergeOptions(from.options, shared)
      const resource = make(site, options === undefined ? from : { ...from, options })
      take(target, into, site, resource, originOf(target, kind))
    }
  }
  run('configMapGenerator', 'ConfigMapGenerator', generateConfigMap)
  run('secretGenerator', 'SecretGenerator', generateSecret)
  const generators = loadPlugins(target, 'generators').map(plugin => ({
    plugin,
    generate: loadGenerator(siteOf(target, 'generators'), plugin),
  }))
  for (const { plugin, generate } of generators) {
    const origin = plugin.origin === undefined ? undefined : pluginOrigin(plugin.origin.path ?? '', plugin)
    for (const resource of generate()) take(target, into, siteOf(target, 'generators'), resource, origin)
  }
}

function take(
  target: Target,
  into: Accumulator,
  site: Site,
  resource: Resource,
  origin: Origin | undefined,
): void {
  if (target.originPath !== undefined && origin !== undefined) resource.origin ??= origin
  absorb(site, into.resources, resource)
}

function originOf(target: Target, kind: string): Origin | undefined {
  return target.originPath === undefined
    ? undefined
    : builtInOrigin(appendOrigin(target.originPath, target.fileName), kind)
}

/** The resources that configure plugins: those in line first, then those in files and folders. */
function loadPlugins(
  target: Target,
  field: 'generators' | 'transformers' | 'validators',
): readonly Resource[] {
  const plugins = emptyAccumulator()
  const paths: (readonly [path: string, place: At])[] = []
  for (const [index, entry] of (target.kustomization[field] ?? []).entries()) {
    const { place } = siteOf(target, field, index)
    const inline = loadInline(target, entry)
    if (inline === undefined) paths.push([entry, place])
    else plugins.resources.appendAll(inline)
  }
  for (const [path, place] of paths) accumulateEntry(target, plugins, path, place)
  return plugins.resources.all
}

function loadInline(target: Target, text: string): readonly Resource[] | undefined {
  try {
    const resources = loadResources(target.build, text, target.file)
    if (target.originPath !== undefined) {
      const path = appendOrigin(target.originPath, target.fileName)
      for (const resource of resources) resource.origin = { path }
    }
    return resources
  } catch (error) {
    if (error instanceof ProblemError) return undefined
    throw error
  }
}

// ----- transformers and validators

function runTransformers(target: Target, accumulator: Accumulator): void {
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
  const plugins = loadPlugins(target, 'transformers').flatMap(plugin => {
    const origin = plugin.origin === undefined ? undefined : pluginOrigin(plugin.origin.path ?? '', plugin)
    const transformers = loadTransformers(siteOf(target, 'transformers'), plugin)
    return transformers.map((transformer, index) => ({
      transformer,
      origin: index === transformers.length - 1 ? origin : undefined,
    }))
  })
  for (const { transformer, origin } of [...builtIn, ...plugins])
    runTransformer(accumulator, transformer, origin)
}

function runTransformer(
  { resources }: Accumulator,
  transformer: Transformer,
  origin: Origin | undefined,
): void {
  placed(transformer.place, () => transformer.apply(resources))
  if (origin !== undefined) for (const resource of resources.all) addTransformation(resource, origin)
  resources.filter(resource => resource.root.size > 0)
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

function runValidators(target: Target, { resources }: Accumulator): void {
  const site = siteOf(target, 'validators')
  const validators = loadPlugins(target, 'validators').flatMap(plugin => loadTransformers(site, plugin))
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
