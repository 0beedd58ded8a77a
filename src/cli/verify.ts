import { basename, resolve } from 'node:path'
import { commitOf, containsCommit, repositoryName } from '../checkout/commits.ts'
import { createSharedWork, readCheckout, readCommit } from '../checkout/snapshot.ts'
import { createAncestry } from '../engine/context.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import { followRollout } from '../engine/rollout/follow.ts'
import type { Lookout } from '../engine/rollout/look-at-rollout.ts'
import { defaultDelays } from '../engine/world.ts'
import { openClusters } from '../kubernetes/clusters.ts'
import { durationExample, parseDuration } from '../lib/duration.ts'
import { type Problem, ProblemError } from '../lib/problem.ts'
import { nameProblems } from '../promotion/correct.ts'
import { withGivenCluster } from '../promotion/given-cluster.ts'
import { type EnvironmentName, parseEnvironmentName } from '../promotion/names.ts'
import { versionsIn } from '../promotion/pins.ts'
import { type ClusterPlace, environmentPolicy } from '../promotion/policy.ts'
import type { ClusterProgress, RolloutSight } from '../promotion/rollout.ts'
import { type ClusterSettings, clusterSettings, givenCluster, isGiven } from '../server/clusters.ts'
import { systemClock } from '../server/system-clock.ts'
import { printJson, printProblems } from './print.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'
import { verificationText, word } from './verification-text.ts'

/** Whether the clusters of an environment run what the checkout says. Looks once, or until it is decided or the time is over. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  if (call.text('event') !== undefined)
    return (await import('./action-mode.ts')).runMode('verify', call, terminal)
  const asked = parseWords(call.positionals)
  const root = resolve(terminal.cwd, call.text('repo') ?? '.')
  const settings = clusterSettings(terminal.environment, root)
  const known = connected(await readingOf(asked, root, call), settings)
  if (known.problems.length > 0) return wrong(known.problems, call, terminal)
  const unknown = nameProblems({ kind: 'list', ...asked }, known.fleet)
  if (unknown.length > 0) return printProblems(unknown, call, terminal)
  const clusters = openClusters({
    ...settings,
    clock: systemClock,
    random: Math.random,
  })
  try {
    const lookout = await lookoutOf(asked, root, known, clusters.open)
    const merge = await mergeOf(asked, root, known, call)
    const sight = await followRollout(lookout, merge, { patience: timeoutOf(call) })
    return say(asked, sight, call, terminal)
  } finally {
    clusters.close()
  }
}

interface Asked {
  readonly app: string
  readonly environment: EnvironmentName
}

function parseWords(words: readonly string[]): Asked {
  const [app = '', on = '', name = ''] = words
  const environment = parseEnvironmentName(name)
  if (words.length === 3 && on.toLowerCase() === 'on' && environment !== undefined)
    return { app, environment }
  throw new ProblemError({
    code: 'WRONG_USAGE',
    message: `I cannot read \`verify ${words.join(' ')}\`.`,
    advice: 'Usage: lockkeeper verify APP on ENV, or lockkeeper verify --event FILE',
  })
}

/** As it is on disk. Where Lockkeeper applies, the commit that was asked for: what that renders to is what was applied. */
async function readingOf({ environment }: Asked, root: string, call: Call): Promise<FleetReading> {
  const shared = createSharedWork()
  const reading = await readCheckout(root, shared)
  const isApplied = environmentPolicy(reading.policy, environment)?.delivery === 'apply'
  if (call.text('commit') === undefined || !isApplied) return reading
  return readCommit(root, await namedCommit(root, call), shared)
}

function connected(known: FleetReading, settings: ClusterSettings): FleetReading {
  const place = givenCluster(settings)
  if (place === undefined) return known
  const isAtHand = ({ kubeconfig }: ClusterPlace) => isGiven(kubeconfig, settings)
  return { ...known, policy: withGivenCluster(known.policy, { place, isAtHand }) }
}

function wrong(problems: readonly Problem[], call: Call, terminal: Terminal): ExitCode {
  printProblems(problems, call, terminal)
  return 3
}

async function lookoutOf(
  { environment }: Asked,
  root: string,
  known: FleetReading,
  clusters: Lookout['context']['clusters'],
): Promise<Lookout> {
  const { owner, name } = await repositoryName(root)
  if (owner === '' && environmentPolicy(known.policy, environment)?.delivery === 'apply')
    throw new ProblemError({
      code: 'NO_REMOTE',
      message: `${environment} is applied by Lockkeeper, whose record in the cluster has the repository's name, and ${root} has none: the remote \`origin\` is missing.`,
      advice: 'Add it: git remote add origin https://github.com/OWNER/REPOSITORY.git',
    })
  return {
    context: {
      clock: systemClock,
      delays: defaultDelays,
      memory: { ancestry: createAncestry() },
      ...(clusters === undefined ? {} : { clusters }),
    },
    gitops: {
      ref: { id: 0, owner, name: name === '' ? basename(root) : name },
      commits: { contains: (head, commit) => containsCommit(root, head, commit) },
    },
    reading: known,
  }
}

async function mergeOf({ app, environment }: Asked, root: string, { fleet }: FleetReading, call: Call) {
  const [version] = versionsIn(fleet, app, environment)
  if (version === undefined)
    throw new ProblemError({ code: 'NOT_THERE', message: `${app} is pinned nowhere in ${environment}.` })
  const commit = await namedCommit(root, call)
  return { goal: { app, environment, version }, commit, since: systemClock.now().getTime() }
}

async function namedCommit(root: string, call: Call): Promise<string> {
  const name = call.text('commit') ?? 'HEAD'
  const commit = await commitOf(root, name)
  if (commit !== undefined) return commit
  throw new ProblemError({
    code: 'NO_SUCH_COMMIT',
    message: `There is no commit ${name} in ${root}.`,
    advice: 'Name one with --commit SHA, and fetch it before.',
  })
}

function timeoutOf(call: Call): number {
  const text = call.text('timeout')
  const parsed = text === undefined ? 0 : parseDuration(text)
  if (parsed !== undefined) return parsed
  throw new ProblemError({
    code: 'WRONG_USAGE',
    message: `--timeout is "${text}", but must be ${durationExample}.`,
  })
}

function say(asked: Asked, sight: RolloutSight | undefined, call: Call, terminal: Terminal): ExitCode {
  if (sight === undefined) return printProblems([notConnected(asked)], call, terminal) && 2
  const verdict = word(sight.verdict)
  if (call.has('json')) printJson(jsonOf(asked, sight), terminal)
  else terminal.out(verificationText(asked, sight))
  return verdict === 'succeeded' ? 0 : verdict === 'failed' ? 1 : 2
}

function notConnected({ environment }: Asked): Problem {
  return {
    code: 'NOT_CONNECTED',
    message: `No cluster of ${environment} is connected: nobody can look.`,
    advice: 'Name its kubeconfig under `clusters` in .github/lockkeeper.yml, or set KUBE_CONFIG.',
  }
}

/** The shape that the command line promises. */
function jsonOf({ environment }: Asked, { verdict, because, cause, clusters }: RolloutSight) {
  return {
    verdict: word(verdict),
    ...(because === '' ? {} : { because }),
    ...(cause === undefined ? {} : { cause }),
    environments: [{ name: environment, clusters: clusters.map(clusterJson) }],
  }
}

function clusterJson({ name, verdict, because, applied, pods, digests, objects }: ClusterProgress) {
  return {
    name,
    verdict: word(verdict),
    ...(because === undefined ? {} : { because }),
    ...(applied === undefined ? {} : { revision: applied }),
    pods,
    digests,
    objects,
  }
}
