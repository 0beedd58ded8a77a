import type { Site } from '../context.ts'
import { type Decoder, struct, text } from '../decode.ts'
import { fail } from '../problems.ts'
import { Resource } from '../resource.ts'
import type { Value } from '../yaml/value.ts'

interface Named {
  readonly name?: string
}

/** The configuration of an IAMPolicyGenerator. */
export interface Policy {
  readonly cloud?: string
  readonly kubernetesService?: Named & { readonly namespace?: string }
  readonly serviceAccount?: Named & { readonly projectId?: string }
}

/** Reads the configuration of an IAMPolicyGenerator. */
export const decodePolicy: Decoder<Policy> = struct<Policy>({
  cloud: text,
  kubernetesService: struct<NonNullable<Policy['kubernetesService']>>({ name: text, namespace: text }),
  serviceAccount: struct<NonNullable<Policy['serviceAccount']>>({ name: text, projectId: text }),
})

/** The ServiceAccount that stands for a cloud account; only `gke` is known. */
export function generatePolicyAccount(site: Site, policy: Partial<Policy>): Resource {
  const { cloud = '', kubernetesService = {}, serviceAccount = {} } = policy
  if (cloud !== 'gke') fail('PLUGIN_INVALID', `cloud provider ${cloud} not supported yet`, site.place)
  const account = `${serviceAccount.name ?? ''}@${serviceAccount.projectId ?? ''}.iam.gserviceaccount.com`
  const metadata = new Map<string, Value>([
    ['annotations', new Map([['iam.gke.io/gcp-service-account', account]])],
    ['name', kubernetesService.name ?? ''],
  ])
  if (kubernetesService.namespace) metadata.set('namespace', kubernetesService.namespace)
  const root = new Map<string, Value>([
    ['apiVersion', 'v1'],
    ['kind', 'ServiceAccount'],
    ['metadata', metadata],
  ])
  return new Resource(root, site.build.schemas)
}
