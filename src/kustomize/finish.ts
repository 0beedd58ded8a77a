import { isInternal, originAnnotation, transformationsAnnotation } from './internal-annotations.ts'
import { refuseUnprintable } from './load-resources.ts'
import { originText, transformationsText } from './origin.ts'
import { fail } from './problems.ts'
import { placeOf, type Resource } from './resource.ts'
import { formatId } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { checkKey, isMissingOrNull, kindOf, mapAt, textOf, withField } from './scalar.ts'
import { lastValue } from './yaml/unprintable.ts'
import type { Value, YamlMap } from './yaml/value.ts'

const localConfigAnnotation = 'config.kubernetes.io/local-config'
const managedByLabel = 'app.kubernetes.io/managed-by'

/** The resources of the output: without those for local use, with what `buildMetadata` asks for, annotations made texts. */
export function finishResources(
  resources: ResourceSet,
  buildMetadata: readonly string[],
  manager: string,
): readonly Resource[] {
  resources.filter(resource => !isLocal(resource.root))
  for (const resource of resources.all) checkIdentity(resource)
  // What a last renaming made equal meets here.
  resources.reset(resources.all)
  for (const resource of resources.all) {
    const labeled = buildMetadata.includes('managedByLabel') ? withLabel(resource, manager) : resource.root
    resources.update(resource, withAnnotations(resource, labeled, buildMetadata))
    refuseUnprintable(resource)
  }
  return resources.all
}

function checkIdentity(resource: Resource): void {
  const { kind, name } = resource.id
  if (kind === '')
    fail('RESOURCE_INVALID', 'missing kind in object after the transformers', () => placeOf(resource))
  if (name !== '' || kind.endsWith('List')) return
  fail('RESOURCE_INVALID', `missing metadata.name in object of kind ${kind} after the transformers`, () =>
    placeOf(resource),
  )
}

function isLocal(root: YamlMap): boolean {
  const value = mapAt(mapAt(root, 'metadata'), 'annotations')?.get(localConfigAnnotation)
  return value !== undefined && textOf(value) !== 'false'
}

function withLabel(resource: Resource, manager: string): YamlMap {
  const { root } = resource
  const metadata = mapAt(root, 'metadata') ?? new Map<string, Value>()
  const found = metadata.get('labels')
  if (!isMissingOrNull(found) && !(found instanceof Map)) {
    fail(
      'FIELD_PATH',
      `considering field 'metadata/labels' of object ${formatId(resource.id)}: wrong node kind: expected a map but found a ${kindOf(found)}`,
      () => placeOf(resource, ['metadata', 'labels']),
    )
  }
  const labels = found instanceof Map ? found : new Map<string, Value>()
  return withField(
    root,
    'metadata',
    withField(metadata, 'labels', withField(labels, managedByLabel, manager)),
  )
}

function withAnnotations(resource: Resource, root: YamlMap, buildMetadata: readonly string[]): YamlMap {
  const metadata = mapAt(root, 'metadata')
  const found = metadata?.get('annotations')
  const wanted = wantedAnnotations(resource, buildMetadata)
  if (metadata === undefined || (found === undefined && wanted.size === 0)) return root
  const annotations = found instanceof Map ? found : new Map<string, Value>()
  const isFlawed = resource.refusals.length > 0
  if (annotations.size > 0 && wanted.size === 0 && !isFlawed && [...annotations].every(isFinished))
    return root
  const texts = new Map<string, Value>()
  for (const [key, value] of annotations)
    if (!isInternal(key)) texts.set(checkKey(key), textOf(lastValue(annotations, key, value)))
  for (const [key, value] of wanted) texts.set(key, value)
  return withField(root, 'metadata', withAnnotationTexts(metadata, texts))
}

function withAnnotationTexts(metadata: YamlMap, texts: ReadonlyMap<string, Value>): YamlMap {
  const cleared = withField(metadata, 'annotations', undefined)
  if (texts.size === 0) return cleared
  return withField(cleared, 'annotations', new Map([...(mapAt(cleared, 'annotations') ?? []), ...texts]))
}

function isFinished([key, value]: readonly [string, Value]): boolean {
  return typeof value === 'string' && !isInternal(checkKey(key))
}

function wantedAnnotations(
  resource: Resource,
  buildMetadata: readonly string[],
): ReadonlyMap<string, string> {
  const wanted = new Map<string, string>()
  if (buildMetadata.includes('originAnnotations') && resource.origin !== undefined) {
    wanted.set(originAnnotation, originText(resource.origin))
  }
  if (buildMetadata.includes('transformerAnnotations') && resource.transformations.length > 0) {
    wanted.set(transformationsAnnotation, transformationsText(resource.transformations))
  }
  return wanted
}
