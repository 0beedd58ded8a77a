import * as core from '@actions/core'
import { type Problem, ProblemError } from '../lib/problem.ts'
import { type Payload, parseEvent, unreadable } from './event.ts'
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
  const event = readEvent(environment, readFile)
  if (event instanceof ProblemError) return { kind: 'problems', problems: [event.problem], show: runnerShow }
  const job: Job = {
    event: { name: environment.GITHUB_EVENT_NAME ?? '', payload: event },
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

function readEvent(
  { GITHUB_EVENT_PATH: path }: Environment,
  readFile: (path: string) => string,
): Payload | ProblemError {
  if (path === undefined) return {}
  try {
    return parseEvent(readFile(path), path)
  } catch (error) {
    if (error instanceof ProblemError) return error
    return new ProblemError(unreadable(`The event's file ${path} cannot be read.`), { cause: error })
  }
}

// GitHub, "Workflow commands": a summary of more than a mebibyte is not shown at all.
const longestSummary = 1_000_000

/** Whether it could be: what was done is done, and where a runner takes no summary the log tells it. */
async function writeSummary(markdown: string): Promise<boolean> {
  try {
    await core.summary.addRaw(markdown, true).write()
    return true
  } catch {
    return false
  }
}

const runnerShow: Show = {
  folds: true,
  info: text => core.info(inertLog(text)),
  group: (title, work) => core.group(inertLog(title), work),
  output(name, value) {
    try {
      core.setOutput(name, value)
    } catch {
      core.warning(`The output ${name} is lost: the file that GITHUB_OUTPUT names cannot be written.`)
    }
  },
  async summary(markdown) {
    const fits = Buffer.byteLength(markdown) <= longestSummary
    const cut = `${markdown.slice(0, longestSummary / 4)}\n\n… cut: the rest is in the log.\n`
    const isWritten = await writeSummary(fits ? markdown : cut)
    if (!fits || !isWritten) core.info(inertLog(markdown))
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
