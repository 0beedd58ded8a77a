import { resolve } from 'node:path'
import { commitFiles, gitUser, writeFiles } from '../checkout/write.ts'
import type { OfflinePlan } from '../engine/plan/plan-offline.ts'
import { requestKey } from '../promotion/origin.ts'
import type { Plan } from '../promotion/plan.ts'
import { planJson } from '../report/plan-json.ts'
import { planText } from '../report/plan-text.ts'
import { commitMessage } from '../report/trailers.ts'
import { exitOf, planWords } from './plan.ts'
import { printJson } from './print.ts'
import type { Call, ExitCode, Run, Terminal } from './verb.ts'

/** Edits the working tree as the plan says and shows the proof; with --commit it commits, one commit a promotion. */
export const run: Run = (call, terminal) => apply('promote', call, terminal)

/** The same for `rollback` and `promote`: nothing is written where a gate refuses. */
export async function apply(verb: 'promote' | 'rollback', call: Call, terminal: Terminal): Promise<ExitCode> {
  const reason = call.text('reason')
  const quoted = reason === undefined ? [] : ['--reason', JSON.stringify(reason)]
  const { root, planned } = await planWords(
    verb,
    verb === 'promote' ? [...call.positionals, ...quoted] : call.positionals,
    call,
    terminal,
  )
  if ('exit' in planned) return planned.exit
  const { plan, view } = planned
  const why = reason ?? planned.reason
  const written =
    plan.verdict === 'ready' ? await carryOut(root, plan, { commit: call.has('commit'), reason: why }) : []
  if (call.has('json')) printJson({ ...planJson(view), written }, terminal)
  else {
    terminal.out(planText(view, { color: terminal.colour, width: terminal.width }))
    const done = call.has('commit') ? 'committed' : 'written, not committed'
    if (written.length > 0) terminal.out(`${written.join(', ')}: ${done}.\n`)
  }
  return exitOf(plan)
}

async function carryOut(
  root: string,
  { files, promotions }: OfflinePlan,
  { commit, reason }: { readonly commit: boolean; readonly reason: string | undefined },
): Promise<readonly string[]> {
  if (!commit) return writeFiles(root, files)
  const user = await gitUser(root)
  const written = new Set<string>()
  for (const { planned } of promotions) {
    if (planned.kind !== 'plan') continue
    const paths = writeFiles(root, planned.plan.files)
    await commitFiles(resolve(root), paths, messageOf(planned.plan, user, reason))
    for (const path of paths) written.add(path)
  }
  return [...written].sort()
}

function messageOf(plan: Plan, user: string, reason: string | undefined): string {
  const request = requestKey({ kind: 'cli', gitops: 0, nonce: crypto.randomUUID() })
  const claim = {
    request,
    app: plan.app,
    environment: plan.environment,
    version: plan.to,
    requestedBy: { id: 0, login: user },
    digest: plan.digest,
  }
  return commitMessage({ claim, from: plan.from, ...(reason === undefined ? {} : { reason }) })
}
