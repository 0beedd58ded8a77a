import type { Problem } from '../../lib/problem.ts'
import { type LogLevel, type Report, readLogLevel, readPort } from '../settings.ts'

/** What the restart controller is told by its command line and its environment. */
export interface RestartSettings {
  /** Which cluster: `in-cluster`, a variable that holds a kubeconfig, or a file. */
  readonly kubeconfig: string
  readonly context: string | undefined
  /** Programs that the kubeconfig may run to sign in, as it names them. */
  readonly programs: readonly string[]
  /** None named: all. */
  readonly namespaces: readonly string[]
  readonly secrets: boolean
  readonly dryRun: boolean
  /** Milliseconds that a change waits for the next one. */
  readonly debounce: number
  /** Where the Lease lies. */
  readonly leaseNamespace: string
  /** Unique among the replicas; nothing: one is made up. */
  readonly identity: string | undefined
  readonly port: number
  readonly host: string | undefined
  readonly logLevel: LogLevel
}

/** The words of the command line. */
export interface RestartFlags {
  readonly kubeconfig: string | undefined
  readonly context: string | undefined
  readonly programs: readonly string[]
  readonly namespaces: readonly string[]
  readonly secrets: boolean
  readonly dryRun: boolean
  readonly debounce: string | undefined
}

export type ParsedRestartSettings =
  | { readonly kind: 'settings'; readonly settings: RestartSettings }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

type Environment = Readonly<Record<string, string | undefined>>

const usualDebounce = 300

/** Reads flags and variables; every problem is listed, not only the first. */
export function parseRestartSettings(flags: RestartFlags, environment: Environment): ParsedRestartSettings {
  const problems: Problem[] = []
  const reportAs =
    (name: string): Report =>
    problem =>
      problems.push({ ...problem, message: `${name} ${problem.message}` })
  const variable = (name: string) => nonEmpty(environment[name])
  const namespaces = [...new Set(flags.namespaces)]
  for (const namespace of namespaces) checkNamespace(namespace, reportAs(`--namespace ${namespace}`))
  const podNamespace = variable('POD_NAMESPACE')
  if (podNamespace !== undefined) checkNamespace(podNamespace, reportAs(`POD_NAMESPACE ${podNamespace}`))
  const debounce = readDebounce(flags.debounce, reportAs(`--debounce ${flags.debounce}`))
  const port = readPort(variable('PORT'), reportAs('PORT'))
  const logLevel = readLogLevel(variable('LOG_LEVEL'), reportAs('LOG_LEVEL'))
  const kubeconfig = chooseKubeconfig(flags.kubeconfig, environment, problem => problems.push(problem))
  if (problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'settings',
    settings: {
      ...flags,
      kubeconfig,
      namespaces,
      debounce,
      leaseNamespace: podNamespace ?? namespaces[0] ?? 'default',
      identity: variable('POD_NAME'),
      port: port ?? 8080,
      host: variable('HOST'),
      logLevel: logLevel ?? 'info',
    },
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}

// RFC 1123's label, as Kubernetes names namespaces.
function checkNamespace(name: string, report: Report): void {
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) return
  report({
    code: 'NAMESPACE_WRONG',
    message: 'is no name of a namespace.',
    advice: 'It has up to 63 small letters, digits and `-`.',
  })
}

/** `500ms`, `2s`, `1m`. */
function readDebounce(text: string | undefined, report: Report): number {
  if (text === undefined) return usualDebounce
  const { count, unit } = /^(?<count>\d{1,5})(?<unit>ms|s|m)$/.exec(text)?.groups ?? {}
  const milliseconds = Number(count) * (unit === 'm' ? 60_000 : unit === 's' ? 1_000 : 1)
  if (count !== undefined && milliseconds <= 600_000) return milliseconds
  report({ code: 'WRONG_INTERVAL', message: 'is no interval up to 10m.', advice: 'Write 500ms, 2s or 1m.' })
  return usualDebounce
}

/** As kubectl finds it, after what is ours: the flag, KUBE_CONFIG, KUBECONFIG, the cluster around us, the file in the home folder. */
function chooseKubeconfig(
  flag: string | undefined,
  environment: Environment,
  report: (problem: Problem) => void,
): string {
  const given = nonEmpty(flag)
  if (given !== undefined) return given
  if (nonEmpty(environment.KUBE_CONFIG) !== undefined) return 'KUBE_CONFIG'
  const [file] = (nonEmpty(environment.KUBECONFIG) ?? '').split(':')
  if (file !== undefined && file !== '') return file
  if (nonEmpty(environment.KUBERNETES_SERVICE_HOST) !== undefined) return 'in-cluster'
  if (nonEmpty(environment.HOME) !== undefined) return `${environment.HOME}/.kube/config`
  report({
    code: 'KUBECONFIG_MISSING',
    message: 'No cluster is named.',
    advice: 'Name a kubeconfig with --kubeconfig FILE, or put one into KUBE_CONFIG, plain or in base64.',
  })
  return ''
}
