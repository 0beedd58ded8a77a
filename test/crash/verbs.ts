import { choose, status, wishes } from '../behaviours/chosen.ts'
import { repositoryAt } from '../behaviours/stage.ts'
import { type Cut, type CutCase, type CutStage, sayAt, sweepToTheEnd } from './cut.ts'
import { promoted } from './end-state.ts'

const fleet = { repository: 'acme/fleet', issue: 1 }

/** A promotion that waits for a check which never comes. */
async function waiting(stage: CutStage): Promise<void> {
  repositoryAt(stage.gitHub, 'fleet').rules.set('main', {
    requiredChecks: ['never'],
    strict: false,
    approvals: undefined,
  })
  await sayAt(stage, '/promote podinfo@7.0.0 to prod')
  await sweepToTheEnd(stage)
}

/** A promotion that is merged, and a cluster that is connected only then. */
async function merged(stage: CutStage): Promise<void> {
  await sayAt(stage, '/promote podinfo@7.0.0 to prod')
  await sweepToTheEnd(stage)
  stage.cluster.connected = true
  await stage.catchUp()
  await stage.pass(60_000)
}

/** A promotion that the cluster runs, as was seen. */
async function arrived(stage: CutStage): Promise<void> {
  stage.cluster.connected = true
  await sayAt(stage, '/promote podinfo@7.0.0 to prod')
  await sweepToTheEnd(stage)
}

/** What was done to workloads: the same restart twice is one. */
function restarts({ cluster }: CutStage): readonly string[] {
  const asked = cluster.asked.filter(each => each.startsWith('restart'))
  return [...new Set(asked)].map(each => each.split(' ').slice(0, 3).join(' '))
}

/** The tag that prod's Deployment has. */
function tagThere({ cluster }: CutStage): string | undefined {
  const podinfo = [...cluster.objects.values()].find(
    ({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'podinfo',
  )
  return /"image":"[^"]*:([^":]+)"/.exec(JSON.stringify(podinfo?.spec))?.[1]
}

/** A promotion that we brought to a cluster without Flux. */
async function applied(stage: CutStage): Promise<void> {
  await sayAt(stage, '/promote podinfo@7.0.0 to prod')
  await sweepToTheEnd(stage)
}

/** A promotion that GitHub is to merge by itself. */
async function scheduled(stage: CutStage): Promise<void> {
  await choose(stage)
  await sayAt(stage, '/promote podinfo@7.0.0 to prod')
  await sweepToTheEnd(stage)
}

/** A promotion that GitHub has merged by itself, and nobody has seen it yet. */
async function mergedByItself(stage: CutStage): Promise<void> {
  await scheduled(stage)
  await status(stage, 'success')
  await stage.gitHub.settled()
}

/** A command, what has happened before it, and the one end that every road must lead to. */
export interface VerbCase extends CutCase {
  readonly name: string
  readonly end: Partial<Cut['end']>
}

/** Every verb that writes. */
export const verbCases: readonly VerbCase[] = [
  { name: 'a promotion', command: '/promote podinfo@7.0.0 to prod', every: 5, end: promoted },
  {
    name: 'a promotion of what waits already',
    command: '/promote podinfo@7.0.0 to prod',
    every: 7,
    prepare: waiting,
    end: { replies: ['waiting', 'nothing-to-do'], version: '6.9.2', deployments: [] },
  },
  {
    name: 'a cancellation',
    command: '/cancel',
    every: 6,
    prepare: waiting,
    end: {
      replies: ['cancelled', 'answered'],
      pullRequests: ['Promote podinfo from 6.9.2 to 7.0.0 on prod: closed'],
      branches: ['main'],
      deployments: [],
      version: '6.9.2',
    },
  },
  {
    name: 'a promotion that GitHub is to merge by itself',
    command: '/promote podinfo@7.0.0 to prod',
    every: 7,
    prepare: choose,
    beside: wishes,
    end: {
      replies: ['waiting'],
      pullRequests: ['Promote podinfo from 6.9.2 to 7.0.0 on prod: open'],
      deployments: [],
      version: '6.9.2',
      beside: ['Promote podinfo from 6.9.2 to 7.0.0 on prod (#2)'],
    },
  },
  {
    name: 'a cancellation of what GitHub is to merge by itself',
    command: '/cancel',
    every: 6,
    prepare: scheduled,
    beside: wishes,
    end: {
      replies: ['cancelled', 'answered'],
      pullRequests: ['Promote podinfo from 6.9.2 to 7.0.0 on prod: closed'],
      branches: ['main'],
      deployments: [],
      version: '6.9.2',
      beside: [],
    },
  },
  {
    name: 'a question after GitHub has merged by itself',
    command: '/list podinfo',
    every: 5,
    prepare: mergedByItself,
    beside: wishes,
    end: {
      replies: ['merged', 'answered'],
      pullRequests: promoted.pullRequests,
      deployments: promoted.deployments,
      branches: promoted.branches,
      version: promoted.version,
      beside: [],
    },
  },
  {
    name: 'a train',
    command: '/promote stage to prod',
    place: fleet,
    every: 12,
    end: {
      pullRequests: [
        'Promote podinfo from 6.9.2 to 7.0.0 on prod: merged',
        'Promote helloworld from 1.3.2 to 1.4.0 on prod: merged',
      ],
      branches: ['main'],
      version: '7.0.0',
    },
  },
  {
    name: 'a question',
    command: '/list podinfo',
    every: 4,
    end: { replies: ['answered'], pullRequests: [], branches: ['main'] },
  },
  {
    name: 'a promotion that a cluster runs',
    command: '/promote podinfo@7.0.0 to prod',
    every: 9,
    prepare: async ({ cluster }) => {
      cluster.connected = true
    },
    end: {
      ...promoted,
      replies: ['succeeded'],
      deployments: ['prod podinfo 7.0.0: success'],
    },
  },
  {
    name: 'a verification',
    command: '/verify podinfo on prod',
    every: 4,
    prepare: merged,
    end: {
      replies: ['merged', 'succeeded'],
      deployments: ['prod podinfo 7.0.0: success'],
      branches: ['main'],
      version: '7.0.0',
    },
  },
  {
    name: 'a restart',
    command: '/restart podinfo on prod',
    every: 4,
    prepare: arrived,
    beside: restarts,
    end: {
      replies: ['succeeded', 'answered'],
      deployments: ['prod podinfo 7.0.0: success'],
      branches: ['main'],
      beside: ['restart Deployment podinfo/podinfo'],
    },
  },
  {
    name: 'a rollback without a cluster',
    command: '/rollback podinfo on prod',
    every: 7,
    prepare: async stage => {
      await merged(stage)
      stage.cluster.connected = false
    },
    end: {
      replies: ['merged', 'merged'],
      pullRequests: [
        'Roll back podinfo from 7.0.0 to 6.9.2 on prod: merged',
        'Promote podinfo from 6.9.2 to 7.0.0 on prod: merged',
      ],
      branches: ['lockkeeper-state', 'main'],
      version: '6.9.2',
    },
  },
  {
    name: 'a rollback that a cluster runs',
    command: '/rollback podinfo on prod',
    every: 11,
    prepare: arrived,
    end: {
      replies: ['succeeded', 'succeeded'],
      pullRequests: [
        'Roll back podinfo from 7.0.0 to 6.9.2 on prod: merged',
        'Promote podinfo from 6.9.2 to 7.0.0 on prod: merged',
      ],
      deployments: ['prod podinfo 6.9.2: success', 'prod podinfo 7.0.0: inactive'],
      branches: ['lockkeeper-state', 'main'],
      commits: [
        'Roll back podinfo from 7.0.0 to 6.9.2 on prod',
        'Promote podinfo from 6.9.2 to 7.0.0 on prod',
      ],
      version: '6.9.2',
    },
  },
  {
    name: 'a promotion that Lockkeeper itself applies',
    command: '/promote podinfo@7.0.0 to prod',
    every: 11,
    prod: 'apply',
    beside: tagThere,
    end: {
      ...promoted,
      replies: ['succeeded'],
      deployments: ['prod podinfo 7.0.0: success'],
      beside: '7.0.0',
    },
  },
  {
    name: 'a rollback that Lockkeeper itself applies',
    command: '/rollback podinfo on prod',
    every: 13,
    prod: 'apply',
    prepare: applied,
    beside: tagThere,
    end: {
      replies: ['succeeded', 'succeeded'],
      pullRequests: [
        'Roll back podinfo from 7.0.0 to 6.9.2 on prod: merged',
        'Promote podinfo from 6.9.2 to 7.0.0 on prod: merged',
      ],
      deployments: ['prod podinfo 6.9.2: success', 'prod podinfo 7.0.0: inactive'],
      version: '6.9.2',
      beside: '6.9.2',
    },
  },
]
