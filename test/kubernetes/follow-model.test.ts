import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Api, type Fault, FaultError } from '../../src/kubernetes/api.ts'
import { follow } from '../../src/kubernetes/follow.ts'
import { FakeClock } from '../engine/fakes/fake-clock.ts'
import { answered, fault } from './scripted-api.ts'

/** What happens to a collection between two requests. */
type Happening = { readonly kind: 'set' | 'delete'; readonly name: string } | { readonly kind: 'compact' }

/** How a request fares: `cut` breaks a watch, or a list's answer, after so many events. */
type Fate = 'well' | 'lost' | 'busy' | 'gone' | { readonly cut: number }

const name = fc.constantFrom('a', 'b', 'c')
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constantFrom('set' as const, 'delete' as const), name }),
  fc.constant({ kind: 'compact' as const }),
)
const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.constantFrom('well' as const, 'lost' as const, 'busy' as const, 'gone' as const),
  fc.record({ cut: fc.integer({ min: 0, max: 3 }) }),
)

test('whatever breaks, and whenever: in the end what is known is what is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(happening, { maxLength: 3 }), { maxLength: 12 }),
      fc.array(fate),
      async (story, fates) => {
        const end = new AbortController()
        const server = modelServer(story, fates, () => end.abort())
        const known = new Map<string, unknown>()
        const options = { collection: { path: '/api/v1/configmaps' }, project: versionOf, random: () => 0.5 }
        for await (const change of follow(server.api, {
          ...options,
          clock: new FakeClock(),
          signal: end.signal,
        })) {
          if (change.kind === 'listed') known.clear()
          if (change.kind === 'listed') for (const [key, object] of change.objects) known.set(key, object)
          if (change.kind === 'set') known.set(change.key, change.object)
          if (change.kind === 'removed') known.delete(change.key)
        }
        expect([...known].sort()).toEqual([...server.objects].sort())
      },
    ),
  )
})

function versionOf({
  metadata,
}: {
  readonly metadata: { readonly resourceVersion?: string }
}): string | undefined {
  return metadata.resourceVersion
}

interface Entry {
  readonly version: number
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly name: string
}

/** A collection with a history, of which a compaction forgets what lies before it. Ends when the story was told and seen. */
function modelServer(story: readonly (readonly Happening[])[], fates: readonly Fate[], onEnd: () => void) {
  const objects = new Map<string, string>()
  const history: Entry[] = []
  const [chapters, luck] = [[...story], [...fates]]
  let [version, forgotten] = [1, 0]
  const happen = (each: Happening) => {
    if (each.kind === 'compact') forgotten = version
    if (each.kind === 'compact' || (each.kind === 'delete' && !objects.has(each.name))) return
    version += 1
    const type = each.kind === 'delete' ? 'DELETED' : objects.has(each.name) ? 'MODIFIED' : 'ADDED'
    if (each.kind === 'delete') objects.delete(each.name)
    else objects.set(each.name, String(version))
    history.push({ version, type, name: each.name })
  }
  const begin = (): Fate => {
    for (const each of chapters.shift() ?? []) happen(each)
    return luck.shift() ?? 'well'
  }
  const api: Api = {
    name: 'prod',
    send: async () => {
      const fared = begin()
      if (fared !== 'well') return faultOf(fared)
      const items = [...objects].map(([key, resourceVersion]) => ({
        metadata: { name: key, resourceVersion },
      }))
      return answered({
        kind: 'ConfigMapList',
        apiVersion: 'v1',
        metadata: { resourceVersion: String(version) },
        items,
      })
    },
    open: async ({ query }) => {
      const fared = begin()
      const from = Number(query?.resourceVersion)
      if (typeof fared === 'string' && fared !== 'well') return faultOf(fared)
      if (from < forgotten) return fault('gone')
      const news = history.filter(entry => entry.version > from)
      return { kind: 'open', lines: lines(news, typeof fared === 'string' ? undefined : fared.cut, version) }
    },
    close() {},
  }
  async function* lines(news: readonly Entry[], cut: number | undefined, now: number): AsyncIterable<string> {
    for (const entry of news.slice(0, cut)) yield eventOf(entry)
    if (cut !== undefined) throw new FaultError(fault('unreachable'))
    yield bookmarkAt(now)
    if (chapters.length === 0 && luck.length === 0) onEnd()
  }
  return { api, objects }
}

function faultOf(fared: Exclude<Fate, 'well'>): Fault {
  if (typeof fared === 'object' || fared === 'lost') return fault('unreachable')
  return fault(fared)
}

function eventOf({ type, name: key, version }: Entry): string {
  const metadata = { name: key, resourceVersion: String(version) }
  return JSON.stringify({ type, object: { kind: 'ConfigMap', apiVersion: 'v1', metadata } })
}

function bookmarkAt(version: number): string {
  const metadata = { resourceVersion: String(version) }
  return JSON.stringify({ type: 'BOOKMARK', object: { kind: 'ConfigMap', apiVersion: 'v1', metadata } })
}
