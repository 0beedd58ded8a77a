import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import { openClusters } from '../../src/kubernetes/clusters.ts'
import { jumpingClock } from '../github/script.ts'
import { faultOf } from '../kubernetes/restart/fake-cluster.ts'
import { Scene } from '../kubernetes/restart/scene.ts'
import { behaviour } from './promised.ts'

const kubeconfig = (user: string, server = 'https://127.0.0.1:1') => `apiVersion: v1
kind: Config
current-context: a
clusters: [{ name: a, cluster: { server: "${server}" } }]
contexts: [{ name: a, context: { cluster: a, user: a } }]
users: [{ name: a, user: { ${user} } }]
`

// What each of them would run leaves a trace that nobody must find.
const canary = '/tmp/lockkeeper-canary-of-behaviour-59'
const programs = [
  `exec: { apiVersion: client.authentication.k8s.io/v1, command: /bin/touch, args: [${canary}] }`,
  `auth-provider: { name: exec, config: { exec: { command: /bin/touch } } }`,
  `auth-provider: { name: gcp, config: { cmd-path: /bin/touch, cmd-args: ${canary} } }`,
  `auth-provider: { name: azure, config: { cmd-path: /bin/touch } }`,
]

const unsafe = ['insecure-skip-tls-verify: true', 'proxy-url: http://10.0.0.9'].map(line =>
  kubeconfig('token: a').replace('server:', `${line}, server:`),
)

behaviour(59, async () => {
  const texts = [
    ...programs.map(user => kubeconfig(user)),
    kubeconfig('token: a', 'http://10.0.0.1:1'),
    ...unsafe,
  ]
  const environment = Object.fromEntries(texts.map((text, index) => [`KUBE_CONFIG_${index}`, text]))
  const clock = jumpingClock()
  const clusters = await openClusters({ environment, folder: '.', programs: [], clock, random: () => 0 })
  const seen = await Promise.all(
    Object.keys(environment).map(async name => {
      const answer = await clusters.open({ name, kubeconfig: name }).inventory([])
      return answer.kind === 'unseen' ? answer.reason : answer
    }),
  )
  clusters.close()
  expect(seen).toEqual([
    ...programs.map((_, index) =>
      expect.stringContaining(`KUBE_CONFIG_${index} runs the program \`/bin/touch\` to sign in`),
    ),
    expect.stringContaining('is plain http'),
    expect.stringContaining('says `insecure-skip-tls-verify`'),
    expect.stringContaining('says `proxy-url`'),
  ])
  expect(readdirSync('/tmp').filter(name => name.includes('canary-of-behaviour-59'))).toEqual([])
  // What our manifests grant: no Secret but where its component is chosen, no write but to restart and to hurry Flux.
  const grants = manifests('kustomize/lockkeeper').filter(({ path }) => !path.includes('restart-on-secrets'))
  expect(grants.filter(({ text }) => /resources: \[[^\]]*\bsecrets\b|verbs: \[[^\]]*\*/.test(text))).toEqual(
    [],
  )
  const access = grants.filter(({ path }) => path.includes('cluster-access'))
  expect(
    access.flatMap(({ text }) => text.match(/\b(?:create|update|delete|deletecollection)\b/g) ?? []),
  ).toEqual([])
})

/** The manifests of a folder without their comments, which grant nothing. */
function manifests(folder: string): readonly { readonly path: string; readonly text: string }[] {
  const root = new URL(`../../${folder}/`, import.meta.url)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.yaml'))
    .map(path => ({ path, text: readFileSync(new URL(path, root), 'utf8').replace(/#.*$/gm, '') }))
}

behaviour(60, async () => {
  const scene = new Scene()
  try {
    scene.configMap('config', { message: 'hello' })
    scene.workload('podinfo')
    // Two replicas over an API server that is busy, forgets its history and fails, each now and then.
    const faults = ['busy', 'gone', 'unreachable', 'conflict'] as const
    let count = 0
    scene.cluster.disturb = () => {
      count += 1
      return count % 7 === 0 ? { fault: faultOf(faults[count % faults.length] ?? 'busy') } : undefined
    }
    const leader = await scene.start()
    await scene.start()
    await scene.clock.pass(60_000)
    scene.configMap('config', { message: 'changed' })
    await scene.clock.pass(120_000)
    expect(scene.restarts()).toEqual({ podinfo: 1 })
    // The same content again, and another leader: nothing new to do.
    scene.configMap('config', { message: 'changed' })
    await leader.stop()
    await scene.clock.pass(120_000)
    expect(scene.restarts()).toEqual({ podinfo: 1 })
    scene.configMap('config', { message: 'changed again' })
    await scene.clock.pass(120_000)
    expect(scene.restarts()).toEqual({ podinfo: 2 })
  } finally {
    await scene.end()
  }
})
