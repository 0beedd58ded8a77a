import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Api } from '../../src/kubernetes/api.ts'
import { createInventory, type Inventory } from '../../src/kubernetes/inventory.ts'
import type { FindResource } from '../../src/kubernetes/resources.ts'
import { eventFates, FakeCluster, faultOf } from './restart/fake-cluster.ts'
import { ManualClock, settle } from './restart/manual-clock.ts'

let cluster: FakeCluster
let clock: ManualClock
let over: AbortController

beforeEach(() => {
  cluster = new FakeCluster()
  clock = new ManualClock()
  over = new AbortController()
})

afterEach(async () => {
  over.abort()
  await clock.pass(60_000)
})

/** Flux is not installed there. */
function withoutFlux(api: Api): Api {
  return {
    ...api,
    send: async request => (request.path.endsWith('.fluxcd.io') ? faultOf('not-found') : api.send(request)),
  }
}

const find: FindResource = async ({ apiVersion, kind }) => ({
  apiVersion,
  kind,
  plural: `${kind.toLowerCase()}s`,
  namespaced: true,
})

function open(): Inventory {
  const api = withoutFlux(cluster.connect())
  return createInventory({ api, find, clock, random: () => 0.5, signal: over.signal })
}

function deploy(name: string, image: string): void {
  cluster.put({
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name, namespace: 'shop' },
    spec: { image },
  })
}

/** What is seen, as `name image`; `unseen` where nothing is called seen. */
async function look(inventory: Inventory): Promise<readonly string[] | 'unseen'> {
  // What a watch tells takes a moment to arrive.
  await settle()
  const asked = inventory.objects([])
  await clock.pass(100)
  const seen = await asked
  if (seen.kind === 'unseen') return 'unseen'
  return seen.value
    .map(({ metadata, spec }) => `${metadata.name} ${(spec as { image: string }).image}`)
    .sort()
}

/** Looks, and looks again after each change: whenever something is called seen it is what is there, and in the end it is seen. */
async function story(): Promise<void> {
  const looks = await tell()
  const truth = [['cart 1'], ['cart 2'], ['cart 2', 'catalog 1'], ['catalog 1'], ['catalog 2'], ['catalog 2']]
  expect(looks.map((seen, at) => (seen === 'unseen' && at < 5 ? truth[at] : seen))).toEqual(truth)
}

/** What each look shows: after each change, and once more when all has come to rest. */
async function tell(): Promise<readonly (readonly string[] | 'unseen')[]> {
  deploy('cart', '1')
  const inventory = open()
  const looks = [await look(inventory)]
  const changes = [
    () => deploy('cart', '2'),
    () => deploy('catalog', '1'),
    () => cluster.delete('deployments', 'shop', 'cart'),
    () => deploy('catalog', '2'),
  ]
  for (const change of changes) {
    change()
    looks.push(await look(inventory))
  }
  await clock.pass(120_000)
  return [...looks, await look(inventory)]
}

test('undisturbed, every look shows what is there', async () => {
  await story()
  expect([cluster.asked.length, cluster.told]).toEqual([6, 4])
})

const requests = Array.from({ length: 6 }, (_, index) => index + 1)
const faults = ['unreachable', 'busy', 'gone', 'unauthorized'] as const

describe.each(faults)('%s', code => {
  test.each(requests)('at request %i: nothing wrong is called seen, and the end is the same', async at => {
    cluster.disturb = (_, number) => (number === at ? { fault: faultOf(code) } : undefined)
    await story()
  })
})

// What may not be read everywhere is looked for in single namespaces: as long as that lasts less is seen.
test.each(requests)('forbidden at request %i: the end is the same', async at => {
  cluster.disturb = (_, number) => (number === at ? { fault: faultOf('forbidden') } : undefined)
  expect((await tell()).at(-1)).toEqual(['catalog 2'])
})

describe.each(eventFates)('an event of a watch: %s', fate => {
  test.each([1, 2, 3, 4])('at event %i, the end is the same', async at => {
    cluster.disturbEvent = number => (number === at ? fate : undefined)
    await story()
  })
})

test('a process that is killed and started again sees the same', async () => {
  await story()
  expect(await look(open())).toEqual(['catalog 2'])
})
