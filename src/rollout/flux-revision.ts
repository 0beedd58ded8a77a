/** A revision as Flux writes it: `main@sha1:4f1c…`, `sha1:4f1c…`, `latest@sha256:…`, and before 0.41 `main/4f1c…`. */
export interface FluxRevision {
  /** The branch, tag or ref; nothing where only a digest was asked for. */
  readonly reference?: string
  readonly algorithm: string
  readonly hash: string
}

export function parseRevision(text: string): FluxRevision | undefined {
  const named = /^(?:(?<reference>.+)@)?(?<algorithm>sha1|sha256):(?<hash>[0-9a-f]{40,64})$/.exec(text)
  const old = named ?? /^(?<reference>.+)\/(?<hash>[0-9a-f]{40})$/.exec(text)
  const { reference, algorithm = 'sha1', hash } = { ...old?.groups }
  if (hash === undefined) return undefined
  return { ...(reference === undefined ? {} : { reference }), algorithm, hash }
}

/** The commit that a revision names; nothing for an artifact that is no commit. */
export function commitOf(text: string | undefined): string | undefined {
  const revision = text === undefined ? undefined : parseRevision(text)
  return revision?.algorithm === 'sha1' || revision?.hash.length === 40 ? revision.hash : undefined
}
