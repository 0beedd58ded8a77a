import { jsonPatch, mergePatch, PatchError, strategicPatch } from '../fields/patches.ts'
import { type Json, type JsonMap, type KubeObject, mapAt, textAt } from '../json.ts'
import { StatusError } from './status.ts'

/** What a patch of one of the three kinds that are no apply makes of an object. */
export function patched(
  live: KubeObject,
  { type, body, isCustom }: { readonly type: string; readonly body: Json; readonly isCustom: boolean },
): JsonMap {
  const changed = () => {
    switch (type) {
      case 'application/merge-patch+json':
        return mergePatch(live, body)
      case 'application/json-patch+json':
        return jsonPatch(live, body)
      case 'application/strategic-merge-patch+json':
        if (!isCustom) return strategicPatch(live, body)
    }
    throw new StatusError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml`,
    )
  }
  try {
    const next = changed() as JsonMap
    const metadata = mapAt(next, 'metadata')
    // A patch without a version of its own holds for whatever is there.
    const asked = textAt(body, 'metadata', 'resourceVersion') ?? live.metadata.resourceVersion
    return { ...next, metadata: { ...metadata, resourceVersion: asked } }
  } catch (error) {
    if (error instanceof PatchError)
      throw new StatusError(
        422,
        'Invalid',
        `the server rejected our request due to an error in our request: ${error.message}`,
      )
    throw error
  }
}
