import { at, isSame, type JsonMap, mapAt, textAt } from '../json.ts'
import type { Resource } from '../resources.ts'
import { badRequest, invalid } from './status.ts'

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

/** Refuses what the API server would refuse of an object that is new or about to be replaced. */
export function validateObject(resource: Resource, object: JsonMap): void {
  const name = textAt(object, 'metadata', 'name') ?? ''
  if (name === '' && textAt(object, 'metadata', 'generateName') === undefined)
    throw invalid(resource, '', 'metadata.name', 'Required value: name or generateName is required')
  // Names of RBAC objects may hold a colon.
  const isRbac = resource.group === 'rbac.authorization.k8s.io'
  if (name !== '' && !isRbac && (name.length > 253 || !subdomain.test(name)))
    throw invalid(
      resource,
      name,
      'metadata.name',
      `Invalid value: "${name}": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
    )
  if (isWorkload(resource)) validateSelector(resource, object, name)
}

function isWorkload({ group, kind }: Resource): boolean {
  return group === 'apps' && ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(kind)
}

function validateSelector(resource: Resource, object: JsonMap, name: string): void {
  const selector = at(object, 'spec', 'selector')
  if (selector === undefined) throw invalid(resource, name, 'spec.selector', 'Required value')
  const labels = mapAt(object, 'spec', 'template', 'metadata', 'labels')
  const misses = Object.entries(mapAt(selector, 'matchLabels')).some(([key, value]) => labels[key] !== value)
  if (misses)
    throw invalid(
      resource,
      name,
      'spec.template.metadata.labels',
      `Invalid value: ${JSON.stringify(labels)}: \`selector\` does not match template \`labels\``,
    )
}

/** Refuses a change of what may not change. */
export function validateChange(resource: Resource, before: JsonMap, after: JsonMap): void {
  const name = textAt(after, 'metadata', 'name') ?? ''
  if (textAt(after, 'metadata', 'uid') !== textAt(before, 'metadata', 'uid'))
    throw badRequest("Precondition failed: UID in precondition is not the object's")
  const selector = at(after, 'spec', 'selector')
  if (isWorkload(resource) && !isSame(at(before, 'spec', 'selector'), selector))
    throw invalid(
      resource,
      name,
      'spec.selector',
      `Invalid value: ${JSON.stringify(selector)}: field is immutable`,
    )
  if (resource.kind === 'Job' && !isSame(at(before, 'spec', 'template'), at(after, 'spec', 'template')))
    throw invalid(resource, name, 'spec.template', 'Invalid value: field is immutable')
  if (['ConfigMap', 'Secret'].includes(resource.kind) && at(before, 'immutable') === true) {
    if (!isSame(at(before, 'data'), at(after, 'data')))
      throw invalid(resource, name, 'data', 'Forbidden: field is immutable when `immutable` is set')
  }
}
