import { child, descend, isNull, type MapNode, type Node, textAt } from '../flux/node.ts'
import { identify } from '../flux/objects.ts'
import type { Manifest } from './manifest.ts'
import { applyJsonPatch, mergeMaps } from './merge.ts'

/** Applies the documents of one patch, strategic or JSON, to the objects that it is for. */
export function applyPatch(
  manifests: readonly Manifest[],
  documents: readonly Node[],
  target: Node | undefined,
): readonly Manifest[] {
  return documents.reduce<readonly Manifest[]>((current, document) => {
    if (document.kind === 'list') {
      return current.map(manifest =>
        target !== undefined && isTarget(manifest, target)
          ? { ...manifest, body: applyJsonPatch(manifest.body, document.values) }
          : manifest,
      )
    }
    return document.kind === 'map' ? applyMerge(current, document, target) : current
  }, manifests)
}

function applyMerge(
  manifests: readonly Manifest[],
  patch: MapNode,
  target: Node | undefined,
): readonly Manifest[] {
  const selected = manifests.filter(manifest =>
    target === undefined ? isNamed(manifest, patch) : isTarget(manifest, target),
  )
  if (selected.length === 0) return manifests
  if (textAt(patch, '$patch') === 'delete') return manifests.filter(manifest => !selected.includes(manifest))
  const chosen = new Set(selected)
  return manifests.map(manifest => (chosen.has(manifest) ? merged(manifest, patch) : manifest))
}

// With a target the patch's own name is not taken over: it may stand for many objects.
function merged(manifest: Manifest, patch: MapNode): Manifest {
  const spec = new Map(patch.entries)
  for (const key of ['apiVersion', 'kind', 'metadata']) spec.delete(key)
  const body = mergeMaps(manifest.body, { ...patch, entries: spec })
  return { ...manifest, body, merges: [...manifest.merges, patch] }
}

function isNamed(manifest: Manifest, patch: MapNode): boolean {
  const wanted = identify(patch)
  return (
    wanted !== undefined &&
    wanted.kind === manifest.kind &&
    wanted.group === manifest.group &&
    manifest.names.includes(wanted.name)
  )
}

/** Whether a `target:` selects the object: regular expressions, whole, and selectors for labels and annotations. */
export function isTarget(manifest: Manifest, target: Node): boolean {
  const { group, kind, names, namespace = '' } = manifest
  return (
    matches(textAt(target, 'group'), [group]) &&
    matches(textAt(target, 'kind'), [kind]) &&
    matches(textAt(target, 'name'), names) &&
    matches(textAt(target, 'namespace'), [namespace]) &&
    selects(textAt(target, 'labelSelector'), descend(manifest.body, 'metadata', 'labels')) &&
    selects(textAt(target, 'annotationSelector'), descend(manifest.body, 'metadata', 'annotations'))
  )
}

function matches(pattern: string | undefined, values: readonly string[]): boolean {
  if (pattern === undefined || pattern === '') return true
  if (values.includes(pattern)) return true
  const expression = safeExpression(pattern)
  return expression !== undefined && values.some(value => value.length < 254 && expression.test(value))
}

// Go's expressions are linear, JavaScript's are not: one that repeats a group, or repeats often, selects nothing here.
function safeExpression(pattern: string): RegExp | undefined {
  const repeats = pattern.match(/[*+?{]/g)?.length ?? 0
  if (pattern.length > 200 || repeats > 3 || /\)[*+?{]/.test(pattern)) return undefined
  try {
    return new RegExp(`^(?:${pattern})$`)
  } catch {
    return undefined
  }
}

function selects(selector: string | undefined, labels: Node | undefined): boolean {
  if (selector === undefined || selector === '') return true
  return selector.split(/,(?![^(]*\))/).every(term => holds(term.trim(), labels))
}

function holds(term: string, labels: Node | undefined): boolean {
  const set = /^(\S+)\s+(not)?\s*in\s*\(([^)]*)\)$/.exec(term)
  if (set !== null) {
    const value = textAt(labels, set[1] ?? '')
    const inSet = value !== undefined && (set[3] ?? '').split(',').some(part => part.trim() === value)
    return set[2] === undefined ? inSet : !inSet
  }
  const equality = /^([^=!\s]+)\s*(!?)={1,2}\s*(\S*)$/.exec(term)
  if (equality !== null) {
    return (textAt(labels, equality[1] ?? '') === equality[3]) === (equality[2] === '')
  }
  return term.startsWith('!') ? !has(labels, term.slice(1)) : has(labels, term)
}

function has(labels: Node | undefined, key: string): boolean {
  const found = child(labels, key)
  return found !== undefined && !isNull(found)
}
