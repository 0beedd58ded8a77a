import type { Site, Transformer } from './context.ts'
import { type Cursor, type Decoder, struct } from './decode.ts'
import { type Generator, generateConfigMap, generateSecret } from './generators/generators.ts'
import { decodePolicy, generatePolicyAccount } from './generators/iam-policy.ts'
import { addHashes } from './hash.ts'
import type { GeneratorArguments, ObjectMeta } from './kustomization.ts'
import { decodersFor } from './kustomization-decoders.ts'
import {
  decodeAnnotations,
  decodeGenerator,
  decodeImageTag,
  decodeJsonPatch,
  decodeLabels,
  decodeMerges,
  decodeName,
  decodeNamespace,
  decodePatch,
  decodeReplicaCount,
} from './plugin-configs.ts'
import { fail, findPlace } from './problems.ts'
import { placeOf, type Resource } from './resource.ts'
import { formatId } from './resource-id.ts'
import { json6902Transformer, strategicMergeTransformer } from './transformers/deprecated-patches.ts'
import { imagesTransformer } from './transformers/images.ts'
import { annotationsTransformer, labelTransformer } from './transformers/labels.ts'
import { prefixTransformer, suffixTransformer } from './transformers/names.ts'
import { namespaceTransformer, type SubjectMode } from './transformers/namespace.ts'
import { patchTransformer } from './transformers/patches.ts'
import { replacementsTransformer } from './transformers/replacements.ts'
import { replicasTransformer } from './transformers/replicas.ts'
import { decodeValueAdd, valueAddTransformer } from './transformers/value-add.ts'

type TransformerPlugin = (site: Site, read: <T>(decoder: Decoder<T>) => Partial<T>) => readonly Transformer[]
type GeneratorPlugin = (site: Site, read: <T>(decoder: Decoder<T>) => Partial<T>) => Generator

/** The built-in transformers by the kind that configures them. */
const transformerPlugins: Readonly<Record<string, TransformerPlugin>> = {
  AnnotationsTransformer: (site, read) => {
    const { annotations = new Map(), fieldSpecs = [] } = read(decodeAnnotations)
    return [annotationsTransformer(site, annotations, fieldSpecs)]
  },
  HashTransformer: site => [{ kind: 'HashTransformer', place: site.place, apply: addHashes }],
  ImageTagTransformer: (site, read) => {
    const { imageTag = {}, fieldSpecs = [] } = read(decodeImageTag)
    return [imagesTransformer(site, imageTag, fieldSpecs)]
  },
  LabelTransformer: (site, read) => {
    const { labels = new Map(), fieldSpecs = [] } = read(decodeLabels)
    return [labelTransformer(site, labels, fieldSpecs)]
  },
  NamespaceTransformer: (site, read) => [namespacePlugin(site, read(decodeNamespace))],
  PatchJson6902Transformer: (site, read) => {
    const { jsonOp, ...patch } = read(decodeJsonPatch)
    return [json6902Transformer(site, jsonOp === undefined ? patch : { ...patch, patch: jsonOp })]
  },
  PatchStrategicMergeTransformer: (site, read) => {
    const { paths = [], patches } = read(decodeMerges)
    return [strategicMergeTransformer(site, paths, patches)]
  },
  PatchTransformer: (site, read) => [patchTransformer(site, read(decodePatch))],
  PrefixSuffixTransformer: (site, read) => [...prefixPlugin(site, read), ...suffixPlugin(site, read)],
  PrefixTransformer: (site, read) => prefixPlugin(site, read),
  SuffixTransformer: (site, read) => suffixPlugin(site, read),
  ReplacementTransformer: (site, read) => {
    const { entries } = decodersFor(site.build.dialect.format)
    const { replacements = [] } = read(
      struct<{ replacements?: Parameters<typeof replacementsTransformer>[1] }>({ replacements: entries }),
    )
    return [replacementsTransformer(site, replacements)]
  },
  ReplicaCountTransformer: (site, read) => {
    const { replica = {}, fieldSpecs = [] } = read(decodeReplicaCount)
    return [replicasTransformer(site, replica, fieldSpecs)]
  },
  ValueAddTransformer: (site, read) => [valueAddTransformer(site, read(decodeValueAdd))],
}

/** The built-in generators by the kind that configures them. */
const generatorPlugins: Readonly<Record<string, GeneratorPlugin>> = {
  ConfigMapGenerator: (site, read) => {
    const from = named(read(decodeGenerator))
    return () => [generateConfigMap(site, from)]
  },
  SecretGenerator: (site, read) => {
    const from = named(read(decodeGenerator))
    return () => [generateSecret(site, from)]
  },
  IAMPolicyGenerator: (site, read) => {
    const policy = read(decodePolicy)
    return () => [generatePolicyAccount(site, policy)]
  },
}

type NameReader = Parameters<TransformerPlugin>[1]

function prefixPlugin(site: Site, read: NameReader): readonly Transformer[] {
  const { prefix = '', fieldSpecs } = read(decodeName)
  if (fieldSpecs === undefined) fail('PLUGIN_INVALID', 'fieldSpecs is not expected to be nil', site.place)
  return [prefixTransformer(site, prefix, fieldSpecs)]
}

function suffixPlugin(site: Site, read: NameReader): readonly Transformer[] {
  const { suffix = '', fieldSpecs } = read(decodeName)
  if (fieldSpecs === undefined) fail('PLUGIN_INVALID', 'fieldSpecs is not expected to be nil', site.place)
  return [suffixTransformer(site, suffix, fieldSpecs)]
}

type NamespacePlugin = Partial<NonNullable<ReturnType<typeof decodeNamespace>>>

function namespacePlugin(site: Site, read: NamespacePlugin): Transformer {
  return namespaceTransformer(site, {
    namespace: read.metadata?.namespace ?? '',
    specs: read.fieldSpecs ?? [],
    unsetOnly: read.unsetOnly === true,
    subjects: subjectMode(site, read.setRoleBindingSubjects ?? ''),
  })
}

function subjectMode(site: Site, word: string): SubjectMode {
  if (word === '' || word === 'defaultOnly') return 'defaultOnly'
  if (word === 'none' || word === 'allServiceAccounts') return word
  return fail(
    'PLUGIN_INVALID',
    `invalid value "${word}" for setRoleBindingSubjects: must be one of "defaultOnly", "none" or "allServiceAccounts"`,
    site.place,
  )
}

function named(read: Partial<GeneratorArguments & { metadata?: ObjectMeta }>): GeneratorArguments {
  const { metadata, ...from } = read
  return {
    ...from,
    name: from.name || (metadata?.name ?? ''),
    namespace: from.namespace || (metadata?.namespace ?? ''),
  }
}

/** The transformers that a resource configures; only built-in kinds are run, anything else is a problem. */
export function loadTransformers(site: Site, resource: Resource): readonly Transformer[] {
  const { kind } = checkBuiltIn(site, resource).id
  const plugin = Object.hasOwn(transformerPlugins, kind) ? transformerPlugins[kind] : undefined
  const at = siteOf(site, resource)
  if (plugin !== undefined)
    return plugin(at, decoder => decoder(resource.root, cursorOf(resource, kind)) ?? {})
  if (Object.hasOwn(generatorPlugins, kind))
    fail('PLUGIN_INVALID', `plugin ${formatId(resource.id)} not a transformer`, at.place)
  return refuseUnknown(at, resource, Object.keys(transformerPlugins))
}

/** The generator that a resource configures; only built-in kinds are run, anything else is a problem. */
export function loadGenerator(site: Site, resource: Resource): Generator {
  const { kind } = checkBuiltIn(site, resource).id
  const plugin = Object.hasOwn(generatorPlugins, kind) ? generatorPlugins[kind] : undefined
  const at = siteOf(site, resource)
  if (plugin !== undefined)
    return plugin(at, decoder => decoder(resource.root, cursorOf(resource, kind)) ?? {})
  if (Object.hasOwn(transformerPlugins, kind)) {
    fail(
      'PLUGIN_INVALID',
      `failed to load generator: plugin ${formatId(resource.id)} not a generator`,
      at.place,
    )
  }
  return refuseUnknown(at, resource, Object.keys(generatorPlugins))
}

function siteOf(site: Site, resource: Resource): Site {
  return {
    ...site,
    file: resource.source?.file ?? site.file,
    place: () => placeOf(resource) ?? findPlace(site.place),
  }
}

function cursorOf(resource: Resource, name: string): Cursor {
  return { path: [], name, strict: false, coerce: true, placeOf: path => placeOf(resource, path) }
}

function checkBuiltIn(site: Site, resource: Resource): Resource {
  const { group, version, kind } = resource.id
  if (group !== '' || version !== 'builtin') {
    fail(
      'PLUGIN_REFUSED',
      `external plugins disabled; unable to load external plugin '${kind}'`,
      siteOf(site, resource).place,
      'Functions, executables and Go plugins are never run here; `apiVersion: builtin` plugins are.',
    )
  }
  return resource
}

function refuseUnknown(site: Site, resource: Resource, known: readonly string[]): never {
  if (resource.id.kind === 'HelmChartInflationGenerator') {
    fail('HELM_REFUSED', 'HelmChartInflationGenerator is refused: no helm is run here', site.place)
  }
  return fail(
    'PLUGIN_INVALID',
    `unable to load builtin ${formatId(resource.id)}`,
    site.place,
    `Built in are ${known.join(', ')}.`,
  )
}
