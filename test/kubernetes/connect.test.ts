import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { type Api, type ApiRequest, FaultError } from '../../src/kubernetes/api.ts'
import { connect } from '../../src/kubernetes/connect.ts'

const servers: Server[] = []
const apis: Api[] = []

afterEach(async () => {
  for (const api of apis.splice(0)) api.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
})

const deployments: ApiRequest = { method: 'GET', path: '/apis/apps/v1/namespaces/shop/deployments' }

test('sends the token, the path below the address, and JSON', async () => {
  const seen: unknown[] = []
  const { api } = await serve(async (request, response) => {
    const { method, url, headers } = request
    const { authorization, accept } = headers
    seen.push({
      method,
      url,
      authorization,
      accept,
      type: headers['content-type'],
      body: await read(request),
    })
    response.end('{"kind":"Deployment"}')
  })
  expect(
    await api.send({
      method: 'PATCH',
      path: '/apis/apps/v1/namespaces/shop/deployments/cart',
      query: { fieldManager: 'lockkeeper' },
      contentType: 'application/apply-patch+yaml',
      body: { spec: { replicas: 2 } },
    }),
  ).toEqual({ kind: 'answered', body: { kind: 'Deployment' } })
  expect(seen).toEqual([
    {
      method: 'PATCH',
      url: '/k8s/apis/apps/v1/namespaces/shop/deployments/cart?fieldManager=lockkeeper',
      authorization: 'Bearer t0ken',
      accept: 'application/json',
      type: 'application/apply-patch+yaml',
      body: '{"spec":{"replicas":2}}',
    },
  ])
})

test('acts as whom the kubeconfig names, in all their groups; groups of nobody are refused', async () => {
  const seen: unknown[] = []
  const listener: RequestListener = (request, response) => {
    const { rawHeaders } = request
    seen.push(
      rawHeaders.flatMap((name, at) =>
        at % 2 === 0 && /^impersonate/i.test(name) ? [`${name}: ${rawHeaders[at + 1]}`] : [],
      ),
    )
    response.end('{}')
  }
  const groups = { 'as-groups': ['deployers', 'shop:readers'], 'as-uid': '7' }
  const extra = { 'as-user-extra': { 'example.com/Team': ['a', 'b'] } }
  const { api } = await serve(listener, { user: { token: 't', as: 'keeper', ...groups, ...extra } })
  await api.send(deployments)
  expect(seen).toEqual([
    [
      'Impersonate-User: keeper',
      'Impersonate-Group: deployers',
      'Impersonate-Group: shop:readers',
      'Impersonate-Uid: 7',
      'Impersonate-Extra-example.com%2Fteam: a',
      'Impersonate-Extra-example.com%2Fteam: b',
    ],
  ])
  await expect(serve(listener, { user: { token: 't', ...groups } })).rejects.toThrow(/no `as`/)
})

const forbidden =
  'deployments.apps is forbidden: User "system:serviceaccount:ops:keeper" cannot list resource "deployments" in API group "apps" in the namespace "shop"'

test.each([
  [
    401,
    'Unauthorized',
    {
      code: 'unauthorized',
      message: 'prod: Unauthorized',
      advice:
        'The credentials of prod are not accepted: expired, revoked, or of another cluster. Renew its kubeconfig.',
    },
  ],
  [
    403,
    forbidden,
    {
      code: 'forbidden',
      message: `prod: ${forbidden}`,
      advice:
        'Allow it to system:serviceaccount:ops:keeper: add { apiGroups: ["apps"], resources: ["deployments"], verbs: ["list"] } in a Role in namespace shop.',
    },
  ],
  [
    403,
    'pods "x" is forbidden: exceeded quota: small',
    {
      code: 'forbidden',
      message: 'prod: pods "x" is forbidden: exceeded quota: small',
    },
  ],
  [404, 'not found', { code: 'not-found', message: 'prod: not found' }],
  [409, 'conflict', { code: 'conflict', message: 'prod: conflict' }],
  [410, 'too old', { code: 'gone', message: 'prod: too old' }],
  [422, 'invalid', { code: 'invalid', message: 'prod: invalid' }],
  [429, 'slow down', { code: 'busy', message: 'prod: slow down', retryAfter: 2000 }],
  [503, 'starting', { code: 'busy', message: 'prod: starting' }],
])('%i %s', async (status, message, expected) => {
  const { api } = await serve((_request, response) => {
    if (status === 429) response.setHeader('retry-after', '2')
    response.writeHead(status).end(JSON.stringify({ kind: 'Status', message }))
  })
  expect(await api.send(deployments)).toEqual({ kind: 'fault', ...expected })
})

test('who answers and is no API server is named', async () => {
  const { api, url } = await serve((_request, response) => response.writeHead(404).end('<html>'))
  expect(await api.send(deployments)).toEqual({
    kind: 'fault',
    code: 'not-kubernetes',
    message: `prod: ${url}/k8s answered 404, and not as a Kubernetes API server does`,
    advice: `Is ${url}/k8s the address of the API server itself? A proxy or a login page may stand before it.`,
  })
})

test('who answers 200 with a page is no API server either', async () => {
  const { api, url } = await serve((_request, response) => response.end('<html>'))
  expect(await api.send(deployments)).toMatchObject({
    code: 'not-kubernetes',
    message: `prod: ${url}/k8s did not answer in JSON`,
  })
})

test('a path that the API server does not have is not served', async () => {
  const { api } = await serve((_request, response) => response.writeHead(404).end('404 page not found\n'))
  expect(await api.send(deployments)).toMatchObject({ code: 'not-served' })
})

test('nobody there', async () => {
  const { api, url, server } = await serve(() => {})
  await new Promise(resolve => server.close(resolve))
  expect(await api.send(deployments)).toEqual({
    kind: 'fault',
    code: 'unreachable',
    message: `prod (${url}/k8s) could not be reached: nothing listens there (connection refused)`,
    advice: `Is the cluster up, and may this machine reach ${url}/k8s?`,
  })
})

test('lines are cut at line feeds only, wherever the pieces of the answer end', async () => {
  const text = '{"a":"\u2028ä"}\n{"b":"\r"}\nrest'
  const { api } = await serve((_request, response) => {
    for (const byte of Buffer.from(text)) response.write(Buffer.of(byte))
    response.end()
  })
  const answer = await api.open(deployments, new AbortController().signal)
  const lines: string[] = []
  if (answer.kind === 'open') for await (const line of answer.lines) lines.push(line)
  expect(lines).toEqual(['{"a":"\u2028ä"}', '{"b":"\r"}', 'rest'])
})

test('a watch whose connection breaks throws its fault', async () => {
  const { api } = await serve((_request, response) => {
    response.write('one\n', () => response.destroy())
  })
  const answer = await api.open(deployments, new AbortController().signal)
  const lines: string[] = []
  const reading = async () => {
    if (answer.kind === 'open') for await (const line of answer.lines) lines.push(line)
  }
  await expect(reading()).rejects.toThrow(FaultError)
  expect(lines).toEqual(['one'])
})

test('a watch that is refused says why', async () => {
  const { api } = await serve((_request, response) => {
    response.writeHead(403).end(JSON.stringify({ kind: 'Status', message: forbidden }))
  })
  const request = { ...deployments, query: { watch: 'true' } }
  expect(await api.open(request, new AbortController().signal)).toMatchObject({
    code: 'forbidden',
    advice: expect.stringContaining('verbs: ["watch"]'),
  })
})

test('a token file is read again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'))
  await writeFile(join(folder, 'token'), 'from-a-file')
  try {
    const seen: unknown[] = []
    const { api } = await serve(
      (request, response) => {
        seen.push(request.headers.authorization)
        response.end('{}')
      },
      { user: { tokenFile: 'token' }, folder },
    )
    await api.send(deployments)
    expect(seen).toEqual(['Bearer from-a-file'])
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** A server on the loopback address, and a connection to it by a kubeconfig. */
async function serve(
  listener: RequestListener,
  { user = { token: 't0ken' }, folder = '/' }: { readonly user?: object; readonly folder?: string } = {},
) {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const kubeconfig = {
    'current-context': 'it',
    clusters: [{ name: 'it', cluster: { server: `${url}/k8s/` } }],
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'me' } }],
    users: [{ name: 'me', user }],
  }
  const environment = { KUBE_CONFIG: JSON.stringify(kubeconfig) }
  const setting = { name: 'prod', kubeconfig: 'KUBE_CONFIG' }
  const connected = await connect(setting, { environment, folder, programs: [], now: new Date(0) })
  if (connected.kind === 'refused') throw new Error(connected.problem.message)
  apis.push(connected.api)
  return { api: connected.api, url, server }
}

async function read(request: IncomingMessage): Promise<string> {
  return (await request.toArray()).join('')
}
