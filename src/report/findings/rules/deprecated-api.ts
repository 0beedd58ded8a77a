import { titleOf } from '../../objects/object.ts'
import { type DeprecatedApi, deprecatedApiOf } from '../deprecated-apis.ts'
import type { Observation, Rule } from '../scene.ts'

/** An API that Kubernetes is about to remove, or has removed. */
export const deprecatedApi: Rule = {
  id: 'deprecated-api',
  kind: 'deprecated',
  find: ({ reached, kubernetes }) =>
    reached.flatMap(object => {
      const api = deprecatedApiOf(object.apiVersion, object.kind)
      if (api === undefined) return []
      return [
        {
          object,
          path: '/apiVersion',
          severity: severityOf(api, kubernetes),
          message: `${titleOf(object)}: ${api.apiVersion} ${history(api)}.`,
          advice: api.use === undefined ? 'There is no successor.' : `Use ${api.use}.`,
        },
      ]
    }),
}

function history({ deprecated, removed }: DeprecatedApi): string {
  const since = `is deprecated since Kubernetes ${deprecated}`
  return removed === undefined ? since : `${since} and gone in ${removed}`
}

function severityOf({ removed }: DeprecatedApi, kubernetes: string | undefined): Observation['severity'] {
  if (removed === undefined) return 'note'
  return kubernetes !== undefined && minorOf(kubernetes) >= minorOf(removed) ? 'error' : 'warning'
}

function minorOf(version: string): number {
  return Number(/^v?1\.(\d+)/.exec(version)?.[1] ?? 0)
}
