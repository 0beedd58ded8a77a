import * as z from 'zod'

/** What a manifest is about: several platforms, or one image whose configuration names its platform. */
export type Manifest =
  | { readonly kind: 'index'; readonly platforms: readonly string[] }
  | { readonly kind: 'image'; readonly config: string }
  | { readonly kind: 'malformed' }

const Platform = z.looseObject({ os: z.string(), architecture: z.string(), variant: z.string().optional() })
const Index = z.looseObject({ manifests: z.array(z.looseObject({ platform: Platform.optional() })) })
const Image = z.looseObject({ config: z.looseObject({ digest: z.string() }) })

/** The manifests that a registry may answer with: OCI image specification 1.1, and Docker's before it. */
export const manifestTypes: string = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

/** Reads a manifest or an index. */
export function parseManifest(body: Uint8Array): Manifest {
  const value = parseJson(body)
  const index = Index.safeParse(value)
  if (index.success) {
    const platforms = index.data.manifests.flatMap(({ platform }) => platform ?? [])
    return { kind: 'index', platforms: namesOf(platforms) }
  }
  const image = Image.safeParse(value)
  return image.success ? { kind: 'image', config: image.data.config.digest } : { kind: 'malformed' }
}

/** The platform that an image's configuration names; none for a chart or another artifact. */
export function parsePlatform(config: Uint8Array): readonly string[] {
  const platform = Platform.safeParse(parseJson(config))
  return platform.success ? namesOf([platform.data]) : []
}

function namesOf(platforms: readonly z.infer<typeof Platform>[]): readonly string[] {
  const names = platforms
    // BuildKit lists attestations as manifests of an unknown platform.
    .filter(({ os }) => os !== 'unknown')
    .map(({ os, architecture, variant = '' }) =>
      [os, architecture, variant].filter(part => part !== '').join('/'),
    )
  return [...new Set(names)]
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    return undefined
  }
}
