import { fail } from './problems.ts'
import { originalNamespace, previousIds, type Resource } from './resource.ts'
import { formatId, type Gvk, isSelectedGvk, notNamespaced } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { isString, textOf } from './scalar.ts'

/** Resources that were renamed, found by a former name without looking at each. */
export interface CandidateIndex {
  /** Those that had this name and kind and that the referrer could mean, in the order of the build. */
  named(name: string, target: Gvk, referrer: Resource): readonly Resource[]
  /** Of those, the ones in a namespace: the original one if anything the referrer could mean was there, else the present. */
  inNamespace(named: readonly Resource[], namespace: string, referrer: Resource): readonly Resource[]
}

interface Bucket {
  readonly all: Resource[]
  readonly byNamespace: Map<string, Resource[]>
}

/** Indexes the former names of resources as they are now. */
export function indexCandidates(resources: ResourceSet): CandidateIndex {
  const buckets = new Map<string, Bucket>()
  const byOriginal = new Map<string, Resource[]>()
  for (const resource of resources.all) {
    addTo(byOriginal, originalNamespace(resource), resource)
    for (const name of new Set(resource.memory.previous.map(previous => previous.name)))
      addBucket(buckets, name, resource)
  }
  return {
    named: (name, target, referrer) => {
      const bucket = buckets.get(name)
      if (bucket === undefined) return []
      return reachable(bucket, referrer).filter(each =>
        previousIds(each).some(id => isSelectedGvk(id, target)),
      )
    },
    inNamespace: (named, namespace, referrer) => {
      const couldMean = reach(referrer)
      const wasThere = namespace !== notNamespaced && (byOriginal.get(namespace) ?? []).some(couldMean)
      if (wasThere) return named.filter(each => originalNamespace(each) === namespace)
      return namespace === notNamespaced ? [] : named.filter(each => each.id.effectiveNamespace === namespace)
    },
  }
}

function addTo(index: Map<string, Resource[]>, key: string, resource: Resource): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, [resource])
  else known.push(resource)
}

function addBucket(buckets: Map<string, Bucket>, name: string, resource: Resource): void {
  const bucket: Bucket = buckets.get(name) ?? { all: [], byNamespace: new Map() }
  buckets.set(name, bucket)
  bucket.all.push(resource)
  addTo(bucket.byNamespace, resource.id.effectiveNamespace, resource)
}

// Below this many, looking at each is cheaper than putting lists together.
const fewCandidates = 8

function reachable({ all, byNamespace }: Bucket, referrer: Resource): readonly Resource[] {
  const couldMean = reach(referrer)
  if (all.length <= fewCandidates || referrer.id.isClusterScoped || referrer.id.kind === 'RoleBinding') {
    return all.filter(couldMean)
  }
  const own = byNamespace.get(referrer.id.effectiveNamespace) ?? []
  const clusterScoped = byNamespace.get(notNamespaced) ?? []
  return clusterScoped.length === 0 ? own : all.filter(couldMean)
}

/** What a referrer can mean: anything if cluster-scoped, else that, its own namespace, and those of a RoleBinding's subjects. */
function reach(referrer: Resource): (resource: Resource) => boolean {
  if (referrer.id.isClusterScoped) return () => true
  const namespaces = subjectNamespaces(referrer)
  const own = referrer.id.effectiveNamespace
  return ({ id }) => id.isClusterScoped || id.effectiveNamespace === own || namespaces.has(id.namespace)
}

/** Refuses the subjects of a RoleBinding that Kustomize cannot read, renamed or not. */
export function checkSubjects({ id, root }: Resource): void {
  const subjects = id.kind === 'RoleBinding' ? root.get('subjects') : undefined
  if (!Array.isArray(subjects)) return
  for (const subject of subjects) {
    if (!(subject instanceof Map)) fail('RESOURCE_INVALID', 'wrong node kind: a subject is a map')
    const [kind, namespace] = [subject.get('kind'), subject.get('namespace')]
    if (kind === undefined || namespace === undefined) continue
    if (!isString(kind)) fail('RESOURCE_INVALID', "wrong node kind: the subject's kind is a string")
    if (textOf(kind) === 'ServiceAccount' && !isString(namespace))
      fail('RESOURCE_INVALID', `Invalid Input: namespace is blank for resource ${formatId(id)}`)
  }
}

function subjectNamespaces(referrer: Resource): ReadonlySet<string> {
  const subjects = referrer.id.kind === 'RoleBinding' ? referrer.root.get('subjects') : undefined
  if (!Array.isArray(subjects)) return new Set()
  return new Set(
    subjects.flatMap(subject => {
      if (!(subject instanceof Map) || textOf(subject.get('kind')) !== 'ServiceAccount') return []
      const namespace = subject.get('namespace')
      return namespace === undefined ? [] : [textOf(namespace)]
    }),
  )
}
