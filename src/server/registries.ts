import { readFileSync } from 'node:fs'
import type { Clock } from '../engine/ports/ports.ts'
import type { OpenRegistry } from '../engine/ports/registry-port.ts'
import { type Problem, ProblemError } from '../lib/problem.ts'
import { type Keychain, parseDockerConfig } from '../registry/keychain.ts'
import { canonicalHost, isHost } from '../registry/reference.ts'
import { createRegistries } from '../registry/registry.ts'

/** Which registries may be asked, and as whom. */
export interface RegistryChoice {
  /** These and no others; nothing: those that the fleet's own references name, in the internet. */
  readonly hosts?: readonly string[]
  /** Who is asked in the place of a host. */
  readonly mirrors: ReadonlyMap<string, string>
  readonly keychain: Keychain
}

type Environment = Readonly<Record<string, string | undefined>>
type Report = (problem: Problem) => void

/** Reads `REGISTRIES`, and `REGISTRY_AUTH` or `REGISTRY_AUTH_FILE`; nothing where no registry shall be asked. */
export function readRegistries(environment: Environment, report: Report): RegistryChoice | undefined {
  const keychain = readKeychain(environment, report)
  const words = (environment.REGISTRIES ?? '').split(/[\s,]+/).filter(word => word !== '')
  if (words.length === 1 && words[0] === 'none') return undefined
  const entries = words.map(word => word.split('='))
  const isWrong = (names: readonly string[]): boolean => names.length > 2 || !names.every(isHost)
  const [wrong] = entries.filter(isWrong)
  if (wrong !== undefined)
    report({
      code: 'SETTING_WRONG',
      message: `REGISTRIES has ${JSON.stringify(wrong.join('='))}, which is neither a host nor HOST=MIRROR.`,
      advice: 'List hosts with commas, such as ghcr.io,docker.io,registry.example:5000, or write none.',
    })
  const known = entries.filter(names => !isWrong(names))
  const mirrors = known.flatMap(([host = '', mirror]) =>
    mirror === undefined ? [] : [[canonicalHost(host), canonicalHost(mirror)] as const],
  )
  const hosts = known.flatMap(([host = '', mirror]) => (mirror === undefined ? [canonicalHost(host)] : []))
  return { mirrors: new Map(mirrors), keychain, ...(words.length === 0 ? {} : { hosts }) }
}

function readKeychain(environment: Environment, report: Report): Keychain {
  const { REGISTRY_AUTH: text = '', REGISTRY_AUTH_FILE: file = '' } = environment
  const source = text.trim() !== '' ? text : file === '' ? undefined : readText(file, report)
  if (source === undefined) return []
  const parsed = parseDockerConfig(source)
  if (parsed.kind === 'keychain') return parsed.keychain
  const name = text.trim() === '' ? 'REGISTRY_AUTH_FILE' : 'REGISTRY_AUTH'
  report({ ...parsed.problem, message: `${name}: ${parsed.problem.message}` })
  return []
}

function readText(file: string, report: Report): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    report({
      code: 'SETTING_WRONG',
      message: `REGISTRY_AUTH_FILE names ${JSON.stringify(file)}, which cannot be read.`,
      advice: 'Name a config.json of Docker, or a mounted Secret\u2019s .dockerconfigjson.',
    })
    return undefined
  }
}

/** As the environment says; throws ProblemError for the first wrong setting. */
export function registriesOf(environment: Environment, clock: Clock): OpenRegistry | undefined {
  const problems: Problem[] = []
  const choice = readRegistries(environment, problem => problems.push(problem))
  const [problem] = problems
  if (problem !== undefined) throw new ProblemError(problem)
  return choice === undefined ? undefined : openRegistries(choice, clock)
}

/** The registries as the engine asks them. */
export function openRegistries({ hosts, mirrors, keychain }: RegistryChoice, clock: Clock): OpenRegistry {
  return createRegistries({
    clock,
    trusted: hosts ?? [],
    onlyTrusted: hosts !== undefined,
    mirrors,
    keychain,
    userAgent: 'lockkeeper',
  })
}
