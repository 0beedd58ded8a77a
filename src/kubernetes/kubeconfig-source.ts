import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../lib/problem.ts'
import type { KubeconfigText, Refused } from './kubeconfig.ts'

/** What a setting is resolved against: the process's environment, and the folder that relative files are in. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly folder: string
}

export type KubeconfigSource =
  | { readonly kind: 'in-cluster' }
  | { readonly kind: 'text'; readonly text: KubeconfigText }
  | Refused

/** What `clusters.NAME.kubeconfig` names: `in-cluster`, a variable whose value is a kubeconfig (plain, base64, or a file's name), or a file. */
export async function findKubeconfig(
  setting: string,
  { environment, folder }: Surroundings,
): Promise<KubeconfigSource> {
  if (setting === 'in-cluster') return inCluster(environment)
  if (!/^[A-Z][A-Z0-9_]*$/.test(setting)) return readConfigFile(resolve(folder, setting), setting)
  // The name stands in a repository; it must not be able to point at the server's other secrets.
  if (!/^KUBE_?CONFIG/.test(setting))
    return refuse({
      code: 'KUBECONFIG_VARIABLE',
      message: `The variable ${setting} is not read as a kubeconfig.`,
      advice: 'Only variables whose names begin with KUBE_CONFIG are.',
    })
  const value = environment[setting]
  if (value === undefined || value.trim() === '')
    return refuse({
      code: 'KUBECONFIG_VARIABLE',
      message: `The variable ${setting} is not set.`,
      advice: `Set it to a kubeconfig, plain or in base64: ${setting}="$(kubectl config view --raw --flatten --minify | base64 -w0)"`,
    })
  if (isPath(value)) return readConfigFile(resolve(folder, value.trim()), `the file in ${setting}`)
  return { kind: 'text', text: { text: value, origin: setting, folder } }
}

// Neither YAML nor JSON nor base64 of either begins so.
function isPath(value: string): boolean {
  return /^\.{0,2}\/[^\n]*$/.test(value.trim())
}

function inCluster(environment: Surroundings['environment']): KubeconfigSource {
  if (environment.KUBERNETES_SERVICE_HOST !== undefined) return { kind: 'in-cluster' }
  return refuse({
    code: 'NOT_IN_CLUSTER',
    message: 'This process does not run in a cluster: there is no KUBERNETES_SERVICE_HOST.',
    advice: 'Name a kubeconfig in place of `in-cluster`.',
  })
}

async function readConfigFile(path: string, name: string): Promise<KubeconfigSource> {
  try {
    const text = await readFile(path, 'utf8')
    return { kind: 'text', text: { text, origin: name, folder: dirname(path) } }
  } catch (error) {
    const { code } = error as { readonly code?: string }
    const reason = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? 'unknown'})`
    return refuse({ code: 'KUBECONFIG_FILE', message: `Kubeconfig: ${name} ${reason}.` })
  }
}

function refuse(problem: Problem): Refused {
  return { kind: 'refused', problem }
}
