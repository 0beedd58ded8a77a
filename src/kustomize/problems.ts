import { type Place, type Problem, ProblemError } from '../lib/problem.ts'

/** The stable codes of a build that cannot be done. */
export type KustomizeCode =
  | 'KUSTOMIZATION_NOT_FOUND'
  | 'KUSTOMIZATION_AMBIGUOUS'
  | 'KUSTOMIZATION_EMPTY'
  | 'KUSTOMIZATION_INVALID'
  | 'FIELD_UNKNOWN'
  | 'FIELD_TYPE'
  | 'FILE_NOT_FOUND'
  | 'FILE_OUTSIDE_ROOT'
  | 'FOLDER_NOT_FOUND'
  | 'CYCLE'
  | 'REMOTE_REFUSED'
  | 'PLUGIN_REFUSED'
  | 'HELM_REFUSED'
  | 'PLUGIN_INVALID'
  | 'RESOURCE_INVALID'
  | 'RESOURCE_DUPLICATE'
  | 'RESOURCE_NOT_FOUND'
  | 'RESOURCE_AMBIGUOUS'
  | 'COMPONENT_INVALID'
  | 'GENERATOR_INVALID'
  | 'PATCH_INVALID'
  | 'PATCH_TARGET'
  | 'PATCH_FAILED'
  | 'PATTERN_INVALID'
  | 'SELECTOR_INVALID'
  | 'FIELD_SPEC_CONFLICT'
  | 'FIELD_PATH'
  | 'KEY_INVALID'
  | 'REPLACEMENT_INVALID'
  | 'REPLACEMENT_SOURCE'
  | 'REPLACEMENT_TARGET'
  | 'REFERENCE_AMBIGUOUS'
  | 'VARIABLE_INVALID'
  | 'SORT_INVALID'
  | 'SCHEMA_INVALID'
  | 'VALIDATOR_CHANGED'
  | 'HASH_UNDEFINED'
  | 'TOO_DEEP'

/** A place, or how to find it: to find it costs reading a file once more, so only a problem does. */
export type At = Place | undefined | (() => Place | undefined)

/** The place that is meant. */
export function findPlace(at: At): Place | undefined {
  return typeof at === 'function' ? at() : at
}

/** Throws a problem as the build's one way out; it never returns. */
export function fail(code: KustomizeCode, message: string, at?: At, advice?: string): never {
  const place = findPlace(at)
  const problem: Problem = {
    code,
    message,
    ...(place === undefined ? {} : { place }),
    ...(advice === undefined ? {} : { advice }),
  }
  throw new ProblemError(problem)
}

/** Runs `work`; a problem without a place that leaves it gets `place`. */
export function placed<T>(at: At, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.place !== undefined) throw error
    const place = findPlace(at)
    if (place === undefined) throw error
    throw new ProblemError({ ...error.problem, place }, { cause: error })
  }
}
