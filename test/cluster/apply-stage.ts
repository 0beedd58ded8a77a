import { createEngine } from '../../src/engine/engine.ts'
import { readReplyMarker } from '../../src/report/marker.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { Calls } from '../engine/fakes/calls.ts'
import { pushFiles } from '../engine/fakes/git.ts'
import { pinned } from '../engine/fakes/questions.ts'
import { alice, app, config, noDelays, overlay, type Seeded, seed } from '../engine/fakes/seed.ts'
import { openAs } from './adapter.ts'
import { until } from './daemon.ts'

/** A fleet whose `prod` is applied to a namespace of a real cluster; the version is the pods' behaviour too. `given`: the namespace is there already. */
export function stageIn(
  name: string,
  kubeconfig: string,
  more: Readonly<Record<string, string>> = {},
  namespace: 'rendered' | 'given' = 'rendered',
) {
  const own =
    namespace === 'given'
      ? {}
      : { 'namespace.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }) }
  const files = { ...own, ...more }
  const { cluster, close } = openAs(kubeconfig)
  const folder = overlay('podinfo', 'prod').replace('/kustomization.yaml', '')
  const inFolder = (files: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
  const seeded = seed({
    '.github/lockkeeper.yml': config
      .replace(
        '{ name: prod, merge: when-green }',
        '{ name: prod, after: [], merge: when-green, delivery: apply, namespaces: [NS], timeout: 1m }',
      )
      .replace('NS', name)
      .concat('versions: any\nclusters: { prod: { kubeconfig: KUBE_CONFIG } }\n'),
    ...app('podinfo', 'ghcr.io/stefanprodan/podinfo', { test: '7.0.0', stage: '7.0.0', prod: '6.9.2' }),
    ...inFolder({
      ...files,
      'kustomization.yaml': kustomization(name, Object.keys(files)),
    }),
  })
  const engine = createEngine({
    installation: seeded.github.installation(new Calls()),
    clock: systemClock,
    mentions: ['lockkeeper'],
    publish: () => undefined,
    delays: { ...noDelays, abandoned: 0, stable: 1_000 },
    clusters: () => ({ ...cluster, name: 'prod' }),
    remind: request => seeded.github.reminders.add(request),
  })
  return {
    ...{ seeded, cluster, close },
    pulls: () => seeded.fleet.pullRequests.map(({ state }) => state),
    /** Names other files of the overlay, besides what is always there. */
    name: (others: readonly string[]) =>
      pushFiles(
        seeded.fleet,
        'main',
        inFolder({
          'kustomization.yaml': kustomization(name, [...Object.keys(own), ...others]).replace(
            'newTag: 6.9.2',
            `newTag: ${pinned(seeded, 'prod')}`,
          ),
        }),
        { message: 'By hand' },
      ),
    push: (files: Readonly<Record<string, string>>) =>
      pushFiles(seeded.fleet, 'main', inFolder(files), { message: 'By hand' }),
    /** Comments, and looks again until the reply is over. */
    async say(body: string): Promise<string> {
      const { github, source, issue } = seeded
      github.clock.pass(Date.now() - github.clock.now().getTime())
      const comment = github.comment(source, issue, alice, body)
      await engine.answerComment(source.ref, comment.id, comment)
      let last = 'no reply'
      const end = until(`the end of ${body}`, async () => {
        const reply = replyTo(seeded, comment.id)
        if (reply?.done) return reply.body
        last = reply?.body.split('\n', 6).join('\n') ?? last
        for (const request of github.reminders) await engine.lookAgain(request)
        return undefined
      })
      return end.catch(cause => {
        throw new Error(last, { cause })
      })
    },
  }
}

function replyTo({ source }: Seeded, comment: number) {
  const bodies = source.comments.filter(({ ours }) => ours).map(({ body }) => body)
  const found = bodies.find(body => readReplyMarker(body)?.key.includes(`/${comment}/`))
  return found === undefined ? undefined : { body: found, done: readReplyMarker(found)?.done === true }
}

function kustomization(namespace: string, more: readonly string[]): string {
  return `namespace: ${namespace}
resources: [../../base${more.map(name => `, ${name}`).join('')}]
replicas: [{ name: podinfo, count: 2 }]
images:
  - name: ghcr.io/stefanprodan/podinfo
    newTag: 6.9.2
replacements:
  - source: { kind: Deployment, name: podinfo, fieldPath: 'spec.template.spec.containers.0.image', options: { delimiter: ':', index: 1 } }
    targets:
      - select: { kind: Deployment, name: podinfo }
        fieldPaths: ['spec.template.metadata.annotations.test/behaviour']
        options: { create: true }
`
}
