import { isList, isMap, type Json, type JsonMap, mapAt, textAt } from './json.ts'
import type { Resource } from './resources.ts'

/** Fills in what the API server would: only what rollouts depend on or people look at. */
export function withDefaults({ group, kind }: Resource, object: JsonMap): JsonMap {
  const fill = fillers[`${group}/${kind}`]
  const spec = object.spec
  if (fill === undefined || !isMap(spec)) return object
  return { ...object, spec: fill(spec) }
}

const fillers: Readonly<Record<string, (spec: JsonMap) => JsonMap>> = {
  'apps/Deployment': spec => ({
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    ...spec,
    strategy: rolling(spec.strategy, { maxUnavailable: '25%', maxSurge: '25%' }),
    template: withPodDefaults(spec.template),
  }),
  'apps/StatefulSet': spec => ({
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: 'OrderedReady',
    ...spec,
    updateStrategy: rolling(spec.updateStrategy, { partition: 0 }),
    template: withPodDefaults(spec.template),
  }),
  'apps/DaemonSet': spec => ({
    revisionHistoryLimit: 10,
    ...spec,
    updateStrategy: rolling(spec.updateStrategy, { maxUnavailable: 1, maxSurge: 0 }),
    template: withPodDefaults(spec.template),
  }),
  'batch/Job': spec => ({
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    ...spec,
    template: withPodDefaults(spec.template),
  }),
  '/Service': spec => {
    const type = textAt(spec, 'type') ?? 'ClusterIP'
    const ports = isList(spec.ports)
      ? spec.ports.map(port => (isMap(port) ? servicePort(port) : port))
      : spec.ports
    return {
      type,
      sessionAffinity: 'None',
      ...(type === 'ExternalName' ? {} : { clusterIP: '10.0.0.1' }),
      ...spec,
      ports,
    }
  },
}

function rolling(strategy: Json | undefined, numbers: JsonMap): JsonMap {
  const given = isMap(strategy) ? strategy : {}
  const type = textAt(given, 'type') ?? 'RollingUpdate'
  if (type !== 'RollingUpdate') return { ...given, type }
  return { ...given, type, rollingUpdate: { ...numbers, ...mapAt(given, 'rollingUpdate') } }
}

function servicePort(port: JsonMap): JsonMap {
  return { protocol: 'TCP', targetPort: port.port, ...port }
}

function withPodDefaults(template: Json | undefined): Json | undefined {
  if (!isMap(template) || !isMap(template.spec)) return template
  const { spec } = template
  const containers = isList(spec.containers)
    ? spec.containers.map(entry => (isMap(entry) ? container(entry) : entry))
    : spec.containers
  return {
    ...template,
    spec: {
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
      securityContext: {},
      ...spec,
      containers,
    },
  }
}

function container(entry: JsonMap): JsonMap {
  const image = textAt(entry, 'image') ?? ''
  const isLatest = /:latest$/.test(image) || !/[:@][^/]*$/.test(image)
  const ports = isList(entry.ports)
    ? { ports: entry.ports.map(port => (isMap(port) ? { protocol: 'TCP', ...port } : port)) }
    : {}
  return {
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: isLatest ? 'Always' : 'IfNotPresent',
    resources: {},
    ...entry,
    ...ports,
  }
}
