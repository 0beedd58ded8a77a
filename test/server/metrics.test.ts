import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { createMetrics } from '../../src/server/metrics.ts'

const head = { version: 1, request: 'comment/1/2/3/0' } as const
const podinfo = { app: 'podinfo', environment: 'prod', release: '7.0.0' }

/** The samples without histograms' buckets, comments and zeros. */
async function samples(metrics: ReturnType<typeof createMetrics>): Promise<readonly string[]> {
  const lines = (await metrics.text()).split('\n')
  return lines.filter(line => line !== '' && !line.startsWith('#') && !line.includes('_bucket'))
}

test('a promotion is counted from the command to its end', async () => {
  const metrics = createMetrics(() => ({ waiting: 2, running: 1 }))
  metrics.outcome({ ...head, kind: 'request-accepted', verb: 'rollback', at: new Date(0), by: 'alice' })
  metrics.outcome({ ...head, ...podinfo, kind: 'promotion-proposed', at: new Date(1000), pullRequest: 1 })
  metrics.outcome({
    ...head,
    ...podinfo,
    kind: 'promotion-merged',
    at: new Date(2000),
    pullRequest: 1,
    commit: 'c',
  })
  metrics.outcome({ ...head, ...podinfo, kind: 'promotion-ended', at: new Date(4000), verdict: 'merged' })
  metrics.outcome({ ...head, kind: 'request-answered', at: new Date(0), verb: 'list' })
  expect(await samples(metrics)).toEqual([
    'lockkeeper_queue_jobs{state="waiting"} 2',
    'lockkeeper_queue_jobs{state="running"} 1',
    'lockkeeper_decisions_total{kind="accepted",verb="rollback"} 1',
    'lockkeeper_decisions_total{kind="answered",verb="list"} 1',
    'lockkeeper_promotions_total{state="proposed",verdict=""} 1',
    'lockkeeper_promotions_total{state="merged",verdict=""} 1',
    'lockkeeper_promotions_total{state="ended",verdict="merged"} 1',
    'lockkeeper_promotion_duration_seconds_sum{verdict="merged"} 4',
    'lockkeeper_promotion_duration_seconds_count{verdict="merged"} 1',
  ])
})

test('requests, webhooks and work are counted by class', async () => {
  const metrics = createMetrics(() => ({ waiting: 0, running: 0 }))
  const headers = { 'x-ratelimit-remaining': '4990', 'x-ratelimit-resource': 'core' }
  metrics.request({ route: 'GET /app', kind: 'read', status: 200, milliseconds: 500, headers })
  metrics.request({ route: 'POST /graphql', kind: 'graphql', status: 'lost', milliseconds: 250, headers: {} })
  metrics.intake('issue_comment', { status: 202, text: 'accepted' })
  metrics.intake('Not A Name', { status: 401, text: 'not signed by GitHub' })
  metrics.work('comment', 'failed', 1500)
  expect((await samples(metrics)).filter(line => !line.includes('queue'))).toEqual([
    'lockkeeper_webhooks_total{event="issue_comment",status="202",answer="accepted"} 1',
    'lockkeeper_webhooks_total{event="other",status="401",answer="not signed by GitHub"} 1',
    'lockkeeper_work_duration_seconds_sum{kind="comment",ended="failed"} 1.5',
    'lockkeeper_work_duration_seconds_count{kind="comment",ended="failed"} 1',
    'lockkeeper_github_request_duration_seconds_sum{class="read",status="200"} 0.5',
    'lockkeeper_github_request_duration_seconds_count{class="read",status="200"} 1',
    'lockkeeper_github_request_duration_seconds_sum{class="graphql",status="lost"} 0.25',
    'lockkeeper_github_request_duration_seconds_count{class="graphql",status="lost"} 1',
    'lockkeeper_github_rate_limit_remaining{resource="core"} 4990',
  ])
})

test('no name of anybody or anything is a label', async () => {
  const metrics = createMetrics(() => ({ waiting: 0, running: 0 }))
  metrics.outcome({ ...head, kind: 'request-accepted', verb: 'rollback', at: new Date(0), by: 'alice' })
  metrics.outcome({ ...head, ...podinfo, kind: 'promotion-ended', at: new Date(4000), verdict: 'merged' })
  expect(await metrics.text()).not.toMatch(/alice|podinfo|prod"|7\.0\.0|comment\/1/)
})

test('the documentation names each', async () => {
  const metrics = createMetrics(() => ({ waiting: 0, running: 0 }))
  const docs = readFileSync(new URL('../../docs/install.md', import.meta.url), 'utf8')
  const documented = [...docs.matchAll(/^\| `(lockkeeper_\w+)` \|/gm)].map(([, name]) => name)
  const served = [...(await metrics.text()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)
  expect(documented.toSorted()).toEqual(served.toSorted())
})
