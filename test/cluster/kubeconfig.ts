/** A kubeconfig with one context. `authority` is PEM in base64; none: plain http on the loopback address. */
export function kubeconfigOf(access: {
  readonly server: string
  readonly user: string
  readonly token: string
  readonly authority?: string
}): string {
  const { server, user, token, authority } = access
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    clusters: [
      {
        name: 'test',
        cluster: { server, ...(authority === undefined ? {} : { 'certificate-authority-data': authority }) },
      },
    ],
    contexts: [{ name: 'test', context: { cluster: 'test', user } }],
    users: [{ name: user, user: { token } }],
  })
}
