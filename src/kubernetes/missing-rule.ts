import type { ApiRequest } from './api.ts'

/** An entry of a Role's or ClusterRole's `rules`, and where it has to stand. */
export interface Rule {
  readonly group: string
  readonly resource: string
  readonly verb: string
  /** Absent: it takes a ClusterRole. */
  readonly namespace?: string
}

/** The RBAC rule without which the API server forbids the request; nothing for paths that are no resources. */
export function ruleFor(request: ApiRequest): Rule | undefined {
  const match =
    /^\/(?:api\/v1|apis\/([^/]+)\/[^/]+)(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(
      request.path,
    )
  if (match === null) return undefined
  const [, group = '', namespace, resource = '', name, subresource] = match
  return {
    group,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    verb: verbOf(request, name),
    ...(namespace === undefined ? {} : { namespace }),
  }
}

function verbOf({ method, query }: ApiRequest, name: string | undefined): string {
  switch (method) {
    case 'GET':
      if (query?.watch === 'true' || query?.watch === '1') return 'watch'
      return name === undefined ? 'list' : 'get'
    case 'POST':
      return 'create'
    case 'PUT':
      return 'update'
    case 'PATCH':
      return 'patch'
    case 'DELETE':
      return 'delete'
    default:
      return method satisfies never
  }
}

/** The rule as one would paste it into a Role's `rules`. */
export function formatRule({ group, resource, verb, namespace }: Rule): string {
  const role = namespace === undefined ? 'a ClusterRole' : `a Role in namespace ${namespace}`
  return `{ apiGroups: ["${group}"], resources: ["${resource}"], verbs: ["${verb}"] } in ${role}`
}
