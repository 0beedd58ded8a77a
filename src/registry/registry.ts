import type { Clock } from '../engine/ports.ts'
import type { OpenRegistry, Unanswered } from '../engine/registry-port.ts'
import type { Place, Visit } from './ask.ts'
import { listChartVersions, notAllowed } from './charts.ts'
import { canonicalRules, hostsOf, isAllowed } from './hosts.ts'
import { listTags, readDigest, readPlatforms } from './images.ts'
import type { Keychain } from './keychain.ts'
import { isDigest, isTag, parseImageReference } from './reference.ts'
import { createTransport, type Resolve } from './transport.ts'

export interface RegistrySettings {
  readonly clock: Clock
  /** Hosts that may be asked whoever names them, and may be in our own network: `host[:port]`. */
  readonly trusted: readonly string[]
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
  const { clock, keychain, userAgent, patience = usualPatience } = settings
  return named => {
    const rules = canonicalRules({ trusted: settings.trusted, named: hostsOf(named) })
    const visit = (): Visit => {
      const endsAt = clock.now().getTime() + patience
      return { transport, clock, rules, userAgent, endsAt, keychain, remembered }
    }
    const ofImage = <T>(image: string, read: (place: Place) => Promise<T>): Promise<T | Unanswered> => {
      const place = placeOf(image)
      if ('kind' in place) return Promise.resolve(place)
      return isAllowed(place.host, rules) ? read(place) : Promise.resolve(notAllowed(place.host))
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
      chartVersions: (repository, chart) => listChartVersions(visit(), repository, chart),
    }
  }
}

function placeOf(image: string): Place | Unanswered {
  const parsed = parseImageReference(image)
  if (parsed.kind === 'problem') return { kind: 'not-asked', reason: parsed.problem.message }
  return { host: parsed.reference.host, repository: parsed.reference.repository }
}
