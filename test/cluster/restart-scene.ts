import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import type { Api } from '../../src/kubernetes/api.ts'
import { follow } from '../../src/kubernetes/follow.ts'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { build, type Folder } from '../manifests/folders.ts'
import { apiOf } from './control-plane.ts'
import { type Daemon, freePorts, startDaemon, until } from './daemon.ts'
import type { ClusterUnderTest } from './stage.ts'

const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url))
const prefix = 'rolling.restart.controller'

const plurals: Readonly<Record<string, string>> = {
  ConfigMap: 'api/v1 configmaps',
  Secret: 'api/v1 secrets',
  Event: 'api/v1 events',
  Deployment: 'apis/apps/v1 deployments',
  StatefulSet: 'apis/apps/v1 statefulsets',
  DaemonSet: 'apis/apps/v1 daemonsets',
  Lease: 'apis/coordination.k8s.io/v1 leases',
  Role: 'apis/rbac.authorization.k8s.io/v1 roles',
  RoleBinding: 'apis/rbac.authorization.k8s.io/v1 rolebindings',
}

/** One process of the restart controller. */
export interface Controller extends Daemon {
  readonly url: string
  /** Its log so far. */
  readonly log: string
}

/** A namespace of its own, and the restart controller in processes of its own, as the user who has the Roles of kustomize/. */
export class RestartScene {
  readonly namespace: string
  readonly api: Api
  readonly #cluster: ClusterUnderTest
  readonly #folder: string
  readonly #controllers: Controller[] = []
  readonly #templates = new Map<string, readonly string[]>()
  readonly #over = new AbortController()

  private constructor(cluster: ClusterUnderTest, namespace: string, api: Api, folder: string) {
    this.namespace = namespace
    this.api = api
    this.#cluster = cluster
    this.#folder = folder
  }

  /** `roles` renders to the rights that the controller has. */
  static async open(cluster: ClusterUnderTest, namespace: string, roles: Folder): Promise<RestartScene> {
    const api = await apiOf(cluster.kubeconfig('admin'))
    const scene = new RestartScene(cluster, namespace, api, await mkdtemp(join(tmpdir(), 'restart-')))
    await api.send({
      method: 'POST',
      path: '/api/v1/namespaces',
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    })
    for (const object of rightsIn(roles, namespace)) await scene.apply(object)
    for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet']) void scene.#record(kind)
    return scene
  }

  async close(): Promise<void> {
    this.#over.abort()
    for (const controller of this.#controllers) await controller.stop('SIGKILL')
    await this.api.send({ method: 'DELETE', path: `/api/v1/namespaces/${this.namespace}` })
    this.api.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** Starts a controller; it is ready when this resolves, unless told not to wait for that. */
  async start(
    options: { readonly words?: readonly string[]; readonly server?: string; readonly wait?: boolean } = {},
  ): Promise<Controller> {
    const [port = 0] = await freePorts(1)
    const number = this.#controllers.length
    const kubeconfig = join(this.#folder, `kubeconfig-${number}`)
    const log = join(this.#folder, `log-${number}`)
    await writeFile(kubeconfig, withServer(this.#cluster.kubeconfig('restarter'), options.server))
    const words = ['restart-controller', '--namespace', this.namespace, '--kubeconfig', kubeconfig]
    const env = {
      POD_NAMESPACE: this.namespace,
      POD_NAME: `controller-${number}`,
      PORT: String(port),
      HOST: '127.0.0.1',
    }
    const daemon = startDaemon(process.execPath, [program, ...words, ...(options.words ?? [])], { log, env })
    const controller = { ...daemon, log, url: `http://127.0.0.1:${port}` }
    this.#controllers.push(controller)
    if (options.wait !== false) await isReady(controller)
    return controller
  }

  /** Applies an object as another field manager than the controller, by force. */
  async apply(object: object): Promise<ClusterObject> {
    const { kind, metadata } = object as ClusterObject
    const answer = await this.api.send({
      method: 'PATCH',
      path: `${this.#path(kind)}/${metadata.name}`,
      query: { fieldManager: 'test', force: 'true' },
      contentType: 'application/apply-patch+yaml',
      body: object,
    })
    if (answer.kind === 'fault') throw new Error(answer.message)
    return answer.body as ClusterObject
  }

  async delete(kind: string, name: string): Promise<void> {
    await this.api.send({ method: 'DELETE', path: `${this.#path(kind)}/${name}` })
  }

  async get(kind: string, name: string): Promise<ClusterObject> {
    const answer = await this.api.send({ method: 'GET', path: `${this.#path(kind)}/${name}` })
    if (answer.kind === 'fault') throw new Error(answer.message)
    return answer.body as ClusterObject
  }

  async list(kind: string): Promise<readonly ClusterObject[]> {
    const answer = await this.api.send({ method: 'GET', path: this.#path(kind) })
    if (answer.kind === 'fault') throw new Error(answer.message)
    return answer.body.items as readonly ClusterObject[]
  }

  /** A ConfigMap that restarts its app, unless said otherwise. */
  configMap(app: string, message: string, change: Change = {}): Promise<ClusterObject> {
    const metadata = this.#metadata(`${app}-config`, app, 'triggerRestart', change)
    return this.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { message } })
  }

  secret(app: string, message: string): Promise<ClusterObject> {
    const metadata = this.#metadata(`${app}-secret`, app, 'triggerRestart', {})
    return this.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { message } })
  }

  /** A workload of two pods that may be restarted, unless said otherwise. */
  workload(app: string, change: Change & { readonly kind?: string } = {}): Promise<ClusterObject> {
    const { kind = 'Deployment' } = change
    const labels = { workload: `${kind}-${app}` }
    const spec = {
      ...(kind === 'DaemonSet' ? {} : { replicas: 2 }),
      ...(kind === 'StatefulSet' ? { serviceName: app, podManagementPolicy: 'Parallel' } : {}),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'app', image: 'example.com/podinfo:7.0.0', envFrom: [from(app)] }] },
      },
    }
    const metadata = this.#metadata(app, app, 'restartOnTrigger', change)
    return this.apply({ apiVersion: 'apps/v1', kind, metadata, spec })
  }

  /** How often the pod template of a workload changed. Not its generation: a Deployment's counts new annotations too. */
  async restarts(app: string, kind = 'Deployment'): Promise<number> {
    return await until(`a watch that has seen ${kind} ${app}`, async () => {
      const now = templateOf(await this.get(kind, app))
      const templates = this.#templates.get(`${kind}/${app}`) ?? []
      return templates.at(-1) === now && String(templates.length - 1)
    }).then(Number)
  }

  /** Notes every pod template that a workload has. */
  async #record(kind: string): Promise<void> {
    const options = {
      collection: { path: this.#path(kind) },
      project: templateOf,
      clock: systemClock,
      random: Math.random,
    }
    const note = (key: string, template: string) => {
      const name = `${kind}/${key.split('/')[1]}`
      const templates = this.#templates.get(name) ?? []
      if (templates.at(-1) !== template) this.#templates.set(name, [...templates, template])
    }
    for await (const change of follow(this.api, { ...options, signal: this.#over.signal })) {
      if (change.kind === 'set') note(change.key, change.object)
      if (change.kind === 'listed') for (const [key, template] of change.objects) note(key, template)
    }
  }

  /** Waits until a workload was restarted that often. */
  async restarted(app: string, times: number, kind = 'Deployment'): Promise<void> {
    await until(`restart ${times} of ${kind} ${app}`, async () => (await this.restarts(app, kind)) >= times)
  }

  /** Waits until the controller knows which content a workload began with. */
  async learned(app: string, kind = 'Deployment'): Promise<string> {
    return await until(`baseline of ${kind} ${app}`, async () => {
      const { annotations = {} } = (await this.get(kind, app)).metadata
      return annotations[`${prefix}/baseline`]
    })
  }

  /** Waits until everything that happened before has been seen: a change made now has its effect. */
  async sentinel(): Promise<void> {
    if (!(await this.list('Deployment')).some(({ metadata }) => metadata.name === 'sentinel')) {
      await this.configMap('sentinel', 'first')
      await this.workload('sentinel')
      await this.learned('sentinel')
    }
    const before = await this.restarts('sentinel')
    await this.configMap('sentinel', `change ${before}`)
    await this.restarted('sentinel', before + 1)
  }

  #path(kind: string): string {
    const [version, plural] = (plurals[kind] ?? '').split(' ')
    return `/${version}/namespaces/${this.namespace}/${plural}`
  }

  #metadata(name: string, app: string, annotation: string, change: Change) {
    const { labels = { app, env: 'test' } } = change
    const { annotations = { [`${prefix}/${annotation}`]: 'true' } } = change
    return { name, namespace: this.namespace, labels, annotations }
  }
}

export interface Change {
  readonly labels?: Record<string, string>
  readonly annotations?: Record<string, string>
}

function templateOf(object: ClusterObject): string {
  return JSON.stringify((object.spec as { readonly template: unknown }).template)
}

function from(app: string) {
  return { configMapRef: { name: `${app}-config`, optional: true } }
}

/** The Roles of a folder, moved to the test's namespace and given to the test's user. */
function rightsIn(folder: Folder, namespace: string): readonly object[] {
  return build(folder)
    .text.split(/^---$/m)
    .map(text => load(text) as ClusterObject)
    .filter(({ kind }) => kind === 'Role')
    .flatMap(({ metadata: { name }, ...role }) => [
      { ...role, metadata: { name, namespace } },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name, namespace },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'restarter' }],
      },
    ])
}

function withServer(kubeconfig: string, server: string | undefined): string {
  if (server === undefined) return kubeconfig
  const config = JSON.parse(kubeconfig) as { clusters: { name: string; cluster: object }[] }
  const clusters = config.clusters.map(({ name }) => ({ name, cluster: { server } }))
  return JSON.stringify({ ...config, clusters })
}

async function isReady({ url }: Controller): Promise<void> {
  await until('a controller that is ready', async () => (await fetch(`${url}/readyz`)).ok)
}
