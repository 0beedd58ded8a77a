// How Kustomize tells a remote base from a path; it would clone or download what these name.

const schemes = ['ssh://', 'https://', 'http://', 'file://']

/** Whether a path is one that Kustomize would download by HTTP. */
export function isRemoteFile(path: string): boolean {
  return /^https?:/i.test(path)
}

/** Whether Kustomize would take a path for a git repository: a scheme, `user@host:`, or GitHub's host, then two segments. */
export function isRepository(path: string): boolean {
  if (path.startsWith('/')) return false
  const [beforeQuery = ''] = path.split('?')
  const rest = afterHost(beforeQuery.replace(/^git::/i, ''))
  return rest !== undefined && hasRepositoryPath(rest.path, rest.scheme)
}

function afterHost(url: string): { readonly path: string; readonly scheme: string } | undefined {
  const scheme = schemes.find(each => url.toLowerCase().startsWith(each)) ?? ''
  const afterScheme = url.slice(scheme.length)
  const user = /^[a-zA-Z][a-zA-Z0-9-]*@/.exec(afterScheme)?.[0] ?? ''
  const hostAndPath = afterScheme.slice(user.length)
  const isGithub = /^github\.com[/:]/i.test(hostAndPath)
  const isScp = scheme === '' && (user !== '' || isGithub)
  if (scheme === '' && !isScp) return undefined
  if (scheme === 'file://') return { path: user + hostAndPath, scheme }
  const separator = pathSeparator(hostAndPath, isScp)
  if (hostAndPath === '') return undefined
  return { path: separator < 0 ? '' : hostAndPath.slice(separator + 1), scheme }
}

function pathSeparator(text: string, isScp: boolean): number {
  const slash = text.indexOf('/')
  const colon = isScp ? text.indexOf(':') : -1
  return slash === -1 || (colon > 0 && colon < slash) ? (colon === -1 ? slash : colon) : slash
}

function hasRepositoryPath(path: string, scheme: string): boolean {
  const { repository, root } = splitRepository(path, scheme)
  return repository !== '' && !/^\.\.(?:\/|$)/.test(root.replace(/^\//, ''))
}

function splitRepository(
  path: string,
  scheme: string,
): { readonly repository: string; readonly root: string } {
  const azure = path.indexOf('_git/')
  if (azure >= 0) {
    const [name = '', ...root] = path.slice(azure + 5).split('/')
    return { repository: path.slice(0, azure + 5) + name, root: root.join('/') }
  }
  const double = path.indexOf('//')
  if (double >= 0) return { repository: path.slice(0, double), root: path.slice(double + 2) }
  const suffix = path.indexOf('.git')
  if (suffix >= 0) return { repository: path.slice(0, suffix + 4), root: path.slice(suffix + 4) }
  if (scheme === 'file://') return { repository: path, root: '' }
  const segments = path.split('/')
  return segments.length < 2
    ? { repository: '', root: '' }
    : { repository: path, root: segments.slice(2).join('/') }
}
