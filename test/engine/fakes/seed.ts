import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import type { OutcomeEvent } from '../../../src/engine/outcome.ts'
import type { Clock } from '../../../src/engine/ports/ports.ts'
import type { World } from '../../../src/engine/world.ts'
import type { Calls } from './calls.ts'
import { FakeGitHub } from './fake-github.ts'
import type { FakeComment, FakeRepositoryState } from './state.ts'

export const alice = { id: 1, login: 'alice' }
export const ada = { id: 2, login: 'ada' }
export const rob = { id: 3, login: 'rob' }
export const sam = { id: 4, login: 'sam' }

export const config = `version: 1
sources: [acme/podinfo]
environments:
  - { name: test }
  - { name: stage }
  - { name: prod, merge: when-green }
`

/** podinfo 7.0.0 on test and stage, 6.9.2 on prod; helloworld beside it. */
export function fleetFiles(): Record<string, string> {
  return {
    '.github/lockkeeper.yml': config,
    ...app('podinfo', 'ghcr.io/stefanprodan/podinfo', { test: '7.0.0', stage: '7.0.0', prod: '6.9.2' }),
    ...app('helloworld', 'ghcr.io/acme/helloworld', { test: '1.2.0', stage: '1.1.0', prod: '1.1.0' }),
  }
}

/** A Kustomize base, and an overlay for each environment with the app's tag. */
export function app(
  name: string,
  image: string,
  tags: Readonly<Record<string, string>>,
): Record<string, string> {
  const base = `apps/${name}/base`
  return {
    [`${base}/kustomization.yaml`]: 'resources: [deployment.yaml]\n',
    [`${base}/deployment.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ${image}
`,
    ...Object.fromEntries(
      Object.entries(tags).map(([environment, tag]) => [
        overlay(name, environment),
        `resources: [../../base]
images:
  - name: ${image}
    newTag: ${tag}
`,
      ]),
    ),
  }
}

export function overlay(name: string, environment: string): string {
  return `apps/${name}/overlays/${environment}/kustomization.yaml`
}

/** A GitOps repository, a source repository, four people, and an engine. */
export interface Seeded {
  readonly github: FakeGitHub
  readonly fleet: FakeRepositoryState
  readonly source: FakeRepositoryState
  readonly issue: number
  readonly engine: Engine
  readonly events: OutcomeEvent[]
}

export function seed(files: Readonly<Record<string, string>> = fleetFiles()): Seeded {
  const github = new FakeGitHub()
  const fleet = github.addRepository('acme/fleet', files)
  const source = github.addRepository('acme/podinfo', { 'README.md': 'podinfo\n' })
  for (const state of [fleet, source]) {
    state.permissions.set(alice.id, 'write').set(ada.id, 'admin').set(rob.id, 'read')
  }
  source.tags.add('6.9.2').add('7.0.0').add('7.0.1')
  const events: OutcomeEvent[] = []
  const engine = engineOver(github, events)
  return { github, fleet, source, issue: github.addIssue(source), engine, events }
}

export const noDelays: World['delays'] = {
  settle: 0,
  mergeability: [0, 0],
  abandoned: 5_000,
  early: 2_000,
  sources: 60_000,
  stable: 10_000,
  rollout: 5_000,
  reread: 30_000,
  scheduled: 60_000,
  outcome: 120_000,
}

/** A process of its own: it shares nothing with another but GitHub. */
export function engineOver(
  github: FakeGitHub,
  events: OutcomeEvent[] = [],
  calls: Calls = github.calls,
  delays: World['delays'] = noDelays,
  clock: Clock = github.clock,
): Engine {
  return createEngine({
    installation: github.installation(calls),
    clock,
    mentions: ['lockkeeper'],
    publish: event => {
      events.push(event)
    },
    delays,
    clusters: ({ name }) => (github.missing.has(name) ? undefined : github.cluster(name).port(calls)),
    remind: request => github.reminders.add(request),
  })
}

/** Comments in the source repository and lets the engine answer. */
export async function say(seeded: Seeded, body: string, author = alice): Promise<FakeComment> {
  const comment = seeded.github.comment(seeded.source, seeded.issue, author, body)
  await seeded.engine.answerComment(seeded.source.ref, comment.id, comment)
  return comment
}

/** The same in a new issue of the GitOps repository; returns our replies there, markers and all. */
export async function sayInFleet(
  { github, fleet, engine }: Seeded,
  body: string,
  author = alice,
): Promise<readonly string[]> {
  const issue = github.addIssue(fleet)
  const comment = github.comment(fleet, issue, author, body)
  await engine.answerComment(fleet.ref, comment.id, comment)
  return fleet.comments.filter(each => each.ours && each.issue === issue).map(each => each.body)
}

/** Our comments in the thread, oldest first, without their markers. */
export function replies({ source, issue }: Seeded): readonly string[] {
  return source.comments
    .filter(comment => comment.ours && comment.issue === issue)
    .map(comment => comment.body.replace(/\n*<!-- lockkeeper.*$/s, ''))
}
