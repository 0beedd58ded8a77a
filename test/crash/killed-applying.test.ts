import { describe, expect, test } from '@jest/globals'
import { startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type AppProcess, startAppProcess, webhookSecret } from '../e2e/app-process.ts'
import { eventually, personAt } from '../e2e/person.ts'
import { type Moment, startProxy } from '../e2e/proxy.ts'
import { type EndState, promoted, readEndState } from './end-state.ts'

// The App applies to prod, which has no Flux, and is killed as `kill -9` does at one of its requests to the cluster; then it is started again.

/** As where Flux applies, but seen to the end. */
const applied: EndState = {
  ...promoted,
  replies: ['succeeded'],
  deployments: ['prod podinfo 7.0.0: success'],
}

const pinFile = 'apps/prod/podinfo/kustomization.yaml'

async function killedAt(
  nth: number,
  moment: Moment,
): Promise<{ readonly end: EndState; readonly kills: number }> {
  const parts: { close(): void | Promise<void> }[] = []
  const keep = <Part extends { close(): void | Promise<void> }>(part: Part): Part => {
    parts.unshift(part)
    return part
  }
  try {
    const checks = { delay: 20, conclusion: 'success' } as const
    const gitHub = keep(await startSandboxGitHub({ webhookSecret, checks, withoutFlux: 'prod' }))
    const cluster = keep(await startSandboxCluster({ name: 'prod' }))
    const apps: AppProcess[] = []
    let kills = 0
    const relay = keep(
      await startProxy(cluster.url, (count, now) => {
        if (count !== nth || now !== moment) return
        apps.at(-1)?.kill()
        kills += 1
      }),
    )
    const kubeconfig = cluster.kubeconfig.replaceAll(cluster.url, relay.url)
    const start = async (): Promise<void> => {
      const started = await startAppProcess(gitHub, gitHub.apiUrl, [], { KUBE_CONFIG_PROD: kubeconfig })
      keep({ close: () => started.kill() })
      gitHub.app.hook.url = started.webhookUrl
      apps.push(started)
    }
    await start()
    const body = '/promote podinfo@7.0.0 to prod'
    await personAt(gitHub, 'writer').send('POST', '/repos/acme/podinfo/issues/2/comments', { body })
    await apps[0]?.gone
    await start()
    const isOver = ({ replies, branches }: EndState) =>
      branches.length === 1 && ['succeeded', 'failed', 'unknown'].includes(replies[0] ?? '')
    return { end: await eventually(() => readEndState(gitHub, pinFile), isOver, 120_000), kills }
  } finally {
    for (const part of parts) await part.close()
  }
}

describe('killed', () => {
  test.concurrent.each<readonly [Moment, number]>([
    // The record, objects of the dry run, objects, the record again, and the looks after.
    ['before', 3],
    ['after', 9],
    ['after', 16],
    ['before', 22],
    ['after', 30],
  ])(
    '%s request %i to the cluster, an apply ends verified and merged once',
    async (moment, nth) => {
      expect(await killedAt(nth, moment)).toEqual({ end: applied, kills: 1 })
    },
    180_000,
  )
})
