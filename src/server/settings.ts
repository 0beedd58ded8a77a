import { createPrivateKey } from 'node:crypto'
import { type ApiBase, parseApiBase } from '../github/client/api-base.ts'
import { parseDuration } from '../lib/duration.ts'
import type { Problem } from '../lib/problem.ts'
import { type ClusterSettings, clusterSettings } from './clusters.ts'
import { type RegistryChoice, readRegistries } from './registries.ts'

/** What the server is told by its environment. */
export interface Settings {
  readonly appId: number
  /** PEM. */
  readonly privateKey: string
  /** Those that webhooks may be signed with; none: webhooks are not taken, GitHub is polled. */
  readonly webhookSecrets: readonly string[]
  readonly api: ApiBase
  readonly port: number
  /** Where `/metrics` is served alone, for whoever must not reach it from outside; nothing: beside the webhooks. */
  readonly metricsPort?: number
  readonly logLevel: LogLevel
  /** A channel that hands on webhooks to a machine without a public address; for development. */
  readonly webhookProxy?: string
  /** Where the kubeconfigs are that configurations name. */
  readonly clusters?: ClusterSettings
  /** Where texts of repositories are kept beyond the process; nothing: nowhere. */
  readonly cacheFolder?: string
  /** Absent: no registry is asked. */
  readonly registries?: RegistryChoice
  /** Milliseconds between two looks at everything; nothing: only as often as lost webhooks ask for. */
  readonly poll?: number
}

export type LogLevel = (typeof logLevels)[number]

export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Reads the settings; every problem is listed, not only the first. `poll` is the command line's, in milliseconds. */
export function parseSettings(
  environment: Environment,
  options: { readonly poll?: number } = {},
): ParsedSettings {
  const problems: Problem[] = []
  const take = taker(environment, problems)
  const appId = take('APP_ID', readAppId)
  const privateKey = take('PRIVATE_KEY', readPrivateKey)
  const secret = take('WEBHOOK_SECRET', options.poll === undefined ? readSecret : optional(readSecret))
  const previous = take('WEBHOOK_SECRET_PREVIOUS', optional(readSecret))
  const api = take('GITHUB_API_URL', readApi)
  const [port, metricsPort] = ['PORT', 'METRICS_PORT'].map(name => take(name, readPort))
  const logLevel = take('LOG_LEVEL', readLogLevel)
  const webhookProxy = take('WEBHOOK_PROXY_URL', optional(readProxy))
  const cacheFolder = take('CACHE_FOLDER', text => text)
  const registries = readRegistries(environment, each => problems.push(each))
  take('REDIS_URL', refuseRedis)
  if (problems.length > 0 || appId === undefined || privateKey === undefined || api === undefined)
    return { kind: 'problems', problems }
  return {
    kind: 'settings',
    settings: {
      appId,
      privateKey,
      api,
      port: port ?? 3000,
      logLevel: logLevel ?? 'info',
      webhookSecrets: [secret, previous].filter(each => each !== undefined),
      clusters: clusterSettings(environment, '.'),
      ...(cacheFolder === undefined ? {} : { cacheFolder }),
      ...(registries === undefined ? {} : { registries }),
      ...(metricsPort === undefined ? {} : { metricsPort }),
      ...(webhookProxy === undefined ? {} : { webhookProxy }),
      ...(options.poll === undefined ? {} : { poll: options.poll }),
    },
  }
}

/** Reads one variable; what is wrong with it is added to the problems under its name. */
function taker(environment: Environment, problems: Problem[]) {
  return <Value>(name: string, read: Reading<Value>): Value | undefined => {
    const text = environment[name]?.trim()
    return read(text === '' ? undefined : text, problem => {
      problems.push({ ...problem, message: `${name} ${problem.message}` })
    })
  }
}

export type Report = (problem: Problem) => void
type Reading<Value> = (text: string | undefined, report: Report) => Value | undefined

function optional<Value>(read: Reading<Value>): Reading<Value> {
  return (text, report) => (text === undefined ? undefined : read(text, report))
}

const howToRegister = 'It stands on the page of your GitHub App; `lockkeeper serve --setup` registers one.'

function readAppId(text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return void report(missing(howToRegister))
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  return void report(wrong('must be a number, such as 123456.', howToRegister))
}

function readPrivateKey(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return void report(missing(howToRegister))
  // Environments that hold single lines carry the key with \n, or in base64; `docker --env-file` keeps the quotes of a shell.
  const bare = /^(["'])(?<key>[\s\S]*)\1$/.exec(text)?.groups?.key ?? text
  const pem = bare.includes('-----BEGIN')
    ? bare.replaceAll('\\n', '\n')
    : Buffer.from(bare, 'base64').toString('utf8')
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem
  } catch {
    // What is wrong with it is the same for every reason, and its text must not be repeated.
  }
  return void report(wrong('must be an RSA key in PEM, as it is, with \\n for line ends, or in base64.'))
}

function readSecret(text: string | undefined, report: Report): string | undefined {
  const advice = 'Make one with `openssl rand -hex 32` and set it on the page of your GitHub App as well.'
  if (text === undefined) return void report(missing(advice))
  // Probot's own secret where none is set: everybody knows it.
  if (text === 'development') return void report(wrong('must not be the word "development".', advice))
  if (Buffer.byteLength(text) >= 32) return text
  return void report(wrong(`must be at least 32 bytes long; it has ${Buffer.byteLength(text)}.`, advice))
}

function readApi(text: string | undefined, report: Report): ApiBase | undefined {
  const parsed = parseApiBase(text ?? 'https://api.github.com')
  if (parsed.kind === 'base') return parsed.base
  const { message, advice } = parsed.problem
  return void report(wrong(`cannot be used. ${message}`, advice))
}

export function readPort(text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  return void report(wrong('must be a number from 0 (any free port) to 65535.'))
}

export function readLogLevel(text: string | undefined, report: Report): LogLevel | undefined {
  const level = logLevels.find(each => each === text?.toLowerCase())
  if (text === undefined || level !== undefined) return level
  return void report(wrong(`must be one of ${logLevels.join(', ')}.`))
}

function readProxy(text: string | undefined, report: Report): string | undefined {
  if (text !== undefined && URL.canParse(text) && new URL(text).protocol === 'https:') return text
  return void report(wrong('must be an https:// address.'))
}

function refuseRedis(text: string | undefined, report: Report): undefined {
  if (text !== undefined)
    report({
      code: 'SETTING_NOT_YET',
      message: 'is not yet supported.',
      advice: 'Unset it; run one process.',
    })
}

function missing(advice: string): Problem {
  return { code: 'SETTING_MISSING', message: 'is not set.', advice }
}

export function wrong(message: string, advice?: string): Problem {
  return { code: 'SETTING_WRONG', message, ...(advice === undefined ? {} : { advice }) }
}

// Node's timers take no longer one: it would be over at once.
const longestTimer = 2 ** 31 - 1

/** A duration between two looks in milliseconds, or nothing when it is none of at least a second. */
export function parseInterval(text: string): number | undefined {
  const interval = parseDuration(text)
  return interval === undefined || interval < 1000 || interval > longestTimer ? undefined : interval
}
