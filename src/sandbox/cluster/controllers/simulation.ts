import type { Context, Controller } from './context.ts'
import { runDaemonSets } from './daemon-sets.ts'
import { createDeploymentController } from './deployments.ts'
import { runJobs } from './jobs.ts'
import { collectGarbage, runPlainKinds } from './plain-kinds.ts'
import { createPodController } from './pods.ts'
import { runReplicaSets } from './replica-sets.ts'
import { runStatefulSets } from './stateful-sets.ts'

/** What a control plane and its one node do by themselves, each looking at everything. */
function createControllers(): readonly Controller[] {
  return [
    runPlainKinds,
    createDeploymentController(new Map()),
    runReplicaSets,
    runStatefulSets,
    runDaemonSets,
    runJobs,
    createPodController(new Map()),
    collectGarbage,
  ]
}

// Longer than that `setTimeout` cannot wait.
const longest = 2 ** 31 - 1

/** Runs the controllers whenever something changed, and when one of them asked for it. Answers what ends that. */
export function startSimulation(parts: Omit<Context, 'now' | 'wake'>, now: () => number): () => void {
  const controllers = createControllers()
  let timer: NodeJS.Timeout | undefined
  let due = Number.POSITIVE_INFINITY
  const wake = (at: number): void => {
    if (at >= due) return
    due = at
    clearTimeout(timer)
    timer = setTimeout(run, Math.min(longest, Math.max(0, at - now())))
  }
  const run = (): void => {
    due = Number.POSITIVE_INFINITY
    const context: Context = { ...parts, now: now(), wake }
    for (const controller of controllers) controller(context)
  }
  const unwatch = parts.store.watch(() => wake(now()))
  wake(now())
  return () => {
    unwatch()
    clearTimeout(timer)
    due = Number.NEGATIVE_INFINITY
  }
}
