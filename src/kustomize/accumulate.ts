import { ProblemError } from '../lib/problem.ts'
import { type Accumulated, type Accumulator, emptyAccumulator, mergeAccumulator } from './accumulator.ts'
import { mergeConfigs } from './config/transformer-config.ts'
import { loadConfigurations } from './configurations.ts'
import { readAt, type Site, textIn } from './context.ts'
import { loadCrds } from './crds.ts'
import { accumulateOnce } from './folder-memo.ts'
import { loadResources } from './load-resources.ts'
import { displayPath, type Folder, openEntry, openFolder } from './loader.ts'
import { appendOrigin } from './origin.ts'
import { refuseHelm } from './pipeline.ts'
import { type At, fail, placed } from './problems.ts'
import type { Resource } from './resource.ts'
import { runGenerators } from './run-generators.ts'
import { runTransformers, runValidators } from './run-transformers.ts'
import { configureSchema, loadTarget, siteOf, type Target } from './target.ts'
import { bindVariables } from './variables.ts'
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
  runGenerators(target, into, loadPlugins(target, 'generators'))
  let accumulator = into
  for (const [index, path] of (kustomization.components ?? []).entries()) {
    accumulator = accumulateComponent(target, accumulator, path, site('components', index).place)
  }
  runTransformers(target, accumulator, loadPlugins(target, 'transformers'))
  runValidators(target, accumulator, loadPlugins(target, 'validators'))
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
  else mergeAccumulator(into, accumulateBase(target, entry.folder, path, place))
}

function loadFile(target: Target, file: string, path: string): readonly Resource[] {
  const { name, content } = readAt(target.build, file)
  const resources = loadResources(target.build, textIn(content, name), name)
  if (target.originPath !== undefined) {
    for (const resource of resources) resource.origin = { path: appendOrigin(target.originPath, path) }
  }
  return resources
}

/** What a folder comes to that is named as a resource: the same for all that name it. */
function accumulateBase(target: Target, folder: Folder, path: string, place: At): Accumulated {
  const originPath = originBelow(target, path)
  return accumulateOnce({ build: target.build, folder, originPath }, build => {
    return accumulate(openBelow({ build, folder, originPath }, 'resource', place))
  })
}

/** The kustomization of a folder that another one names, of the kind that it names it as. */
function openBelow(
  { build, folder, originPath }: Pick<Target, 'build' | 'folder' | 'originPath'>,
  named: 'resource' | 'component',
  place: At,
): Target {
  const target = placed(place, () => loadTarget(build, folder, originPath))
  configureSchema(target, false)
  checkKind(target, named === 'component', place)
  return target
}

function originBelow({ originPath }: Target, path: string): string | undefined {
  return originPath === undefined ? undefined : appendOrigin(originPath, path)
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
  const below = { build: target.build, folder, originPath: originBelow(target, path) }
  const component = openBelow(below, 'component', place)
  const merged = emptyAccumulator()
  mergeAccumulator(merged, accumulate(component, accumulator))
  return merged
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
