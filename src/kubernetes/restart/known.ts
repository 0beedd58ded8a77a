import type { Content } from '../../rollout/restart/decide.ts'
import { keyIn, type Trigger } from '../../rollout/restart/trigger.ts'
import type { Workload } from '../../rollout/restart/workload.ts'

/** What the watches have seen, and who bears on whom. Keys are `kind/namespace/name`. */
export interface Known {
  /** Takes a ConfigMap or Secret in, or out when it is gone; the workloads for which that may matter. */
  setTrigger(key: string, trigger: Trigger | undefined): readonly string[]
  setWorkload(key: string, workload: Workload | undefined): void
  workload(key: string): Workload | undefined
  /** What the workload is to be compared with. */
  contentFor(workload: Workload): Content
  /** By the name that the workload's baseline has for it. */
  triggerOf(workload: Workload, key: string): Trigger | undefined
  readonly size: { readonly triggers: number; readonly workloads: number }
}

/** Knows nothing yet. Holds hashes and names only: 10,000 ConfigMaps are some megabytes. */
export function createKnown(): Known {
  const triggers = new Map<string, Trigger>()
  const workloads = new Map<string, Workload>()
  const triggersIn = createIndex()
  const workloadsIn = createIndex()
  const workloadsReferring = createIndex()

  function affectedBy(trigger: Trigger | undefined): readonly string[] {
    if (trigger === undefined) return []
    return [...workloadsIn.get(trigger.group), ...workloadsReferring.get(keyOf(trigger))]
  }

  return {
    setTrigger(key, trigger) {
      const before = triggers.get(key)
      triggersIn.move(key, groups(before), groups(trigger))
      if (trigger === undefined) triggers.delete(key)
      else triggers.set(key, trigger)
      const isSame = before?.hash === trigger?.hash && before?.group === trigger?.group
      return isSame ? [] : [...new Set([...affectedBy(before), ...affectedBy(trigger)])]
    },
    setWorkload(key, workload) {
      const before = workloads.get(key)
      workloadsIn.move(key, groups(before), groups(workload))
      workloadsReferring.move(key, references(before), references(workload))
      if (workload === undefined) workloads.delete(key)
      else workloads.set(key, workload)
    },
    workload: key => workloads.get(key),
    contentFor: workload => contentFor(workload, triggers, triggersIn),
    triggerOf: (workload, key) => triggers.get(inNamespace(workload, key)),
    get size() {
      return { triggers: triggers.size, workloads: workloads.size }
    },
  }
}

function contentFor(workload: Workload, triggers: ReadonlyMap<string, Trigger>, triggersIn: Index): Content {
  const keys = [...triggersIn.get(workload.group), ...references(workload)]
  const bearing = keys.flatMap(key => present(triggers.get(key)))
  return {
    bearing: new Map(bearing.map(each => [keyIn(each), each.hash])),
    exists: key => triggers.has(inNamespace(workload, key)),
  }
}

/** `kind/namespace/name`. */
export function keyOf({
  kind,
  namespace,
  name,
}: Pick<Trigger, 'namespace' | 'name'> & { readonly kind: string }) {
  return `${kind}/${namespace}/${name}`
}

function inNamespace({ namespace }: Workload, key: string): string {
  const [kind = '', name = ''] = key.split('/')
  return keyOf({ kind, namespace, name })
}

function groups(of: { readonly group: string | undefined } | undefined): readonly string[] {
  return of?.group === undefined ? [] : [of.group]
}

function references(workload: Workload | undefined): readonly string[] {
  return workload?.references.map(key => inNamespace(workload, key)) ?? []
}

function present<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value]
}

interface Index {
  get(group: string | undefined): readonly string[]
  move(key: string, from: readonly string[], to: readonly string[]): void
}

function createIndex(): Index {
  const keys = new Map<string, Set<string>>()
  return {
    get: group => [...(group === undefined ? [] : (keys.get(group) ?? []))],
    move(key, from, to) {
      for (const group of from) {
        const left = keys.get(group)
        left?.delete(key)
        if (left?.size === 0) keys.delete(group)
      }
      for (const group of to) {
        const there = keys.get(group)
        if (there === undefined) keys.set(group, new Set([key]))
        else there.add(key)
      }
    },
  }
}
