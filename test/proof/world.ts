import type { FleetReading } from '../../src/engine/fleet/fleet-reading.ts'
import { readingOf } from '../../src/engine/fleet/read-fleet.ts'
import { planPromotion } from '../../src/engine/plan/plan-promotion.ts'
import type { Goal } from '../../src/promotion/goal.ts'
import { parseEnvironmentName, type Sha } from '../../src/promotion/names.ts'
import type { Plan } from '../../src/promotion/plan.ts'
import type { Proof, Stray } from '../../src/promotion/proof.ts'
import { createBuildMemo } from '../../src/proof/memo.ts'
import { prove } from '../../src/proof/prove.ts'
import { deployment, fluxKustomization, kustomization } from '../fleet/repository.ts'

export type Texts = Readonly<Record<string, string>>

/** A repository in memory at one commit. */
export function readingFrom(files: Texts, memo = createBuildMemo()): FleetReading {
  const texts = new Map(Object.entries(files))
  const entries = new Map(
    [...texts].map(([path, text]) => [path, { oid: path, mode: '100644', size: text.length }]),
  )
  const commit = 'a'.repeat(40) as Sha
  return readingOf({ commit, branch: 'main', entries, texts, writable: true }, memo, 'salt')
}

export function goalOf(text: string): Goal {
  const [, app = '', version = '', name = ''] = /^([^@]+)@(\S+) to (\S+)$/.exec(text) ?? []
  const environment = parseEnvironmentName(name)
  if (environment === undefined) throw new Error(`no environment in ${text}`)
  return { app, version, environment }
}

/** The plan for `podinfo@7.0.0 to prod`. */
export function planOf(reading: FleetReading, goal: string): Plan {
  const planned = planPromotion(goalOf(goal), reading)
  if (planned.kind !== 'plan') throw new Error(JSON.stringify(planned))
  return planned.plan
}

/** What the proof says of a plan that changes other texts than it should: those given in place of its own. */
export function proofWith(reading: FleetReading, goal: string, changed: Texts): Proof {
  const plan = planOf(reading, goal)
  return prove(
    {
      goal: goalOf(goal),
      fleet: reading.fleet,
      policy: reading.policy,
      edits: plan.edits,
      changed: new Map([...plan.files, ...Object.entries(changed)]),
      replacements: plan.edits.map(({ before, after }) => ({ before, after })),
    },
    reading.rendering,
  )
}

/** `prod: Deployment shop/web /spec/replicas (base/web.yaml:7): …`, without the sentence. */
export function strayPlaces(strays: readonly Stray[]): readonly string[] {
  return strays.map(({ environment, object, field, file, line }) =>
    [environment, object, field, line === undefined ? file : `${file}:${line}`]
      .filter(part => part !== undefined)
      .join(' '),
  )
}

const image = 'ghcr.io/acme/web'

/** Two apps in three environments, each an overlay that a cluster's Flux Kustomization applies. */
export function threeEnvironments(): Texts {
  const environments = ['test', 'stage', 'prod']
  const overlays = environments.flatMap(name => [
    [`clusters/${name}/apps.yaml`, fluxKustomization('apps', `./apps/${name}`)] as const,
    [
      `apps/${name}/kustomization.yaml`,
      kustomization(`namespace: shop
resources:
- ../base
images:
- name: ${image}
  newTag: 6.9.0
- name: ghcr.io/acme/api
  newTag: 6.9.0
`),
    ] as const,
  ])
  return {
    'apps/base/kustomization.yaml': kustomization('resources:\n- web.yaml\n- api.yaml\n'),
    'apps/base/web.yaml': deployment('web', image),
    'apps/base/api.yaml': deployment('api', 'ghcr.io/acme/api'),
    ...Object.fromEntries(overlays),
  }
}
