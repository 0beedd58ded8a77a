import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Api } from '../../src/kubernetes/api.ts'
import { connect } from '../../src/kubernetes/connect.ts'
import { type Daemon, freePorts, startDaemon, until } from './daemon.ts'
import { kubeconfigOf } from './kubeconfig.ts'
import { writePodLogs } from './pod-logs.ts'

/** Users of the control plane: `admin` may do everything, the others nothing until a test gives them a Role. */
export const users = ['admin', 'keeper', 'restarter', 'stranger'] as const
export type User = (typeof users)[number]

/** A real Kubernetes control plane on this machine, with a node whose pods kwok makes up. */
export interface ControlPlane {
  readonly server: string
  /** The kubeconfig of a user, as a text. */
  kubeconfig(user: User): string
  /** Where the programs write what they have to say. */
  readonly folder: string
  /** Stops the API server, hard if asked to, and starts it again on the same port; etcd keeps everything. */
  restartApiServer(signal?: NodeJS.Signals): Promise<void>
  stop(): Promise<void>
}

/** Starts etcd, the API server and, with `all`, the controllers, the scheduler and kwok from a folder of programs, on free ports. */
export async function startControlPlane(
  programs: string,
  parts: 'all' | 'api-server' = 'all',
): Promise<ControlPlane> {
  const folder = await mkdtemp(join(tmpdir(), 'control-plane-'))
  const running: Daemon[] = []
  const start = (name: string, words: readonly string[]) => {
    const daemon = startDaemon(join(programs, name), words, { log: join(folder, `${name}.log`) })
    running.push(daemon)
    return daemon
  }
  const stop = async () => {
    for (const daemon of running.splice(0).reverse()) await daemon.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const [etcd = 0, peer = 0, secure = 0, kwok = 0, metrics = 0, health = 0] = await freePorts(6)
    const tokens = await writeKeys(folder)
    start('etcd', etcdFlags(folder, etcd, peer))
    let apiServer = start('kube-apiserver', apiServerFlags(folder, etcd, secure))
    const server = `https://127.0.0.1:${secure}`
    const authority = await until('a certificate', () =>
      readFile(join(folder, 'certs/apiserver.crt'), 'base64'),
    )
    const kubeconfig = (user: User) =>
      kubeconfigOf({ server, authority, user, token: tokens.get(user) ?? '' })
    await writeFile(join(folder, 'admin.kubeconfig'), kubeconfig('admin'))
    const api = await apiOf(kubeconfig('admin'))
    await ready(api, apiServer)
    if (parts === 'all') {
      startControllers(start, folder, { metrics, health })
      startKwok(start, folder, { port: kwok, logs: await writePodLogs(folder) })
      await addNode(api)
    }
    return {
      server,
      kubeconfig,
      folder,
      stop,
      restartApiServer: async (signal = 'SIGTERM') => {
        await apiServer.stop(signal)
        running.splice(running.indexOf(apiServer), 1)
        apiServer = start('kube-apiserver', apiServerFlags(folder, etcd, secure))
        await ready(api, apiServer)
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function writeKeys(folder: string): Promise<ReadonlyMap<User, string>> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  await writeFile(join(folder, 'sa.key'), privateKey)
  const tokens = new Map(users.map(user => [user, randomBytes(16).toString('hex')]))
  const rows = users.map(
    user => `${tokens.get(user)},${user},${user}${user === 'admin' ? ',system:masters' : ''}`,
  )
  await writeFile(join(folder, 'tokens.csv'), `${rows.join('\n')}\n`)
  return tokens
}

function etcdFlags(folder: string, port: number, peer: number): readonly string[] {
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=http://127.0.0.1:${port}`,
    `--advertise-client-urls=http://127.0.0.1:${port}`,
    `--listen-peer-urls=http://127.0.0.1:${peer}`,
    '--unsafe-no-fsync',
  ]
}

function apiServerFlags(folder: string, etcd: number, port: number): readonly string[] {
  const key = join(folder, 'sa.key')
  return [
    `--etcd-servers=http://127.0.0.1:${etcd}`,
    `--secure-port=${port}`,
    '--bind-address=127.0.0.1',
    `--cert-dir=${join(folder, 'certs')}`,
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--token-auth-file=${join(folder, 'tokens.csv')}`,
    '--authorization-mode=RBAC',
    // Where logs are asked for: the made-up node's name is nobody's address.
    '--kubelet-preferred-address-types=InternalIP',
    '--service-cluster-ip-range=10.0.0.0/24',
    // The node's "not ready" taint would stay: what takes it away is the node lifecycle controller, which is off.
    '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition',
  ]
}

function startControllers(
  start: (name: string, words: readonly string[]) => Daemon,
  folder: string,
  ports: { readonly metrics: number; readonly health: number },
): void {
  const kubeconfig = join(folder, 'admin.kubeconfig')
  start('kube-controller-manager', [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    `--service-account-private-key-file=${join(folder, 'sa.key')}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${ports.metrics}`,
    '--controllers=*,-nodeipam,-nodelifecycle',
  ])
  start('kube-scheduler', [
    `--kubeconfig=${kubeconfig}`,
    '--leader-elect=false',
    '--bind-address=127.0.0.1',
    `--secure-port=${ports.health}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
  ])
}

/** Makes up the node and its pods, and is the kubelet that the API server asks for logs. */
function startKwok(
  start: (name: string, words: readonly string[]) => Daemon,
  folder: string,
  { port, logs }: { readonly port: number; readonly logs: string },
): void {
  start('kwok', [
    `--kubeconfig=${join(folder, 'admin.kubeconfig')}`,
    `--config=${fileURLToPath(new URL('stages.yaml', import.meta.url))}`,
    `--config=${logs}`,
    '--manage-all-nodes=true',
    '--node-ip=127.0.0.1',
    `--node-port=${port}`,
    `--server-address=127.0.0.1:${port}`,
  ])
}

/** A connection as a kubeconfig's user. */
export async function apiOf(kubeconfig: string): Promise<Api> {
  const options = { environment: { KUBE_CONFIG: kubeconfig }, folder: '/', programs: [], now: new Date() }
  const connected = await connect({ name: 'test', kubeconfig: 'KUBE_CONFIG' }, options)
  if (connected.kind === 'refused') throw new Error(connected.problem.message)
  return connected.api
}

async function ready(api: Api, apiServer: Daemon): Promise<void> {
  const over = apiServer.over.then(end => Promise.reject(new Error(`kube-apiserver ended: ${end}`)))
  const isReady = until('/readyz', async () => {
    const answer = await api.open({ method: 'GET', path: '/readyz' }, AbortSignal.timeout(5000))
    if (answer.kind === 'fault') throw new Error(answer.message)
    for await (const line of answer.lines) if (line === 'ok') return true
    return false
  })
  await Promise.race([isReady, over])
}

async function addNode(api: Api): Promise<void> {
  const capacity = { cpu: '64', memory: '256Gi', pods: '20000' }
  const answer = await api.send({
    method: 'POST',
    path: '/api/v1/nodes',
    body: {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'fake', annotations: { 'kwok.x-k8s.io/node': 'fake' } },
      status: { capacity, allocatable: capacity },
    },
  })
  if (answer.kind === 'fault') throw new Error(answer.message)
  await until('a node that is ready', async () => {
    const node = await api.send({ method: 'GET', path: '/api/v1/nodes/fake' })
    return node.kind === 'answered' && JSON.stringify(node.body).includes('"type":"Ready"')
  })
}
