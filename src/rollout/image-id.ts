/** What a container status says it runs. */
export type RunningImage =
  /** The digest of a manifest or index in a registry. */
  | { readonly kind: 'digest'; readonly digest: string }
  /** A digest of no registry: the runtime's own id, which no promise can be compared with. */
  | { readonly kind: 'local'; readonly digest: string }
  | { readonly kind: 'none' }

/** Reads `imageID`: `repo@sha256:…` (containerd, CRI-O), `docker-pullable://repo@sha256:…`, `docker://sha256:…`, a bare `sha256:…`, or nothing yet. */
export function parseImageId(text: string | undefined): RunningImage {
  const match = /(?<repository>@)?(?<digest>sha(?:256|512):[0-9a-f]{64,128})$/.exec(text ?? '')
  const { repository, digest } = { ...match?.groups }
  if (digest === undefined) return { kind: 'none' }
  return { kind: repository === undefined ? 'local' : 'digest', digest }
}
