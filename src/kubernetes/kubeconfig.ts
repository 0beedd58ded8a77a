import { load, YAMLException } from 'js-yaml'
import * as z from 'zod'
import type { Problem } from '../lib/problem.ts'
import { credentialProblem, wayProblem } from './credentials.ts'
import { type Impersonation, impersonationOf, impersonationProblem } from './impersonation.ts'

/** A kubeconfig's text; `origin` is said in messages, `folder` is what its file names are relative to. */
export interface KubeconfigText {
  readonly text: string
  readonly origin: string
  readonly folder: string
}

/** A kubeconfig that may be used: its context is there, and it runs no program that was not allowed. */
export interface Kubeconfig {
  readonly kind: 'kubeconfig'
  readonly text: string
  readonly folder: string
  readonly context: string
  /** The API server's address, without a slash at its end; may have a path. */
  readonly server: string
  /** The user's `tokenFile`, relative to the folder; read again as it changes. */
  readonly tokenFile?: string
  /** Whom else the user acts as besides `as`, as request headers: client-node sends the name only. */
  readonly impersonation?: Impersonation
}

export interface Choice {
  readonly context?: string | undefined
  /** All that a kubeconfig may do beyond its own credentials: programs that it runs, and the settings `insecure-skip-tls-verify` and `proxy-url`, by name. */
  readonly programs: readonly string[]
  readonly now: Date
}

export type Refused = { readonly kind: 'refused'; readonly problem: Problem }

const entries = <T extends z.ZodRawShape>(shape: T) => z.array(z.looseObject({ name: z.string(), ...shape }))

const User = z.looseObject({
  exec: z.looseObject({ command: z.string() }).nullish(),
  'auth-provider': z
    .looseObject({ name: z.string(), config: z.record(z.string(), z.unknown()).nullish() })
    .nullish(),
  'client-certificate-data': z.string().nullish(),
  as: z.string().nullish(),
  'as-groups': z.array(z.string()).nullish(),
  'as-uid': z.string().nullish(),
  'as-user-extra': z.record(z.string(), z.array(z.string())).nullish(),
})
export type User = z.infer<typeof User>

const Cluster = z.looseObject({
  server: z.string(),
  'insecure-skip-tls-verify': z.boolean().nullish(),
  'proxy-url': z.string().nullish(),
})
export type Cluster = z.infer<typeof Cluster>

const File = z.looseObject({
  clusters: entries({ cluster: Cluster }),
  contexts: entries({ context: z.looseObject({ cluster: z.string(), user: z.string().default('') }) }),
  users: entries({ user: User.nullish() }).nullish(),
  'current-context': z.string().nullish(),
})
type File = z.infer<typeof File>

/** Reads a kubeconfig, plain or in base64, and chooses a context. Its values are secrets: messages name keys, contexts and the server only. */
export function readKubeconfig(source: KubeconfigText, choice: Choice): Kubeconfig | Refused {
  const text = plainText(source.text)
  const file = parseFile(text)
  if (typeof file === 'string')
    return refused('KUBECONFIG_MALFORMED', `${source.origin} ${file}`, malformedAdvice)
  const name = choice.context ?? file['current-context'] ?? ''
  const found = file.contexts.find(entry => entry.name === name)
  if (found === undefined) return noContext(source.origin, file, name)
  const cluster = file.clusters.find(entry => entry.name === found.context.cluster)
  if (cluster === undefined)
    return refused(
      'KUBECONFIG_INCOMPLETE',
      `${source.origin}: context "${name}" names the cluster "${found.context.cluster}", which is not under \`clusters\`.`,
    )
  const user = file.users?.find(entry => entry.name === found.context.user)
  if (user === undefined && found.context.user !== '')
    return refused(
      'KUBECONFIG_INCOMPLETE',
      `${source.origin}: context "${name}" names the user "${found.context.user}", who is not under \`users\`.`,
    )
  const problem =
    serverProblem(source.origin, cluster.cluster.server) ??
    wayProblem(source.origin, cluster.cluster, choice) ??
    credentialProblem(source.origin, user?.user ?? {}, choice) ??
    impersonationProblem(source.origin, user?.user ?? {})
  if (problem !== undefined) return { kind: 'refused', problem }
  const server = cluster.cluster.server.replace(/\/+$/, '')
  const { tokenFile } = user?.user ?? {}
  return {
    kind: 'kubeconfig',
    text,
    folder: source.folder,
    context: name,
    server,
    ...(typeof tokenFile === 'string' ? { tokenFile } : {}),
    ...impersonationOf(user?.user ?? {}),
  }
}

const malformedAdvice =
  'It has to be a kubeconfig as `kubectl config view --raw --flatten --minify` prints it, plain or in base64.'

// A kubeconfig has colons, base64 has none.
function plainText(text: string): string {
  const encoded = text.replaceAll(/\s/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : text
}

/** The file, or what is wrong with it in words that follow its name. */
function parseFile(text: string): File | string {
  let value: unknown
  try {
    value = load(text)
  } catch (error) {
    // The parser's own message quotes the lines around the fault.
    const mark = error instanceof YAMLException ? error.mark : undefined
    return `is no YAML${mark === undefined ? '' : `: line ${mark.line + 1}, column ${mark.column + 1}`}.`
  }
  const parsed = File.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  return path === '' ? 'is no kubeconfig.' : `is no kubeconfig: \`${path}\` is missing or of the wrong type.`
}

function noContext(origin: string, file: File, name: string): Refused {
  const names = file.contexts.map(entry => entry.name)
  const there = names.length === 0 ? 'It has none.' : `It has: ${names.join(', ')}.`
  return name === ''
    ? refused('CONTEXT_MISSING', `${origin} has no current context. ${there}`, 'Name one as `context`.')
    : refused('CONTEXT_NOT_FOUND', `${origin} has no context "${name}". ${there}`, 'Correct `context`.')
}

function serverProblem(origin: string, server: string): Problem | undefined {
  const url = URL.canParse(server) ? new URL(server) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    return {
      code: 'KUBECONFIG_SERVER',
      message: `${origin}: the cluster's \`server\` is no http or https address.`,
    }
  if (url.username !== '' || url.password !== '')
    return { code: 'KUBECONFIG_SERVER', message: `${origin}: the cluster's \`server\` holds credentials.` }
  if (url.protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname))
    return undefined
  return {
    code: 'KUBECONFIG_SERVER',
    message: `${origin}: ${url.origin} is plain http, over which credentials can be read by others.`,
    advice: 'Use https; plain http is for the loopback address only.',
  }
}

function refused(code: string, message: string, advice?: string): Refused {
  return { kind: 'refused', problem: { code, message, ...(advice === undefined ? {} : { advice }) } }
}
