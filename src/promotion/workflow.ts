/** A workflow's run as GitHub knows it. */
export interface NamedWorkflow {
  /** `owner/name`. */
  readonly repository: string
  /** `.github/workflows/deliver.yml`. */
  readonly path: string
  /** The one that it runs on. */
  readonly branch: string
  readonly onDefaultBranch: boolean
}

/**
 * Whether an entry of `allow.workflows` names this workflow: `acme/podinfo` (each of its workflows) or
 * `acme/podinfo/.github/workflows/deliver.yml`, run on the default branch; with `@release` on that branch instead. Whoever
 * may push a branch may change the workflow on it, so no entry means every branch. Repositories' names ignore case.
 */
export function namesWorkflow(entry: string, workflow: NamedWorkflow): boolean {
  const at = entry.indexOf('@')
  const [owner = '', name = '', ...path] = (at === -1 ? entry : entry.slice(0, at)).split('/')
  if (`${owner}/${name}`.toLowerCase() !== workflow.repository.toLowerCase()) return false
  if (path.length > 0 && path.join('/') !== workflow.path) return false
  if (at === -1) return workflow.onDefaultBranch
  return entry.slice(at + 1).replace(/^refs\/heads\//, '') === workflow.branch
}
