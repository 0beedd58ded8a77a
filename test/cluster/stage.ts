import { afterAll, beforeAll, describe, test } from '@jest/globals'
import type { ContainerBehaviour } from '../../src/sandbox/cluster/controllers/context.ts'
import { startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import type { User } from './control-plane.ts'
import { crashLog } from './pod-logs.ts'
import { skipped } from './skips.ts'

/** What a suite gets of a cluster: a user's kubeconfig as a text. */
export interface ClusterUnderTest {
  readonly kubeconfig: (user: User) => string
  /** The real one's folder, with the programs' logs. */
  readonly folder?: string
  /** Where the real one's programs lie. */
  readonly programs?: string
}

type Body = () => void | Promise<void>

/** Opens a cluster that speaks Kubernetes' API, for one suite. */
export type OpenCluster = () => Promise<ClusterUnderTest & { readonly close: () => Promise<void> }>

/** The clusters that every suite runs on. */
const clusters: Readonly<Record<string, OpenCluster>> = {
  'the real control plane': async () => ({ ...theRealOne(), close: async () => {} }),
  'the stand-in': async () => {
    const { kubeconfig, close } = await startSandboxCluster({ behaviourOf: annotatedBehaviour })
    return { kubeconfig: () => kubeconfig, close }
  },
}

/** As `stages.yaml` has it for kwok's pods. */
function annotatedBehaviour(
  _image: string,
  annotations: Readonly<Record<string, string>>,
): ContainerBehaviour {
  switch (annotations['test/behaviour']) {
    case 'image-pull':
      return { kind: 'image-pull', message: 'manifest unknown' }
    case 'crash':
      return { kind: 'crash', exitCode: 1, log: `${crashLog.join('\n')}\n` }
    case 'slow':
      return { kind: 'ready', after: 3_000 }
    case 'never-ready':
      return { kind: 'ready', after: Number.MAX_SAFE_INTEGER }
    default:
      return { kind: 'ready', after: 100 }
  }
}

/** The control plane that `npm run test:cluster` has started. */
export function theRealOne(): ClusterUnderTest {
  const given = process.env.LOCKKEEPER_CLUSTER
  if (given === undefined) throw new Error('No control plane. Run this suite by: npm run test:cluster')
  const { folder, programs, kubeconfigs } = JSON.parse(given) as {
    readonly folder: string
    readonly programs: string
    readonly kubeconfigs: Readonly<Record<User, string>>
  }
  return { folder, programs, kubeconfig: user => kubeconfigs[user] }
}

/** Runs a suite on each cluster. A test that a stand-in cannot honestly hold is in the table of skips, with its reason. */
export function onEachCluster(
  suite: string,
  define: (cluster: () => ClusterUnderTest, test: (name: string, body: Body) => void) => void,
): void {
  describe.each(Object.entries(clusters))(`${suite} on %s`, (name, open) => {
    let opened: Awaited<ReturnType<OpenCluster>> | undefined
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened?.close())
    const given = () => {
      if (opened === undefined) throw new Error('The cluster is not open yet')
      return opened
    }
    const isReal = name === 'the real control plane'
    define(given, (title, body) => {
      if (!isReal && skipped[`${suite}: ${title}`] !== undefined) test.skip(title, () => {})
      else test(title, body)
    })
  })
}
