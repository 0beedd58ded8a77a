import * as core from '@actions/core'
import type { Problem } from '../lib/problem.ts'
import { hiddenTexts } from './hidden.ts'
import { inertLog } from './inert-log.ts'
import { type Inputs, parseInputs } from './inputs.ts'
import type { Job, Show } from './job.ts'

export type OpenedJob =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[]; readonly show: Show }

type Environment = Readonly<Record<string, string | undefined>>

/** The step as GitHub's runner describes it in the environment. `readFile` reads the event's file. */
export function openGitHubJob(environment: Environment, readFile: (path: string) => string): OpenedJob {
  const parsed = parseInputs(name => core.getInput(name))
  if (parsed.kind === 'problems') return { ...parsed, show: runnerShow }
  const { inputs } = parsed
  for (const text of hiddenTexts(inputs.token, kubeconfigsIn(inputs, environment))) core.setSecret(text)
  const path = environment.GITHUB_EVENT_PATH
  const job: Job = {
    event: {
      name: environment.GITHUB_EVENT_NAME ?? '',
      payload: path === undefined ? {} : parse(readFile(path)),
    },
    repository: environment.GITHUB_REPOSITORY ?? '',
    apiUrl: environment.GITHUB_API_URL ?? 'https://api.github.com',
    workspace: environment.GITHUB_WORKSPACE ?? process.cwd(),
    temporary: environment.RUNNER_TEMP ?? environment.GITHUB_WORKSPACE ?? process.cwd(),
    inputs,
    run: {
      id: Number(environment.GITHUB_RUN_ID ?? 0),
      step: stepName(environment),
      actor: environment.GITHUB_TRIGGERING_ACTOR ?? environment.GITHUB_ACTOR ?? '',
      workflow: environment.GITHUB_WORKFLOW_REF ?? '',
    },
    environment,
    show: runnerShow,
  }
  return { kind: 'job', job }
}

function kubeconfigsIn({ kubeconfig }: Inputs, environment: Environment): readonly string[] {
  const named = Object.entries(environment).filter(([name]) => /^KUBE_?CONFIG(?!_PROGRAMS$)/.test(name))
  return [kubeconfig, ...named.map(([, value]) => value)].flatMap(text => text?.trim() || [])
}

// A job's name and the step's own id: the same when the run is started again, so that nothing is asked for twice.
function stepName({ GITHUB_JOB = '', GITHUB_ACTION = '' }: Environment): string {
  return `${GITHUB_JOB}/${GITHUB_ACTION}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

// GitHub, "Workflow commands": a summary of more than a mebibyte is not shown at all.
const longestSummary = 1_000_000

const runnerShow: Show = {
  folds: true,
  info: text => core.info(inertLog(text)),
  group: (title, work) => core.group(inertLog(title), work),
  output: (name, value) => core.setOutput(name, value),
  async summary(markdown) {
    const fits = Buffer.byteLength(markdown) <= longestSummary
    await core.summary
      .addRaw(
        fits ? markdown : `${markdown.slice(0, longestSummary / 4)}\n\n… cut: the rest is in the log.\n`,
        true,
      )
      .write()
    if (!fits) core.info(inertLog(markdown))
  },
  annotate(level, { code, message, advice, place }) {
    const text = advice === undefined ? message : `${message}\n${advice}`
    const where =
      place === undefined
        ? {}
        : { file: inertLog(place.file), startLine: place.line, startColumn: place.column }
    const say = level === 'error' ? core.error : level === 'warning' ? core.warning : core.notice
    say(inertLog(text), { title: code, ...where })
  },
}
