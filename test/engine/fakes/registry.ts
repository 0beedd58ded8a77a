import { createHash } from 'node:crypto'
import type { OpenRegistry, Registry, Unanswered } from '../../../src/engine/ports/registry-port.ts'

interface FakeImage {
  readonly digest: string
  readonly platforms: readonly string[]
}

interface FakeImages {
  readonly byVersion: Map<string, FakeImage>
  readonly tags: Set<string>
}

/** Registries in memory. Names are compared as they stand, with their host. */
export class FakeRegistries {
  readonly #images = new Map<string, FakeImages>()
  readonly #charts = new Map<string, readonly string[]>()
  readonly #denied = new Set<string>()
  /** Every question that reached a registry. */
  readonly log: string[] = []
  #broken: string | undefined

  push(image: string, tag: string, platforms: readonly string[] = ['linux/amd64']): string {
    const pushed = this.#images.get(image) ?? { byVersion: new Map(), tags: new Set() }
    const content = JSON.stringify([image, tag, platforms, pushed.byVersion.size])
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
    pushed.tags.add(tag)
    pushed.byVersion.set(tag, { digest, platforms }).set(digest, { digest, platforms })
    this.#images.set(image, pushed)
    return digest
  }

  listCharts(repository: string, chart: string, versions: readonly string[]): void {
    this.#charts.set(`${repository} ${chart}`, versions)
  }

  /** From now on none answers, for that reason. */
  break(reason: string): void {
    this.#broken = reason
  }

  deny(image: string): void {
    this.#denied.add(image)
  }

  readonly open: OpenRegistry = named => this.#registry(named.map(hostOf))

  #registry(hosts: readonly string[]): Registry {
    const allowed = (text: string): Unanswered | undefined => this.#refusal(hosts, text)
    const version = (image: string, wanted: string): FakeImage | Unanswered =>
      allowed(image) ?? this.#images.get(image)?.byVersion.get(wanted) ?? { kind: 'absent' }
    return {
      tags: async image => {
        const refusal = allowed(image)
        if (refusal !== undefined) return refusal
        const found = this.#images.get(image)
        if (found === undefined) return { kind: 'absent' }
        return { kind: 'tags', tags: [...found.tags].sort(), complete: true }
      },
      digest: async (image, wanted) => {
        const found = version(image, wanted)
        return 'kind' in found ? found : { kind: 'digest', digest: found.digest }
      },
      platforms: async (image, wanted) => {
        const found = version(image, wanted)
        return 'kind' in found ? found : { kind: 'platforms', ...found }
      },
      chartVersions: async (repository, chart) => {
        const refusal = allowed(repository)
        if (refusal !== undefined) return refusal
        const versions = this.#charts.get(`${repository} ${chart}`)
        return versions === undefined ? { kind: 'absent' } : { kind: 'versions', versions, complete: true }
      },
    }
  }

  #refusal(hosts: readonly string[], text: string): Unanswered | undefined {
    if (/[^\w.:/-]/.test(text)) return { kind: 'not-asked', reason: 'no reference' }
    const host = hostOf(text)
    if (!hosts.includes(host)) return { kind: 'not-asked', reason: `${host} is no registry of this fleet` }
    this.log.push(text)
    if (this.#broken !== undefined) return { kind: 'unreachable', reason: this.#broken }
    return this.#denied.has(text) ? { kind: 'denied', reason: `${host} answered 403` } : undefined
  }
}

function hostOf(text: string): string {
  return text.replace(/^[a-z]+:\/\//, '').split('/')[0] ?? ''
}
