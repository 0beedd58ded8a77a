import type { GateResult } from '../../src/promotion/gate.ts'
import type { PromotionProgress, RequestProgress } from '../../src/promotion/progress.ts'
import type { ReplyRecord } from '../../src/report/marker.ts'

export const record: ReplyRecord = { key: 'comment/1/2/3/0', verb: 'promote', done: false, slips: [] }

export const recordLine = '{"key":"comment/1/2/3/0","verb":"promote","done":false,"slips":[]}'

export const edit = {
  file: 'apps/podinfo/overlays/prod/kustomization.yaml',
  document: 0,
  path: '/images/[name=podinfo]/newTag',
  line: 7,
  column: 13,
  before: '6.9.2',
  after: '7.0.0',
}

export const gates: readonly GateResult[] = [
  { gate: 'known', status: 'passed', detail: '7.0.0 is a tag of acme/podinfo' },
  { gate: 'permitted', status: 'passed', detail: '@alice has write on acme/fleet' },
  { gate: 'order', status: 'passed', detail: 'merged in stage, not watched there' },
  { gate: 'checks', status: 'pending', detail: '3/5, waiting for build' },
]

export const underWay: PromotionProgress = {
  app: 'podinfo',
  environment: 'prod',
  from: '6.9.2',
  to: '7.0.0',
  state: 'gated',
  gates,
  edits: [edit],
  pullRequest: {
    number: 812,
    url: 'https://github.com/acme/fleet/pull/812',
    head: '4f1c2ab000000000000000000000000000000000',
    base: 'main',
  },
  checks: { passed: 3, total: 5 },
  because: 'checks 3/5, waiting for build',
  next: [],
}

export const merged: PromotionProgress = {
  ...underWay,
  state: 'ended',
  verdict: 'merged',
  gates: gates.map(gate => ({
    ...gate,
    status: 'passed',
    detail: gate.gate === 'checks' ? '5/5' : gate.detail,
  })),
  checks: { passed: 5, total: 5, approvedBy: 'bob' },
  mergeCommit: {
    sha: '9c1d0f2000000000000000000000000000000000',
    url: 'https://github.com/acme/fleet/commit/9c1d0f2000000000000000000000000000000000',
  },
  because: 'merged, not watched: no cluster is connected',
}

export const refused: PromotionProgress = {
  app: 'podinfo',
  environment: 'prod',
  from: '6.9.2',
  to: '7.0.0',
  state: 'ended',
  verdict: 'refused',
  gates: [
    { gate: 'known', status: 'passed', detail: '7.0.0 is a tag of acme/podinfo' },
    {
      gate: 'order',
      status: 'blocked',
      detail: 'stage has 6.9.2; /promote podinfo@7.0.0 to stage comes first',
    },
  ],
  edits: [],
  because: 'stage has 6.9.2; /promote podinfo@7.0.0 to stage comes first',
  next: ['/promote podinfo@7.0.0 to stage'],
}

export function request(...promotions: readonly PromotionProgress[]): RequestProgress {
  return {
    id: 'p-7QK3XM',
    key: 'comment/1/2/3/0',
    requestedBy: 'alice',
    source: '/promote podinfo@7.0.0 to prod',
    dryRun: false,
    promotions,
  }
}
