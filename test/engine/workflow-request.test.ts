import { expect, test } from '@jest/globals'
import type { WorkflowRun } from '../../src/engine/ports/workflow-port.ts'
import type { WorkflowAnswer } from '../../src/engine/promotion/workflow-request.ts'
import { alice, config, fleetFiles, rob, type Seeded, seed } from './fakes/seed.ts'

const onMain: WorkflowRun = {
  path: '.github/workflows/deliver.yml',
  branch: 'main',
  onDefaultBranch: true,
  actor: alice,
  live: true,
}

function seedRun(run: Partial<WorkflowRun> = {}, configuration = config): Seeded {
  const seeded = seed({ ...fleetFiles(), '.github/lockkeeper.yml': configuration })
  seeded.source.workflowRuns.set(77, { ...onMain, ...run })
  return seeded
}

function ask({ engine, fleet, source }: Seeded, words: string): Promise<WorkflowAnswer> {
  return engine.promote({ gitops: fleet.ref, source: source.ref, run: 77, step: 'promote/lockkeeper', words })
}

/** Each promotion's end in a line. */
function ends(answer: WorkflowAnswer): readonly string[] {
  if (answer.kind === 'nothing-to-do') return [answer.reason]
  if (answer.kind === 'refused') return answer.problems.map(({ code, message }) => `${code}: ${message}`)
  return answer.progress.promotions.map(
    ({ app, to, environment, verdict, because }) => `${app} ${to} ${environment}: ${verdict}, ${because}`,
  )
}

test('a step promotes what whoever started its run may promote', async () => {
  const seeded = seedRun()
  expect(ends(await ask(seeded, 'podinfo@7.0.0 to prod'))).toEqual([
    'podinfo 7.0.0 prod: merged, merged, not watched: no cluster is connected',
  ])
  expect(seeded.fleet.pullRequests.map(({ title, state }) => [title, state])).toEqual([
    ['Promote podinfo from 6.9.2 to 7.0.0 on prod', 'merged'],
  ])
})

test('asked again, nothing is done twice', async () => {
  const seeded = seedRun()
  await ask(seeded, 'podinfo@7.0.0 to prod')
  await ask(seeded, 'podinfo@7.0.0 to prod')
  expect(seeded.fleet.pullRequests).toHaveLength(1)
  expect(seeded.fleet.deployments).toHaveLength(1)
})

test('who may only read is refused, whatever the workflow', async () => {
  expect(ends(await ask(seedRun({ actor: rob }), 'podinfo@7.0.0 to prod'))).toEqual([
    'podinfo 7.0.0 prod: refused, @rob has no write on acme/podinfo',
  ])
})

const named = `version: 1
sources: [acme/podinfo]
environments:
  - { name: test }
  - { name: stage }
  - name: prod
    merge: when-green
    allow: { workflows: [acme/podinfo/.github/workflows/deliver.yml] }
`

test('a workflow that the environment names may, whoever started it', async () => {
  expect(ends(await ask(seedRun({ actor: rob }, named), 'podinfo@7.0.0 to prod'))).toEqual([
    'podinfo 7.0.0 prod: merged, merged, not watched: no cluster is connected',
  ])
})

test('the same workflow on a branch that anybody may push may not', async () => {
  const run = { branch: 'try-this', onDefaultBranch: false }
  expect(ends(await ask(seedRun(run, named), 'podinfo@7.0.0 to prod'))).toEqual([
    'podinfo 7.0.0 prod: refused, prod allows only those whom its configuration names',
  ])
})

test('a run that GitHub does not show asks for nothing', async () => {
  const seeded = seedRun()
  seeded.source.workflowRuns.clear()
  expect(ends(await ask(seeded, 'podinfo@7.0.0 to prod'))).toEqual([
    'RUN_UNKNOWN: The token cannot see run 77 of acme/podinfo, or it runs for a fork.',
  ])
})

test('a run that is over asks for nothing', async () => {
  expect(ends(await ask(seedRun({ live: false }), 'podinfo@7.0.0 to prod'))).toEqual([
    'RUN_ENDED: Run 77 is over: its steps ask for nothing any more.',
  ])
})

test('the words are a comment’s words, with its hints', async () => {
  const answers = await Promise.all(
    ['podinfo 7.0.0 to prod', 'podinfo@7.0.0 to prdo', '', 'podinfo@7.0.0 to prod\n/promote x@1 to prod'].map(
      async words => ends(await ask(seedRun(), words)),
    ),
  )
  expect(answers.map(([first]) => first)).toEqual([
    'MISSING_VERSION: An app and its version are one word: podinfo@7.0.0.',
    'UNKNOWN_ENVIRONMENT: I know no environment "prdo".',
    'MISSING_ENVIRONMENT: It does not say to which environment. It does not say what to promote: write /promote <app>@<version> to <env>.',
    'COMMAND_UNREADABLE: "podinfo@7.0.0 to prod\\n/promote x@1 to prod" is not one promotion.',
  ])
})

const waiting = config.replace(', merge: when-green', ', merge: after-approval')

test('what a step began goes on after the run is over', async () => {
  const seeded = seedRun({}, waiting)
  const [waits] = ends(await ask(seeded, 'podinfo@7.0.0 to prod'))
  seeded.source.workflowRuns.set(77, { ...onMain, live: false })
  const [pullRequest] = seeded.fleet.pullRequests
  if (pullRequest === undefined) throw new Error('nothing was proposed')
  const by = { id: 9, login: 'bob' }
  seeded.fleet.approvals.set(pullRequest.number, [{ by, commit: pullRequest.head, canWrite: true }])
  await seeded.engine.sweep(new Date(0))
  expect([waits, pullRequest.state]).toEqual([
    'podinfo 7.0.0 prod: undefined, waiting for the approval of a second person with write access',
    'merged',
  ])
})
