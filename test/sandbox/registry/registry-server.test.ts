import { expect, test } from '@jest/globals'
import { type SandboxRegistry, startSandboxRegistry } from '../../../src/sandbox/registry/registry-server.ts'

async function withSandbox(
  options: Parameters<typeof startSandboxRegistry>[0],
  run: (sandbox: SandboxRegistry) => Promise<void>,
): Promise<void> {
  const sandbox = await startSandboxRegistry(options)
  try {
    await run(sandbox)
  } finally {
    await sandbox.close()
  }
}

async function get(sandbox: SandboxRegistry, path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${sandbox.url}${path}`, { headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text }
}

test('who shows nothing is told where to get a token, and for what', () =>
  withSandbox({}, async sandbox => {
    const { status, headers, text } = await get(sandbox, '/v2/acme/podinfo/tags/list')
    expect([status, headers.get('www-authenticate'), JSON.parse(text)]).toEqual([
      401,
      `Bearer realm="${sandbox.url}/token",service="stand-in",scope="repository:acme/podinfo:pull"`,
      { errors: [{ code: 'UNAUTHORIZED', message: 'unauthorized' }] },
    ])
  }))

test('a token is for one repository', () =>
  withSandbox({}, async sandbox => {
    for (const name of ['acme/podinfo', 'acme/other']) sandbox.pushImage(name, '7.0.0')
    const issued = await get(sandbox, '/token?service=stand-in&scope=repository:acme/podinfo:pull')
    const headers = { authorization: `Bearer ${JSON.parse(issued.text).token}` }
    const own = await get(sandbox, '/v2/acme/podinfo/tags/list', headers)
    const other = await get(sandbox, '/v2/acme/other/tags/list', headers)
    expect([own.status, JSON.parse(own.text), other.status]).toEqual([
      200,
      { name: 'acme/podinfo', tags: ['7.0.0'] },
      401,
    ])
  }))

test('pages are linked, and manifests are what their digests name', () =>
  withSandbox({ authentication: 'none', behaviour: { tagsPerPage: 1 } }, async sandbox => {
    const digest = sandbox.pushImage('acme/podinfo', '7.0.0', { platforms: ['linux/amd64', 'linux/arm64'] })
    sandbox.pushImage('acme/podinfo', '7.0.1')
    const page = await get(sandbox, '/v2/acme/podinfo/tags/list?n=5')
    const manifest = await get(sandbox, '/v2/acme/podinfo/manifests/7.0.0')
    expect([page.headers.get('link'), manifest.headers.get('docker-content-digest')]).toEqual([
      '</v2/acme/podinfo/tags/list?n=1&last=7.0.0>; rel="next"',
      digest,
    ])
    expect(JSON.parse(manifest.text)).toEqual({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: ['amd64', 'arm64'].map(architecture => ({
        platform: { os: 'linux', architecture },
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        size: expect.any(Number),
      })),
    })
  }))

test('a Helm repository has its index', () =>
  withSandbox({ authentication: 'none' }, async sandbox => {
    sandbox.listChart('podinfo', ['6.9.1', '6.9.0'])
    expect((await get(sandbox, '/charts/index.yaml')).text).toBe(`apiVersion: v1
entries:
  podinfo:
  - apiVersion: v2
    name: podinfo
    version: 6.9.1
  - apiVersion: v2
    name: podinfo
    version: 6.9.0
`)
  }))
