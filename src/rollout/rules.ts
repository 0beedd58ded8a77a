import type { Rule } from './rule.ts'
import { cronJob } from './rules/cron-job.ts'
import { customResourceDefinition } from './rules/custom-resource-definition.ts'
import { daemonSet } from './rules/daemon-set.ts'
import { deployment } from './rules/deployment.ts'
import { fluxKustomization } from './rules/flux-kustomization.ts'
import { fluxSource } from './rules/flux-source.ts'
import { gatewayApi } from './rules/gateway.ts'
import { helmRelease } from './rules/helm-release.ts'
import { horizontalPodAutoscaler } from './rules/horizontal-pod-autoscaler.ts'
import { ingress } from './rules/ingress.ts'
import { istio } from './rules/istio.ts'
import { job } from './rules/job.ts'
import { persistentVolumeClaim } from './rules/persistent-volume-claim.ts'
import { pod } from './rules/pod.ts'
import { replicaSet } from './rules/replica-set.ts'
import { service } from './rules/service.ts'
import { settled } from './rules/settled.ts'
import { statefulSet } from './rules/stateful-set.ts'

/** Every kind that says in its own way where it stands; the first that fits decides, and what fits none goes by its conditions. */
export const rules: readonly Rule[] = [
  deployment,
  statefulSet,
  daemonSet,
  replicaSet,
  pod,
  job,
  cronJob,
  persistentVolumeClaim,
  service,
  ingress,
  horizontalPodAutoscaler,
  customResourceDefinition,
  fluxKustomization,
  helmRelease,
  fluxSource,
  ...gatewayApi,
  ...istio,
  ...settled,
]
