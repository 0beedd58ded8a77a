import type { JsonMap } from '../json.ts'
import type { Resource, ResourceTable } from '../resources.ts'

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch']

/** Answers what a client asks before it knows the kinds: versions, groups, resources. Nothing where it is no such question. */
export function discover(path: string, resources: ResourceTable): JsonMap | undefined {
  if (path === '/version')
    return { major: '1', minor: '36', gitVersion: 'v1.36.0-lockkeeper-sandbox', platform: 'sandbox/none' }
  if (path === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }
  if (path === '/apis')
    return {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groupsOf(resources).map(group => groupBody(group, resources)),
    }
  if (path === '/openapi/v3') return { paths: {} }
  const match = /^\/(?:api|apis\/(?<group>[^/]+))(?:\/(?<version>[^/]+))?$/.exec(path)
  if (match?.groups === undefined) return undefined
  const { group = '', version } = match.groups
  const served = resources.all().filter(resource => resource.group === group)
  if (served.length === 0) return undefined
  if (version === undefined) return { kind: 'APIGroup', apiVersion: 'v1', ...groupBody(group, resources) }
  const listed = served.filter(({ versions }) => versions.includes(version))
  if (listed.length === 0) return undefined
  const groupVersion = group === '' ? version : `${group}/${version}`
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: listed.flatMap(describe) }
}

function groupsOf(resources: ResourceTable): readonly string[] {
  return [...new Set(resources.all().map(({ group }) => group))].filter(group => group !== '')
}

function groupBody(group: string, resources: ResourceTable): JsonMap {
  const versions = [
    ...new Set(
      resources
        .all()
        .filter(resource => resource.group === group)
        .flatMap(resource => resource.versions),
    ),
  ].map(version => ({ groupVersion: `${group}/${version}`, version }))
  return { name: group, versions, preferredVersion: versions[0] }
}

function describe({ plural, kind, isNamespaced, hasStatus }: Resource): readonly JsonMap[] {
  const whole = { name: plural, singularName: kind.toLowerCase(), namespaced: isNamespaced, kind, verbs }
  if (!hasStatus) return [whole]
  return [
    whole,
    {
      name: `${plural}/status`,
      singularName: '',
      namespaced: isNamespaced,
      kind,
      verbs: ['get', 'patch', 'update'],
    },
  ]
}
