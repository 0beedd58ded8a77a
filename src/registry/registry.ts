import type { Clock } from '../engine/ports/ports.ts'
import type { OpenRegistry, Unanswered } from '../engine/ports/registry-port.ts'
import type { Place, Visit } from './ask.ts'
import { listChartVersions, notAllowed } from './charts.ts'
import { canonicalRules, hostsOf, isAllowed } from './hosts.ts'
import { listTags, readDigest, readPlatforms } from './images.ts'
import type { Keychain } from './keychain.ts'
import { canonicalHost, isDigest, isTag, parseImageReference } from './reference.ts'
import { createTransport, type Resolve } from './transport.ts'

export interface RegistrySettings {
  readonly clock: Clock
  /** Hosts that may be asked whoever names them, and may be in our own network: `host[:port]`. */
  readonly trusted: readonly string[]
  /** Nobody is asked but the trusted; else also whom the fleet's own references name, in the internet. */
  readonly onlyTrusted?: boolean
  /** Who answers in the place of a host; mirrors are trusted. */
  readonly mirrors?: ReadonlyMap<string, string>
  readonly keychain: Keychain
  readonly userAgent: string
  readonly resolve?: Resolve
  /** How long one call of the port may take, in milliseconds. */
  readonly patience?: number
}

// What a person waits for at most, with a registry that asks to come back later.
const usualPatience = 45_000

/** The `Registry` port over HTTPS: OCI distribution 1.1, Docker's token authentication, Helm's index. */
export function createRegistries(settings: RegistrySettings): OpenRegistry {
  const transport = createTransport(settings.resolve)
  const remembered: Visit['remembered'] = new Map()
  const { clock, keychain, userAgent, patience = usualPatience, mirrors = new Map() } = settings
  const trusted = [...settings.trusted, ...mirrors.values()]
  return named => {
    const rules = canonicalRules({ trusted, named: settings.onlyTrusted === true ? [] : hostsOf(named) })
    const visit = (): Visit => {
      const endsAt = clock.now().getTime() + patience
      return { transport, clock, rules, userAgent, endsAt, keychain, remembered }
    }
    const ofImage = <T>(image: string, read: (place: Place) => Promise<T>): Promise<T | Unanswered> => {
      const place = placeOf(image)
      if ('kind' in place) return Promise.resolve(place)
      const { host, repository } = place
      const answering = mirrors.get(host) ?? host
      return isAllowed(answering, rules)
        ? read({ host: answering, repository })
        : Promise.resolve(notAllowed(host))
    }
    const ofVersion = <T>(
      [image, version]: readonly [string, string],
      read: (place: Place) => Promise<T>,
    ): Promise<T | Unanswered> =>
      isTag(version) || isDigest(version)
        ? ofImage(image, read)
        : Promise.resolve({ kind: 'not-asked', reason: 'the version can be no tag' })
    return {
      tags: image => ofImage(image, place => listTags(visit(), place)),
      digest: (image, version) => ofVersion([image, version], place => readDigest(visit(), place, version)),
      platforms: (image, version) =>
        ofVersion([image, version], place => readPlatforms(visit(), place, version)),
      chartVersions: (repository, chart) => listChartVersions(visit(), mirrored(repository, mirrors), chart),
    }
  }
}

/** A chart's `oci://` repository where its mirror has it. */
function mirrored(repository: string, mirrors: ReadonlyMap<string, string>): string {
  const [, host = '', path = ''] = /^oci:\/\/([^/]+)(\/.*)?$/.exec(repository) ?? []
  const mirror = mirrors.get(canonicalHost(host))
  return mirror === undefined ? repository : `oci://${mirror}${path}`
}

function placeOf(image: string): Place | Unanswered {
  const parsed = parseImageReference(image)
  if (parsed.kind === 'problem') return { kind: 'not-asked', reason: parsed.problem.message }
  return { host: parsed.reference.host, repository: parsed.reference.repository }
}
