import { expect, test } from '@jest/globals'
import { requestsOf, withRegistry } from './stand-in.ts'

test('a list of many pages is read to its end', () =>
  withRegistry({ authentication: 'none', behaviour: { tagsPerPage: 2 } }, async opened => {
    for (const tag of ['7.0.1', '7.0.2', '7.0.3', '7.0.4']) opened.sandbox.pushImage('acme/podinfo', tag)
    expect(await opened.registry.tags(opened.image)).toEqual({
      kind: 'tags',
      tags: ['7.0.0', '7.0.1', '7.0.2', '7.0.3', '7.0.4'],
      complete: true,
    })
    expect(opened.sandbox.requests.map(({ path }) => path)).toEqual([
      '/v2/acme/podinfo/tags/list?n=1000',
      '/v2/acme/podinfo/tags/list?n=2&last=7.0.1',
      '/v2/acme/podinfo/tags/list?n=2&last=7.0.3',
    ])
  }))

test('a registry that takes no number of tags is asked without', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    opened.sandbox.faults.add({ path: 'n=1000', times: 9, fault: { kind: 'status', status: 400 } })
    expect(await opened.registry.tags(opened.image)).toEqual({
      kind: 'tags',
      tags: ['7.0.0'],
      complete: true,
    })
    expect(opened.sandbox.requests.map(({ path }) => path)).toEqual([
      '/v2/acme/podinfo/tags/list?n=1000',
      '/v2/acme/podinfo/tags/list',
    ])
  }))

test('a list that is too long is said to be cut', () =>
  withRegistry({ authentication: 'none', behaviour: { tagsPerPage: 1 } }, async opened => {
    for (let patch = 1; patch < 60; patch++) opened.sandbox.pushImage('acme/podinfo', `8.0.${patch}`)
    const listed = await opened.registry.tags(opened.image)
    expect(listed.kind === 'tags' ? [listed.tags.length, listed.complete] : listed).toEqual([50, false])
  }))

test.each([
  ['another host', '<https://elsewhere.example/v2/x/tags/list>; rel="next"', 'unreachable', 1],
  ['itself', '</v2/acme/podinfo/tags/list?n=1000>; rel="next"', 'tags', 2],
])('a list that continues at %s ends', (_where, link, kind, requests) =>
  withRegistry({ authentication: 'none' }, async opened => {
    const headers = { link, 'content-type': 'application/json' }
    const fault = { kind: 'status', status: 200, body: { tags: ['7.0.0'] }, headers } as const
    opened.sandbox.faults.add({ times: 10, fault })
    expect((await opened.registry.tags(opened.image)).kind).toBe(kind)
    expect(opened.sandbox.requests).toHaveLength(requests)
  }),
)

test('a digest costs one request that is no download', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    const { digest } = opened
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({ kind: 'digest', digest })
    expect(requestsOf(opened)).toEqual(['HEAD /v2/acme/podinfo/manifests/7.0.0'])
  }))

test('a digest that the registry does not name is computed', () =>
  withRegistry({ authentication: 'none', behaviour: { digestHeader: false } }, async opened => {
    const { digest } = opened
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({ kind: 'digest', digest })
    expect(requestsOf(opened)).toEqual([
      'HEAD /v2/acme/podinfo/manifests/7.0.0',
      'GET /v2/acme/podinfo/manifests/7.0.0',
    ])
  }))

test('a registry that takes no HEAD is asked with GET', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    opened.sandbox.faults.add({ method: 'HEAD', fault: { kind: 'status', status: 405 } })
    const { digest } = opened
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({ kind: 'digest', digest })
  }))

test('content that is not what its digest names is no answer', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    const fault = { kind: 'status', status: 200, body: { manifests: [] } } as const
    opened.sandbox.faults.add({ times: 5, fault })
    expect(await opened.registry.platforms(opened.image, opened.digest)).toEqual({
      kind: 'unreachable',
      reason: `${opened.sandbox.host} answered other content than the digest names`,
    })
  }))

test('a moved tag has its new digest', () =>
  withRegistry({}, async opened => {
    const before = await opened.registry.digest(opened.image, '7.0.0')
    const moved = opened.sandbox.pushImage('acme/podinfo', '7.0.0', { platforms: ['linux/s390x'] })
    expect([before, await opened.registry.digest(opened.image, '7.0.0')]).toEqual([
      { kind: 'digest', digest: opened.digest },
      { kind: 'digest', digest: moved },
    ])
  }))

test('a web server that is no registry proves nothing absent', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    opened.sandbox.faults.add({ times: 10, fault: { kind: 'status', status: 404, body: 'no such page' } })
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({
      kind: 'unreachable',
      reason: `${opened.sandbox.host} is no registry`,
    })
  }))

test.each([
  ['a status that passes', { kind: 'status', status: 503 }],
  ['a limit', { kind: 'status', status: 429 }],
  ['a reset connection', { kind: 'reset' }],
] as const)('%s is tried again', (_what, fault) =>
  withRegistry({ authentication: 'none' }, async opened => {
    opened.sandbox.faults.add({ times: 2, fault })
    const { digest } = opened
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({ kind: 'digest', digest })
    expect([opened.sandbox.requests.length, opened.clock.slept]).toEqual([3, 1250])
  }),
)

test('an answer that breaks off is tried again', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    opened.sandbox.faults.add({ method: 'GET', fault: { kind: 'truncate' } })
    expect((await opened.registry.platforms(opened.image, '7.0.0')).kind).toBe('platforms')
  }))

test('the registry says how long to wait', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    const headers = { 'retry-after': '7' }
    opened.sandbox.faults.add({ fault: { kind: 'status', status: 429, headers } })
    expect((await opened.registry.digest(opened.image, '7.0.0')).kind).toBe('digest')
    expect(opened.clock.slept).toBe(7000)
  }))

test('nobody waits for hours', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    const headers = { 'retry-after': '3600' }
    opened.sandbox.faults.add({ times: 9, fault: { kind: 'status', status: 429, headers } })
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({
      kind: 'unreachable',
      reason: `${opened.sandbox.host} answered 429`,
    })
    expect([opened.sandbox.requests.length, opened.clock.slept]).toEqual([1, 0])
  }))

test('nobody listens there', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    await opened.sandbox.close()
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({
      kind: 'unreachable',
      reason: `${opened.sandbox.host} could not be reached (ECONNREFUSED)`,
    })
  }))
