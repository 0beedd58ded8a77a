import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { load } from 'js-yaml'
import type { Api } from '../../src/kubernetes/api.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { type Daemon, freePorts, startDaemon, until } from './daemon.ts'
import { fluxDefinitions } from './programs.ts'
import { tarOf } from './tar.ts'

/** Flux's kustomize-controller, and what source-controller would do for one GitRepository. */
export interface Flux {
  /** Makes the files the newest commit of `flux-system/fleet`; returns its revision. */
  push(commit: string, files: Readonly<Record<string, string>>): Promise<string>
  stop(): Promise<void>
}

/** Where things are: the programs, the admin's kubeconfig as a file, and a folder for logs. */
export interface FluxPlaces {
  readonly programs: string
  readonly kubeconfig: string
  readonly folder: string
}

/** Installs Flux's definitions, a GitRepository `flux-system/fleet`, and starts the controller. */
export async function startFlux(api: Api, places: FluxPlaces): Promise<Flux> {
  for (const definition of definitions())
    await put(api, '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition)
  await until('Flux kinds', async () => {
    const answer = await api.send({
      method: 'GET',
      path: '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
    })
    return answer.kind === 'answered'
  })
  await put(api, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'flux-system' },
  })
  await put(api, `${namespaced}/gitrepositories`, repository)
  const artifacts = new Map<string, Buffer>()
  const server = await serveArtifacts(artifacts)
  const controller = await startController(places)
  return {
    push: (commit, files) => push(api, artifacts, addressOf(server), { commit, files }),
    stop: async () => {
      await controller.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const namespaced = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system'

const repository = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'fleet', namespace: 'flux-system' },
  spec: { url: 'https://git.example.com/fleet', ref: { branch: 'main' }, interval: '1m' },
}

function definitions(): readonly ClusterObject[] {
  return fluxDefinitions().flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .map(name => load(readFileSync(join(folder, name), 'utf8')) as ClusterObject),
  )
}

async function put(api: Api, path: string, object: ClusterObject): Promise<void> {
  const answer = await api.send({
    method: 'PATCH',
    path: `${path}/${object.metadata.name}`,
    query: { fieldManager: 'test', force: 'true' },
    contentType: 'application/apply-patch+yaml',
    body: object,
  })
  if (answer.kind === 'fault') throw new Error(answer.message)
}

async function serveArtifacts(artifacts: ReadonlyMap<string, Buffer>): Promise<Server> {
  const server = createServer((request, response) => {
    const artifact = artifacts.get(request.url ?? '')
    response.writeHead(artifact === undefined ? 404 : 200).end(artifact)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return server
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function startController({ programs, kubeconfig, folder }: FluxPlaces): Promise<Daemon> {
  const [metrics = 0, health = 0] = await freePorts(2)
  return startDaemon(
    join(programs, 'kustomize-controller'),
    [
      '--watch-all-namespaces=true',
      `--metrics-addr=127.0.0.1:${metrics}`,
      `--health-addr=127.0.0.1:${health}`,
      '--events-addr=',
      '--requeue-dependency=1s',
    ],
    {
      log: join(folder, 'kustomize-controller.log'),
      env: { RUNTIME_NAMESPACE: 'flux-system', KUBECONFIG: kubeconfig },
    },
  )
}

async function push(
  api: Api,
  artifacts: Map<string, Buffer>,
  server: string,
  { commit, files }: { readonly commit: string; readonly files: Readonly<Record<string, string>> },
): Promise<string> {
  const revision = `main@sha1:${commit}`
  const archive = gzipSync(tarOf(files))
  const path = `/${commit}.tar.gz`
  artifacts.set(path, archive)
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
  const answer = await api.send({
    method: 'PATCH',
    path: `${namespaced}/gitrepositories/fleet/status`,
    contentType: 'application/merge-patch+json',
    body: {
      status: {
        observedGeneration: 1,
        artifact: {
          path: `gitrepository/flux-system/fleet${path}`,
          url: server + path,
          revision,
          digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
          lastUpdateTime: now,
          size: archive.length,
        },
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'Succeeded',
            message: `stored artifact for revision '${revision}'`,
            lastTransitionTime: now,
            observedGeneration: 1,
          },
        ],
      },
    },
  })
  if (answer.kind === 'fault') throw new Error(answer.message)
  return revision
}
