/** What a registry did not tell, and why: these are no failures of ours. */
export type Unanswered =
  /** The registry answered that there is no such thing. */
  | { readonly kind: 'absent' }
  /** It wants other credentials than we have; many registries say so of what does not exist, too. */
  | { readonly kind: 'denied'; readonly reason: string }
  /** No answer, or none that can be understood, after a few tries. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Our own rules forbid the question: no allowed host, or no reference. */
  | { readonly kind: 'not-asked'; readonly reason: string }

/** `complete`: false when there were more than we read. */
export interface TagList {
  readonly kind: 'tags'
  readonly tags: readonly string[]
  readonly complete: boolean
}

/** `sha256:…` of what a tag names at this moment. */
export interface Digest {
  readonly kind: 'digest'
  readonly digest: string
}

/** `linux/amd64`, `linux/arm/v7`, …, as the image or its index says. */
export interface Platforms {
  readonly kind: 'platforms'
  readonly digest: string
  readonly platforms: readonly string[]
}

/** In the order in which the repository lists them. */
export interface ChartVersions {
  readonly kind: 'versions'
  readonly versions: readonly string[]
  readonly complete: boolean
}

/** Images and charts as registries have them. `image` is a reference as pods write it, with or without a tag. Writes nothing, remembers no answer. */
export interface Registry {
  tags(image: string): Promise<TagList | Unanswered>
  /** Of a tag or a digest; downloads nothing where the registry names the digest by itself. */
  digest(image: string, version: string): Promise<Digest | Unanswered>
  platforms(image: string, version: string): Promise<Platforms | Unanswered>
  /** `repository` is `oci://…` or the `https://…` above an `index.yaml`. */
  chartVersions(repository: string, chart: string): Promise<ChartVersions | Unanswered>
}

/** Opens the registries that these references name, and no others but those that the server's settings trust. */
export type OpenRegistry = (named: readonly string[]) => Registry
