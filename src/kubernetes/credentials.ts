import { X509Certificate } from 'node:crypto'
import type { Problem } from '../lib/problem.ts'
import type { Choice, Cluster, User } from './kubeconfig.ts'

/** What keeps a kubeconfig's user from being used: it runs a program that nobody allowed, or its certificate has expired. */
export function credentialProblem(origin: string, user: User, choice: Choice): Problem | undefined {
  return programProblem(origin, user, choice.programs) ?? certificateProblem(origin, user, choice.now)
}

function programProblem(origin: string, user: User, allowed: readonly string[]): Problem | undefined {
  const program = programsOf(user).find(name => !allowed.includes(name))
  if (program === undefined) return undefined
  return {
    code: 'KUBECONFIG_RUNS_PROGRAM',
    message: `${origin} runs the program \`${program}\` to sign in, and that is not allowed.`,
    advice: `Use the token or certificate of a ServiceAccount, or allow the program by name: ${allowing(program, 'several: separated by commas')}`,
  }
}

const ways = {
  'insecure-skip-tls-verify': {
    harm: 'trusts whoever answers at the address of its cluster, and would give them its credentials',
    instead: "Put the cluster's certificate authority in `certificate-authority-data`",
  },
  'proxy-url': {
    harm: 'sends everything through a proxy of its own choice',
    instead: 'Give the address at which the cluster is reached from here',
  },
} as const

/** What keeps a kubeconfig's cluster from being used: the way there is not safe, and nobody said that it may be taken. */
export function wayProblem(origin: string, cluster: Cluster, { programs }: Choice): Problem | undefined {
  const keys = ['insecure-skip-tls-verify', 'proxy-url'] as const
  const key = keys.find(name => Boolean(cluster[name]) && !programs.includes(name))
  if (key === undefined) return undefined
  const { harm, instead } = ways[key]
  return {
    code: 'KUBECONFIG_UNSAFE',
    message: `${origin} says \`${key}\`: it ${harm}.`,
    advice: `${instead}. Where it has to be so, allow it by name: ${allowing(key, 'the list of all that a kubeconfig may do beyond its own credentials, programs and this')}`,
  }
}

/** How whoever runs the process allows what a kubeconfig asks for. */
function allowing(name: string, list: string): string {
  return `KUBE_CONFIG_PROGRAMS=${name} (${list}); of the restart controller: --allow-program ${name}.`
}

/** Everything that the client would start: `exec`, its older spelling inside `auth-provider`, and `cmd-path`. */
function programsOf(user: User): readonly string[] {
  const provider = user['auth-provider']
  const { exec, 'cmd-path': path } = provider?.config ?? {}
  const legacy = exec ?? (provider?.name === 'exec' ? provider.config : undefined)
  return [
    ...(user.exec == null ? [] : [user.exec.command]),
    ...(legacy == null ? [] : [commandIn(legacy)]),
    ...(path == null ? [] : [String(path)]),
  ]
}

function commandIn(exec: unknown): string {
  const command = typeof exec === 'object' && exec !== null && 'command' in exec ? exec.command : undefined
  return typeof command === 'string' ? command : 'without a name'
}

function certificateProblem(origin: string, user: User, now: Date): Problem | undefined {
  const encoded = user['client-certificate-data']
  if (encoded == null) return undefined
  const end = endOf(encoded)
  if (end === undefined)
    return {
      code: 'KUBECONFIG_MALFORMED',
      message: `${origin}: its \`client-certificate-data\` is no certificate.`,
      advice: 'It has to be PEM in base64.',
    }
  if (end > now) return undefined
  return {
    code: 'CERTIFICATE_EXPIRED',
    message: `${origin}: its client certificate expired on ${end.toISOString().slice(0, 10)}.`,
    advice: 'Renew the kubeconfig; a ServiceAccount token does not end with a certificate.',
  }
}

function endOf(encoded: string): Date | undefined {
  try {
    return new Date(new X509Certificate(Buffer.from(encoded, 'base64')).validTo)
  } catch {
    return undefined
  }
}
