import { createHash } from 'node:crypto'

/** Bytes with their media type, as a registry keeps manifests and blobs by digest. */
export interface Stored {
  readonly mediaType: string
  readonly bytes: Buffer
}

/** One repository of the stand-in; what is private needs a person's credentials. */
export interface RegistryRepository {
  readonly stored: Map<string, Stored>
  /** Tag to digest; tags can move. */
  readonly tags: Map<string, string>
  readonly private: boolean
}

const types = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  chartConfig: 'application/vnd.cncf.helm.config.v1+json',
}

/** Stores an image and answers the digest of its tag: an index of several platforms, one manifest of one. */
export function storeImage(
  repository: RegistryRepository,
  tag: string,
  platforms: readonly string[],
): string {
  const manifests = platforms.map(platform => {
    const config = storeJson(repository, types.config, { ...platformOf(platform), tag })
    return { platform: platformOf(platform), ...storeManifest(repository, config) }
  })
  const [only] = manifests
  const digest =
    manifests.length === 1 && only !== undefined
      ? only.digest
      : storeJson(repository, types.index, { schemaVersion: 2, mediaType: types.index, manifests }).digest
  repository.tags.set(tag, digest)
  return digest
}

/** Stores a chart as Helm pushes it: a plus in its version is an underscore in the tag. */
export function storeChart(repository: RegistryRepository, name: string, version: string): string {
  const config = storeJson(repository, types.chartConfig, { name, version, apiVersion: 'v2' })
  const { digest } = storeManifest(repository, config)
  repository.tags.set(version.replaceAll('+', '_'), digest)
  return digest
}

interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

function storeManifest(repository: RegistryRepository, config: Descriptor): Descriptor {
  return storeJson(repository, types.manifest, {
    schemaVersion: 2,
    mediaType: types.manifest,
    config,
    layers: [],
  })
}

function storeJson(repository: RegistryRepository, mediaType: string, value: unknown): Descriptor {
  const bytes = Buffer.from(JSON.stringify(value))
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  repository.stored.set(digest, { mediaType, bytes })
  return { mediaType, digest, size: bytes.length }
}

function platformOf(platform: string) {
  const [os = '', architecture = '', variant] = platform.split('/')
  return { os, architecture, ...(variant === undefined ? {} : { variant }) }
}
