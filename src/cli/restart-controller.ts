import { setFlagsFromString } from 'node:v8'
import { connect } from '../kubernetes/connect.ts'
import { formatProblem, type Problem } from '../lib/problem.ts'
import { parseRestartSettings, type RestartFlags } from '../server/restart/settings.ts'
import { startRestartController } from '../server/restart/start.ts'
import { stopSignal } from './signals.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** Restarts workloads whose configuration changed, until it is told to stop. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  // It mostly waits. Measured beside 10,000 ConfigMaps and 5,000 Deployments: 107 MB instead of 188, and no slower.
  setFlagsFromString('--optimize-for-size')
  const parsed = parseRestartSettings(flagsOf(call), terminal.environment)
  if (parsed.kind === 'problems') return refuse(parsed.problems, terminal)
  const { kubeconfig, context, programs } = parsed.settings
  const connected = await connect(
    { name: context ?? 'cluster', kubeconfig, ...(context === undefined ? {} : { context }) },
    { programs, environment: terminal.environment, folder: terminal.cwd, now: new Date() },
  )
  if (connected.kind === 'refused') return refuse([connected.problem], terminal)
  const controller = await startRestartController(connected.api, parsed.settings, terminal.out)
  await Promise.race([stopSignal(), controller.ended])
  await controller.stop()
  return 0
}

function flagsOf(call: Call): RestartFlags {
  return {
    kubeconfig: call.text('kubeconfig'),
    context: call.text('context'),
    programs: call.texts('allow-program'),
    namespaces: call.texts('namespace'),
    secrets: call.has('secrets'),
    dryRun: call.has('dry-run'),
    debounce: call.text('debounce'),
  }
}

function refuse(problems: readonly Problem[], terminal: Terminal): ExitCode {
  terminal.error(problems.map(problem => `${formatProblem(problem)}\n`).join(''))
  return 3
}
