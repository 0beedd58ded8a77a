import type { Fleet, Pin } from '../../src/promotion/fleet.ts'
import { type EnvironmentName, parseEnvironmentName, parseSha, type Sha } from '../../src/promotion/names.ts'
import type { Observed } from '../../src/promotion/observed.ts'
import type { Plan } from '../../src/promotion/plan.ts'
import type { EnvironmentPolicy } from '../../src/promotion/policy.ts'
import type { Proof } from '../../src/promotion/proof.ts'
import type { Claim, SlotPullRequest } from '../../src/promotion/slot.ts'

export function sha(digit: string): Sha {
  const parsed = parseSha(digit.repeat(40))
  if (parsed === undefined) throw new Error('no commit id')
  return parsed
}

export function environment(name: string): EnvironmentName {
  const parsed = parseEnvironmentName(name)
  if (parsed === undefined) throw new Error('no environment')
  return parsed
}

/** Versions by app and environment: `{ podinfo: { test: '7.0.0' } }`. */
export function fleetOf(
  apps: Readonly<Record<string, Readonly<Record<string, string>>>>,
  names = ['test', 'stage', 'prod'],
): Fleet {
  return {
    environments: names.map(name => ({ name: environment(name), paths: [], clusters: [], namespaces: [] })),
    ordered: true,
    apps: Object.keys(apps).map(name => ({ name, images: [name] })),
    pins: Object.entries(apps).flatMap(([app, versions]) =>
      Object.entries(versions).flatMap(([name, several]) =>
        several.split('|').map(
          (version, index): Pin => ({
            app,
            environment: environment(name),
            kind: 'kustomize-image',
            file: `${app}/${name}/${index}.yaml`,
            document: 0,
            path: '/images/0/newTag',
            value: version,
            version,
            range: [0, version.length],
            line: 1,
            column: 1,
          }),
        ),
      ),
    ),
    problems: [],
  }
}

export const key = 'comment/1/2/30/0'
export const olderKey = 'comment/1/2/20/0'
export const newerKey = 'comment/1/2/40/0'
export const base = sha('a')
export const head = sha('b')

export const proof: Proof = {
  verdict: 'proven',
  environments: [
    { name: environment('stage'), status: 'unchanged', objects: 0, fields: 0, problems: [] },
    { name: environment('prod'), status: 'changes', objects: 1, fields: 1, problems: [] },
  ],
  strays: [],
  diff: { environments: [], hidden: { count: 0, why: '' } },
  findings: [],
  unseen: [],
  blocking: { findings: [], unproven: false },
  rendered: 'r1',
}

export const plan: Plan = {
  app: 'podinfo',
  environment: environment('prod'),
  from: '6.9.2',
  to: '7.0.0',
  base,
  edits: [],
  files: new Map(),
  proof,
  digest: 'd1',
}

export const policy: EnvironmentPolicy = {
  name: environment('prod'),
  after: [environment('stage')],
  production: true,
  merge: 'when-green',
  autoMerge: false,
  requiredChecks: [],
  clusters: [],
  delivery: 'flux',
  timeout: 600_000,
  onFailure: 'propose-rollback',
}

export function claim(request = key, version = '7.0.0', digest = 'd1'): Claim {
  return {
    request,
    app: 'podinfo',
    environment: 'prod',
    version,
    requestedBy: { id: 1, login: 'alice' },
    digest,
  }
}

export function pullRequest(change: Partial<SlotPullRequest> = {}): SlotPullRequest {
  return {
    number: 812,
    url: 'https://github.test/acme/fleet/pull/812',
    head,
    base: 'main',
    state: 'open',
    draft: false,
    ours: true,
    createdAt: new Date(0),
    claim: claim(),
    ...change,
  }
}

/** A promotion that is open and ready to be merged. */
export function ready(change: Partial<Observed> = {}): Observed {
  const mine = pullRequest()
  return {
    request: key,
    rollback: false,
    requester: { id: 1, login: 'alice' },
    goal: { app: 'podinfo', environment: environment('prod'), version: '7.0.0' },
    fleet: fleetOf({ podinfo: { test: '7.0.0', stage: '7.0.0', prod: '6.9.2' } }),
    policy,
    versions: 'known',
    known: { kind: 'pinned', environment: 'test' },
    permission: { status: 'passed', detail: '@alice has write on acme/fleet' },
    planned: { kind: 'plan', plan },
    upstream: new Map(),
    slot: {
      branch: { kind: 'ours', head, claim: claim(), committedAt: new Date(0) },
      mine,
      open: mine,
      redone: 0,
    },
    defaultBranch: 'main',
    review: {
      head,
      baseHead: base,
      mergeable: 'yes',
      checks: [],
      requiredChecks: [],
      approvals: [],
      settled: true,
    },
    assumed: [],
    deployment: { kind: 'unknown' },
    delivery: { kind: 'unknown' },
    rollout: { kind: 'unknown' },
    searched: true,
    mergedHere: true,
    lookedBack: false,
    records: true,
    leads: true,
    patient: true,
    ...change,
  }
}
