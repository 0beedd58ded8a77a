import type { Files } from '../kustomize/files.ts'
import type { RenderedDocument } from '../kustomize/render.ts'
import { resolvePath } from '../lib/path.ts'
import { ProblemError } from '../lib/problem.ts'
import { type Composed, composeArtifact } from './compose.ts'
import { readGenerator } from './generator.ts'
import { fluxGroups } from './objects.ts'
import { type WrittenObject, writtenObjects } from './objects-in.ts'
import { textUnder } from './post-build.ts'
import type { FluxObject } from './specification.ts'

/** The artifacts that a cluster's sources give; it grows with the documents that are built. */
export interface SourceTree {
  /** What a Flux Kustomization is built from; `unknown` for another repository, or one that was not met yet. */
  readonly filesFor: (flux: FluxObject) => Composed | { readonly kind: 'unknown' }
  /** Names the source that is this repository; `flux-system` until then. */
  readonly setOwn: (name: string) => void
  /** `spec.ignore` of the source that is this repository. */
  readonly ownIgnore: () => string
}

/** Whether an object is a Flux Kustomization with a source. */
export function isFluxKustomization({ apiVersion, kind, value }: RenderedDocument): boolean {
  if (kind !== 'Kustomization' || !apiVersion.startsWith(`${fluxGroups.kustomization}/`)) return false
  return textUnder(value, 'spec', 'sourceRef', 'name') !== undefined
}

/** Follows sources through `documents`, which the caller adds to. */
export function sourceTree(repository: Files, documents: readonly RenderedDocument[]): SourceTree {
  let own = 'flux-system'
  const declared = (kind: string, name: string): RenderedDocument | undefined =>
    documents.find(
      document =>
        document.kind === kind &&
        document.name === name &&
        document.apiVersion.startsWith(`${fluxGroups.source}/`),
    )
  const isOwn = (kind: string, name: string): boolean => {
    const source = declared(kind, name)
    // A source that nothing declares is the one that Flux was installed with.
    if (source === undefined || name === own) return true
    const url = textUnder(source.value, 'spec', 'url')
    const ours = declared(kind, own)
    return url !== undefined && ours !== undefined && url === textUnder(ours.value, 'spec', 'url')
  }
  return {
    filesFor(flux) {
      const [kind = '', name = ''] = ['kind', 'name'].map(field =>
        textUnder(flux.value, 'spec', 'sourceRef', field),
      )
      if (kind === 'ExternalArtifact') return composed(documents, name, repository, isOwn)
      return isOwn(kind, name) ? { kind: 'files', files: repository } : { kind: 'unknown' }
    },
    setOwn(name) {
      own = name
    },
    ownIgnore: () => textUnder(declared('GitRepository', own)?.value ?? new Map(), 'spec', 'ignore') ?? '',
  }
}

function composed(
  documents: readonly RenderedDocument[],
  name: string,
  repository: Files,
  isOwn: (kind: string, name: string) => boolean,
): Composed | { readonly kind: 'unknown' } {
  const generators = documents.filter(({ kind }) => kind === 'ArtifactGenerator')
  try {
    for (const { value } of generators) {
      const { sources, artifacts } = readGenerator(value)
      const rules = artifacts.get(name)
      if (rules === undefined) continue
      const aliases = sources.filter(source => isOwn(source.kind ?? '', source.name ?? ''))
      return composeArtifact(rules, alias =>
        aliases.some(source => source.alias === alias) ? repository : undefined,
      )
    }
    return { kind: 'unknown' }
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'refused', problem: error.problem }
    throw error
  }
}

/**
 * Where a built Flux Kustomization was written: in the one file below the folder it was built from, or else of all, that has one
 * of its name; nowhere if there are several.
 */
export function placesIn(files: Files): (object: RenderedDocument, folder: string) => FluxObject['placeOf'] {
  const known = new Map<string, readonly WrittenObject[]>()
  const writtenIn = (folder: string): readonly WrittenObject[] => {
    const found =
      known.get(folder) ??
      writtenObjects(files, ['Kustomization'], fluxGroups.kustomization, folder).filter(({ apiVersion }) =>
        apiVersion.startsWith(`${fluxGroups.kustomization}/`),
      )
    known.set(folder, found)
    return found
  }
  return ({ name }, folder) => {
    const isNamed = (object: WrittenObject): boolean => object.name === name
    const inside = writtenIn(resolvePath('', folder) ?? '').filter(isNamed)
    // The rest of a large repository is looked through only for what is not where it is expected.
    const [only, second] = inside.length > 0 ? inside : writtenIn('').filter(isNamed)
    return only === undefined || second !== undefined ? () => undefined : only.placeOf
  }
}
