import type { Accumulator } from './accumulator.ts'
import type { Site } from './context.ts'
import { absorb, generateConfigMap, generateSecret, mergeOptions } from './generators/generators.ts'
import type { GeneratorArguments } from './kustomization.ts'
import { type Origin, pluginOrigin } from './origin.ts'
import { loadGenerator } from './plugins.ts'
import type { Resource } from './resource.ts'
import { originOf, siteOf, type Target } from './target.ts'
/** Lets in what the generators of a kustomization make: ConfigMaps, Secrets, then those of plugins. */
export function runGenerators(target: Target, into: Accumulator, plugins: readonly Resource[]): void {
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
  const generators = plugins.map(plugin => ({
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
