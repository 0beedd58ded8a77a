import { parse } from 'yaml'
import type { Cause, ClusterObject, Evidence, ObjectReport } from '../../src/rollout/object.ts'

/** Half past nine: every picture's "now". */
export const now = Date.parse('2026-11-26T09:30:00Z')

/** An object as a person would write it. */
export function object(text: string): ClusterObject {
  return parse(text) as ClusterObject
}

/** The object of a kind with a status, for rules that look at little else. */
export function one(kind: string, rest: string): ClusterObject {
  const apiVersion = versions[kind] ?? 'example.com/v1'
  return object(
    `{apiVersion: ${apiVersion}, kind: ${kind}, ${rest.includes('metadata:') ? '' : 'metadata: {name: x}, '}${rest}}`,
  )
}

const versions: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  ReplicaSet: 'apps/v1',
  Pod: 'v1',
  Service: 'v1',
  ConfigMap: 'v1',
  PersistentVolumeClaim: 'v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  Ingress: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
  GitRepository: 'source.toolkit.fluxcd.io/v1',
  HelmRepository: 'source.toolkit.fluxcd.io/v1',
  GatewayClass: 'gateway.networking.k8s.io/v1',
  Gateway: 'gateway.networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  VirtualService: 'networking.istio.io/v1',
}

export function current(message: string): ObjectReport {
  return { status: 'current', message }
}

export function inProgress(message: string): ObjectReport {
  return { status: 'in-progress', message }
}

/** Failed, shown by the object `x` of that kind itself. */
export function failed(kind: string, code: Cause['code'], message: string): ObjectReport {
  const ref = { apiVersion: versions[kind] ?? 'example.com/v1', kind, name: 'x' }
  return { status: 'failed', message, cause: { code, object: ref, message } }
}

/** What is known around a workload; YAML lists. */
export function evidence(wish: {
  readonly replicaSets?: string
  readonly pods?: string
  readonly events?: string
  readonly logs?: Readonly<Record<string, readonly string[]>>
}): Evidence {
  const list = (text: string | undefined) =>
    text === undefined ? [] : (parse(text) as readonly ClusterObject[])
  return {
    replicaSets: list(wish.replicaSets),
    pods: list(wish.pods),
    events: list(wish.events),
    logs: new Map(Object.entries(wish.logs ?? {})),
  }
}
