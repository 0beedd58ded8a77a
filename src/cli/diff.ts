import { resolve } from 'node:path'
import { mergeBaseOf } from '../checkout/commits.ts'
import { listSides } from '../checkout/list-sides.ts'
import { readSides } from '../checkout/sides.ts'
import { readCheckout } from '../checkout/snapshot.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import { ProblemError } from '../lib/problem.ts'
import { blocking } from '../promotion/finding.ts'
import { namedEnvironments } from '../promotion/lookup.ts'
import { renderedDifference } from '../proof/between.ts'
import { compareEnvironments } from '../proof/compare.ts'
import { unrenderedIn } from '../proof/unrendered.ts'
import { differenceText } from '../report/difference.ts'
import { findingsText } from '../report/findings/show.ts'
import { diffJson } from '../report/objects/json.ts'
import { diffText } from '../report/objects/text.ts'
import { findingJson } from '../report/plan-json.ts'
import { printJson, printProblems } from './print.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** `diff ENV [ENV]`: where environments differ. `diff --base REF`: what the working tree changes in what is rendered. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const root = resolve(terminal.cwd, call.text('repo') ?? '.')
  const base = call.text('base')
  const count = call.positionals.length
  if ((base === undefined) === (count === 0))
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: base === undefined ? 'A word is missing.' : '--base compares all environments: name none.',
      advice: 'Usage: lockkeeper diff ENV [ENV], or lockkeeper diff --base REF',
    })
  return base === undefined ? diffEnvironments(root, call, terminal) : diffBase(root, base, call, terminal)
}

async function diffEnvironments(root: string, call: Call, terminal: Terminal): Promise<ExitCode> {
  const { fleet, rendering } = await readCheckout(root)
  const { names, problems } = namedEnvironments(call.positionals, fleet)
  if (problems.length > 0) return printProblems(problems, call, terminal)
  const all = fleet.environments.map(({ name }) => name)
  const compared = names.length > 1 ? names : [...names, ...all.filter(name => !names.includes(name))]
  const rows = compareEnvironments(fleet, compared, rendering)
  const unproven = unrenderedIn(fleet, compared, rendering)
  if (call.has('json')) printJson(unproven.length === 0 ? { rows } : { rows, unproven }, terminal)
  else {
    const style = { color: terminal.colour, width: terminal.width }
    terminal.out(differenceText(compared, rows, style, unproven.length === 0))
    for (const { environment, message } of unproven)
      terminal.error(`${environment} may differ besides: ${message}\n`)
  }
  return 0
}

async function diffBase(root: string, ref: string, call: Call, terminal: Terminal): Promise<ExitCode> {
  const { base, head } = await readSides(await listSides(root, () => mergeBase(root, ref)))
  const { diff, findings, unproven } = renderedDifference(base, head)
  if (call.has('json')) {
    const broken = unproven.map(({ environment, problem }) => ({ environment, message: problem.message }))
    printJson({ ...diffJson(diff), findings: findings.map(findingJson), unproven: broken }, terminal)
  } else {
    const style = { color: terminal.colour, width: terminal.width }
    terminal.out(
      diff.environments.length === 0 ? 'Nothing that is rendered changes.\n' : diffText(diff, style),
    )
    if (findings.length > 0) terminal.out(`${findingsText(findings, style)}\n`)
    for (const { environment, problem } of unproven)
      terminal.error(`${environment} cannot be compared: ${problem.message}\n`)
  }
  return exitOf(findings, head)
}

function exitOf(
  findings: Parameters<typeof blocking>[0],
  { policy }: Pick<FleetReading, 'policy'>,
): ExitCode {
  return blocking(findings, policy.blockingFindings).length > 0 ? 1 : 0
}

async function mergeBase(root: string, ref: string): Promise<string> {
  if (ref.startsWith('-')) throw noSuchRef(ref)
  const { commit, cause } = await mergeBaseOf(root, ref)
  if (commit === undefined) throw noSuchRef(ref, cause)
  return commit
}

function noSuchRef(ref: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'NO_MERGE_BASE',
      message: `git knows no commit that HEAD and ${JSON.stringify(ref)} have in common.`,
      advice: 'Name a branch, tag or commit; in a shallow checkout fetch its history first.',
    },
    { cause },
  )
}
