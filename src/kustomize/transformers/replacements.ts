import { note, readText, type Site, type Transformer } from '../context.ts'
import { getField, splitSmartPath } from '../field-path.ts'
import { domain, takeMemory, withMemory } from '../internal-annotations.ts'
import type { FieldOptions, Replacement, ReplacementField, ReplacementTarget } from '../kustomization.ts'
import { cursorFor, decodersFor } from '../kustomization-decoders.ts'
import { metaTexts } from '../metadata.ts'
import { fail, placed } from '../problems.ts'
import { effectiveNamespace, previousIds, type Resource } from '../resource.ts'
import { isSelectedGvk, type ResourceId } from '../resource-id.ts'
import type { ResourceSet } from '../resource-set.ts'
import { isNilOrEmpty, kindOf, textOf } from '../scalar.ts'
import { compileIdSelector, compileLabelSelector, type Selector } from '../selector.ts'
import type { Value, YamlMap } from '../yaml/value.ts'
import { placeInYaml, placeValue } from './replacement-value.ts'

const defaultPath = 'metadata.name'

/** Copies values between fields of resources, in the order of the replacements. */
export function replacementsTransformer(site: Site, entries: readonly ReplacementField[]): Transformer {
  const replacements = entries.flatMap(entry => loadEntry(site, entry))
  return {
    kind: 'ReplacementTransformer',
    place: site.place,
    apply(resources) {
      for (const replacement of replacements) placed(site.place, () => replace(site, resources, replacement))
    },
  }
}

function loadEntry(site: Site, entry: ReplacementField): readonly Replacement[] {
  const path = entry.path ?? ''
  // An empty list in line counts as none to Kustomize; one in a file does not.
  if (path === '') return [entry.targets?.length === 0 ? { ...entry, targets: undefined } : entry]
  if (entry.source !== undefined || (entry.targets ?? []).length > 0) {
    fail('REPLACEMENT_INVALID', 'cannot specify both path and inline replacement', site.place)
  }
  const { name, text } = readText(site, path)
  const parsed = site.build.cache.config(text, name)
  const cursor = cursorFor(parsed, 'Replacement', false)
  const { replacement, entries } = decodersFor(site.build.dialect.format)
  if (Array.isArray(parsed.value)) return entries(parsed.value, cursor) ?? []
  if (parsed.value instanceof Map) return [replacement(parsed.value, cursor) ?? {}]
  return fail(
    'REPLACEMENT_INVALID',
    `unsupported replacement type encountered within replacement path: ${path}`,
    site.place,
  )
}

function replace(site: Site, resources: ResourceSet, replacement: Replacement): void {
  if (
    replacement.targets === undefined ||
    (replacement.source === undefined && replacement.sourceValue === undefined)
  ) {
    fail('REPLACEMENT_INVALID', 'replacements must specify a source and at least one target')
  }
  const value = sourceValue(resources, replacement)
  for (const target of replacement.targets) {
    const selected = selectTargets(site, resources, target)
    if (selected.length === 0)
      note(
        site,
        'REPLACEMENT_MATCHES_NOTHING',
        `no resource is selected by the target ${describe(target.select ?? {})}`,
      )
    for (const resource of selected) copyValue(site, resources, resource, { value, target })
  }
}

function sourceValue(resources: ResourceSet, replacement: Replacement): Value {
  const { source } = replacement
  if (source === undefined) return replacement.sourceValue ?? ''
  if (replacement.sourceValue !== undefined) {
    fail('REPLACEMENT_INVALID', 'value and resource selectors are mutually exclusive')
  }
  const [only, second] = namedLike(resources, source).filter(resource =>
    idsOf(resource).some(id => isSelectedId(id, source)),
  )
  if (only === undefined) return fail('REPLACEMENT_SOURCE', `nothing selected by ${describe(source)}`)
  if (second !== undefined)
    return fail('REPLACEMENT_SOURCE', `multiple matches for selector ${describe(source)}`)
  const path = source.fieldPath || defaultPath
  const steps = splitSmartPath(path)
  const found = getField(seesMemory(steps) ? withMemory(only) : only.root, steps)
  if (found === undefined || isNilOrEmpty(found)) {
    return fail(
      'REPLACEMENT_SOURCE',
      `fieldPath \`${path}\` is missing for replacement source ${describe(source)}`,
    )
  }
  return refine(found, source.options)
}

/** Whether a path leads to all annotations, or to one that Kustomize keeps to itself. */
function seesMemory([first, second = 'annotations', key = domain]: readonly string[]): boolean {
  return first === 'metadata' && second === 'annotations' && key.includes(domain)
}

/** Ids as a replacement sees them: the scope of the kind does not count. */
function idsOf(resource: Resource): readonly ResourceId[] {
  return [resource.id, ...previousIds(resource)]
}

function isSelectedId(id: ResourceId, selector: Selector): boolean {
  if (selector.name && selector.name !== id.name) return false
  if (selector.namespace && namespaceOf(selector.namespace) !== namespaceOf(id.namespace)) return false
  return isSelectedGvk(id, selector)
}

function namespaceOf(namespace: string): string {
  return effectiveNamespace(namespace, false)
}

function describe(selector: object): string {
  const parts = Object.entries(selector).filter(([, value]) => typeof value === 'string')
  return parts.map(([field, value]) => `${field}=${value}`).join(', ') || 'an empty selector'
}

function refine(value: Value, options: FieldOptions | undefined): Value {
  const delimiter = options?.delimiter ?? ''
  if (delimiter === '') return value
  if (kindOf(value) !== 'scalar')
    fail('REPLACEMENT_SOURCE', 'delimiter option can only be used with scalar nodes')
  const index = Number(options?.index ?? 0)
  const parts = textOf(value).split(delimiter)
  const part = parts[index]
  if (part !== undefined && index >= 0) return placeValue(value, part)
  // Kustomize repeats the value; it may be a Secret's.
  return fail(
    'REPLACEMENT_SOURCE',
    `options.index ${index} is out of bounds for value: it has ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}`,
  )
}

function selectTargets(site: Site, resources: ResourceSet, target: ReplacementTarget): readonly Resource[] {
  const { select, reject = [] } = target
  if (select === undefined) return fail('REPLACEMENT_INVALID', 'target must specify resources to select')
  const hasTexts = textMatcher(select)
  const rejections = reject.filter(each => each.labelSelector || each.annotationSelector).map(textMatcher)
  const matcherOf = site.build.dialect.replacementSelectors === 'patterns' ? compileIdSelector : equalTo
  const isSelected = matcherOf(select)
  const isRejected = reject.filter(hasId).map(matcherOf)
  const isByText = site.build.dialect.replacementSelectors === 'texts'
  return (isByText ? namedLike(resources, select) : resources.all).filter(resource => {
    if (!hasTexts(resource) || rejections.some(isRejectedByText => isRejectedByText(resource))) return false
    const ids = idsOf(resource)
    return ids.some(isSelected) && !isRejected.some(matches => ids.some(matches))
  })
}

/** Those that a selector of texts can mean, without looking at all of them where it names one. */
function namedLike(resources: ResourceSet, { name = '' }: Selector): readonly Resource[] {
  return name === '' ? resources.all : resources.withAnyName(name)
}

function equalTo(selector: Selector): (id: ResourceId) => boolean {
  return id => isSelectedId(id, selector)
}

function hasId({ group, version, kind, name, namespace }: Selector): boolean {
  return [group, version, kind, name, namespace].some(Boolean)
}

function textMatcher(selector: Selector): (resource: Resource) => boolean {
  const hasLabels = compileLabelSelector(selector.labelSelector ?? '')
  const hasAnnotations = compileLabelSelector(selector.annotationSelector ?? '')
  return ({ root }) =>
    (hasLabels?.(metaTexts(root, 'labels')) ?? true) &&
    (hasAnnotations?.(metaTexts(root, 'annotations')) ?? true)
}

interface Copy {
  readonly value: Value
  readonly target: ReplacementTarget
}

function copyValue(site: Site, resources: ResourceSet, resource: Resource, { value, target }: Copy): void {
  const paths = target.fieldPaths?.length ? target.fieldPaths : [defaultPath]
  const creates = target.options?.create === true
  for (const path of paths) {
    let count = 0
    const edits = (options: FieldOptions | undefined, inYaml: boolean) => (found: Value | undefined) => {
      count++
      return putValue(found, value, { ...options, inFlow: resource.inFlow, inYaml })
    }
    const create = creates ? kindOf(value) : undefined
    const inTexts = site.build.dialect.delimitsInTexts ? target.options : undefined
    const search = {
      path: splitSmartPath(path),
      create,
      edit: edits(target.options, false),
      editInJson: edits(inTexts, false),
      editInYaml: edits(inTexts, true),
    }
    const changesMemory = seesMemory(search.path)
    const before = changesMemory ? withMemory(resource) : resource.root
    const edited = site.build.dialect.editReplaced(before, search)
    if (count === 0) {
      fail(
        'REPLACEMENT_TARGET',
        `unable to find ${creates ? 'or create ' : ''}field "${path}" in replacement target`,
      )
    }
    if (!(edited instanceof Map)) continue
    if (changesMemory) replaceMemory(resources, resource, edited)
    else resources.update(resource, edited)
  }
}

function replaceMemory(resources: ResourceSet, resource: Resource, edited: YamlMap): void {
  const { root, memory } = takeMemory(edited)
  resource.memory = memory
  resources.update(resource, root)
}

interface Put extends FieldOptions {
  readonly inFlow: boolean
  /** Whether the place is in a text that holds YAML. */
  readonly inYaml: boolean
}

function putValue(found: Value | undefined, value: Value, options: Put): Value {
  const delimiter = options.delimiter ?? ''
  const place = options.inYaml ? placeInYaml : placeValue
  if (delimiter === '') return place(found, value, options.inFlow)
  if (found !== undefined && kindOf(found) !== 'scalar' && kindOf(found) !== 'null') {
    fail('REPLACEMENT_TARGET', 'delimiter option can only be used with scalar nodes')
  }
  const parts = textOf(found).split(delimiter)
  const index = Number(options.index ?? 0)
  if (index < 0) parts.unshift(textOf(value))
  else if (index >= parts.length) parts.push(textOf(value))
  else parts[index] = textOf(value)
  return place(found, parts.join(delimiter), options.inFlow)
}
