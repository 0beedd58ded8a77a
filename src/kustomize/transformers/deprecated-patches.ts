import { ProblemError } from '../../lib/problem.ts'
import { note, readText, type Site, type Transformer } from '../context.ts'
import { parseJsonPatch } from '../json-patch.ts'
import type { Patch } from '../kustomization.ts'
import { loadResources } from '../load-resources.ts'
import { fail, placed } from '../problems.ts'
import type { Resource } from '../resource.ts'
import { compileSelector } from '../selector.ts'
import { findTarget, forTarget, mergeInto, patchWithOperations, placeInPatches } from './apply-patch.ts'

/** `patchesStrategicMerge`: each entry a patch in line, or else a file. */
export function strategicMergeTransformer(site: Site, paths: readonly string[], inline = ''): Transformer {
  if (paths.length === 0 && inline === '')
    fail('PATCH_INVALID', 'empty file path and empty patch content', site.place)
  const patches = paths.flatMap(path => loadPatch(site, path))
  const inLine = inline === '' ? [] : loadResources(site.build, inline, site.file)
  const all = [...patches, ...inLine]
  if (all.length === 0)
    fail('PATCH_INVALID', `patch appears to be empty; files=[${paths.join(' ')}]`, site.place)
  return {
    kind: 'PatchStrategicMergeTransformer',
    place: site.place,
    placeOfField: placeInPatches(site, all),
    apply(resources) {
      for (const patch of all) {
        const target = findTarget(site, resources, patch)
        mergeInto(site, resources, target, forTarget(patch, target))
        resources.filter(resource => resource.root.size > 0)
      }
    },
  }
}

function loadPatch(site: Site, path: string): readonly Resource[] {
  try {
    return loadResources(site.build, path, site.file)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
  }
  const { name, text } = readText(site, path)
  return loadResources(site.build, text, name)
}

/** One entry of `patchesJson6902`. Unlike `patches` it wants a name in its target. */
export function json6902Transformer(site: Site, { target, path = '', patch = '' }: Patch): Transformer {
  if (target === undefined || (target.name ?? '') === '')
    fail('PATCH_INVALID', 'must specify the target name', site.place)
  if (path === '' && patch === '') fail('PATCH_INVALID', 'empty file path and empty jsonOp', site.place)
  if (path !== '' && patch !== '')
    fail('PATCH_INVALID', 'must specify a file path or jsonOp, not both', site.place)
  const { name, text } = path === '' ? { name: site.file, text: patch } : readText(site, path)
  if (text === '') fail('PATCH_INVALID', `patch file '${path}' empty seems to be empty`, site.place)
  const operations = placed(site.place, () => parseJsonPatch(text, name))
  if (operations === undefined) fail('PATCH_INVALID', 'a JSON patch is a list of operations', site.place)
  if (operations.length === 0) fail('PATCH_INVALID', `patch appears to be empty; file=${path}`, site.place)
  return {
    kind: 'PatchJson6902Transformer',
    place: site.place,
    apply(resources) {
      const isSelected = placed(site.place, () => compileSelector(target))
      const selected = resources.all.filter(isSelected)
      if (selected.length === 0)
        note(site, 'PATCH_MATCHES_NOTHING', `no resource matches the target name=${target.name ?? ''}`)
      for (const resource of selected) patchWithOperations(site, resources, resource, operations)
    },
  }
}
