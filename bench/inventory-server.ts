// Twenty clusters' API servers in one process, below /0 to /19: lists in pages, watches that tell of a change each second.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const counts: Readonly<Record<string, number>> = {
  deployments: 300,
  statefulsets: 20,
  daemonsets: 10,
  helmreleases: 40,
  kustomizations: 15,
  gitrepositories: 3,
}

const kinds: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  deployments: ['apps/v1', 'Deployment'],
  statefulsets: ['apps/v1', 'StatefulSet'],
  daemonsets: ['apps/v1', 'DaemonSet'],
  helmreleases: ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
  kustomizations: ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization'],
  gitrepositories: ['source.toolkit.fluxcd.io/v1', 'GitRepository'],
}

// Of the size that workloads have in clusters: some 8 kB, a third of it about who manages which field.
function objectOf(plural: string, index: number, version: number) {
  const [apiVersion, kind] = kinds[plural] ?? ['', '']
  const name = `app-${index}`
  const labels = { app: name, 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'shop' }
  const env = Array.from({ length: 25 }, (_, at) => ({
    name: `SETTING_${at}`,
    value: `value ${at} of ${name}`,
  }))
  const fields = Object.fromEntries(
    env.map(entry => [`k:{"name":"${entry.name}"}`, { '.': {}, 'f:name': {}, 'f:value': {} }]),
  )
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: `team-${index % 10}`,
      uid: `${plural}-${index}`,
      resourceVersion: String(version),
      generation: 1,
      creationTimestamp: '2026-11-26T10:00:00Z',
      labels,
      managedFields: [{ manager: 'kustomize-controller', operation: 'Apply', fieldsV1: fields }],
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image: `example.com/${name}:1.0.${version}`, env }] },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
    },
  }
}

const pages = new Map<string, string>()

/** Lists are made once: what they cost the server is none of the benchmark's business. */
function page(plural: string, from: number, limit: number): string {
  const key = `${plural} ${from} ${limit}`
  const known = pages.get(key)
  if (known !== undefined) return known
  const [apiVersion, kind] = kinds[plural] ?? ['', '']
  const end = Math.min(counts[plural] ?? 0, from + limit)
  const items = Array.from({ length: Math.max(0, end - from) }, (_, at) => objectOf(plural, from + at, 1))
  const metadata = { resourceVersion: '1', ...(end < (counts[plural] ?? 0) ? { continue: String(end) } : {}) }
  const made = JSON.stringify({ apiVersion, kind: `${kind}List`, metadata, items })
  pages.set(key, made)
  return made
}

let version = 1
const watches = new Set<readonly [response: ServerResponse, plural: string]>()
setInterval(() => {
  version += 1
  for (const [response, plural] of watches)
    if (plural === 'deployments')
      response.write(
        `${JSON.stringify({ type: 'MODIFIED', object: objectOf(plural, version % 300, version) })}\n`,
      )
}, 1000)

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json')
  const url = new URL(request.url ?? '/', 'http://localhost')
  const parts = url.pathname.split('/').slice(2)
  const plural = parts.at(-1) ?? ''
  if (counts[plural] !== undefined && parts.length === 4) {
    if (url.searchParams.get('watch') !== 'true')
      return response.end(
        page(
          plural,
          Number(url.searchParams.get('continue') ?? 0),
          Number(url.searchParams.get('limit') ?? 1e6),
        ),
      )
    response.flushHeaders()
    const watch = [response, plural] as const
    watches.add(watch)
    return response.on('close', () => watches.delete(watch))
  }
  return response.end(discovery(parts))
})

function discovery([, group = '', groupVersion]: readonly string[]): string {
  const served = Object.entries(kinds).filter(([, [apiVersion]]) => apiVersion.startsWith(`${group}/`))
  const [, [apiVersion = ''] = []] = served[0] ?? []
  if (groupVersion === undefined) return JSON.stringify({ preferredVersion: { groupVersion: apiVersion } })
  const resources = served.map(([name, [, kind]]) => ({ name, kind, namespaced: true }))
  return JSON.stringify({ groupVersion: apiVersion, resources })
}

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
