import { nameProblems } from '../../promotion/correct.ts'
import { compareEnvironments, type LiveApp } from '../../proof/compare.ts'
import { unrenderedIn } from '../../proof/unrendered.ts'
import { liveFields } from '../../rollout/live-fields.ts'
import type { Answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { fullName } from '../authorize.ts'
import { type RunningApp, readRunning } from '../rollout/running-state.ts'
import { problemsOf } from './names.ts'

/** Where environments differ in what is desired of their apps and in what runs besides, or which of the names is none. */
export async function diffAnswer(
  addressed: Addressed,
  asked: { readonly environment: string; readonly other?: string },
): Promise<Answer> {
  const { fleet, snapshot, rendering } = addressed.fleet
  const { environment, other } = asked
  const command = { kind: 'diff', environment, ...(other === undefined ? {} : { other }) } as const
  const unknown = nameProblems(command, fleet)
  if (unknown.length > 0) return problemsOf(unknown, command, fleet)
  const all = fleet.environments.map(({ name }) => name)
  const environments = [...new Set([environment, ...(other === undefined ? all : [other])])]
  const { running, unseen } = await readRunning(
    { context: addressed.context, reading: addressed.fleet, gitops: addressed.gitops },
    environments,
  )
  return {
    kind: 'difference',
    repository: fullName(addressed.gitops.ref),
    commit: snapshot.commit,
    environments,
    rows: compareEnvironments(fleet, environments, rendering, liveApps(running)),
    unproven: unrenderedIn(fleet, environments, rendering),
    unseen,
  }
}

/** What the connected clusters run; of several of one environment each field's values together. */
function liveApps(running: readonly RunningApp[]): readonly LiveApp[] {
  const groups = Map.groupBy(running, ({ app, environment }) => JSON.stringify([app, environment]))
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    const each = group.map(found => liveFields(found, found.workloads))
    const names = [...new Set(each.flatMap(fields => [...fields.keys()]))]
    const fields = new Map(
      names.map(name => [name, [...new Set(each.flatMap(found => found.get(name) ?? []))].join(' | ')]),
    )
    return [{ app: first.app, environment: first.environment, fields }]
  })
}
