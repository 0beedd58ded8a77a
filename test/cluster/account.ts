import type { Api } from '../../src/kubernetes/api.ts'
import { kubeconfigOf } from './kubeconfig.ts'
import { theRealOne } from './stage.ts'

/** A kubeconfig of a ServiceAccount of the real control plane, by a token as `kubectl create token` makes it. */
export async function accountKubeconfig(admin: Api, namespace: string, name: string): Promise<string> {
  const answer = await admin.send({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  })
  if (answer.kind === 'fault') throw new Error(answer.message)
  const { token } = answer.body.status as { token: string }
  const given = JSON.parse(theRealOne().kubeconfig('admin')) as {
    clusters: { cluster: { server: string; 'certificate-authority-data': string } }[]
  }
  const { server = '', 'certificate-authority-data': authority = '' } = given.clusters[0]?.cluster ?? {}
  return kubeconfigOf({ server, authority, user: name, token })
}
