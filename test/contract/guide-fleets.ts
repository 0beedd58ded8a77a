const deployment = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: podinfo }
spec:
  selector: { matchLabels: { app: podinfo } }
  template:
    metadata: { labels: { app: podinfo } }
    spec:
      imagePullSecrets: [{ name: registry }]
      containers: [{ name: podinfo, image: ${image} }]
`

/** What `Azure/k8s-bake` bakes: `Azure/k8s-deploy` names the tag when it applies. */
export const bakedFleet: Readonly<Record<string, string>> = {
  'base/deployment.yaml': deployment('ghcr.io/acme/podinfo'),
  'base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'test/kustomization.yaml': 'resources: [../base]\n',
  'prod/kustomization.yaml': 'resources: [../base]\n',
}

const overlay = (tag: string) => `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base
images:
  - name: ghcr.io/stefanprodan/podinfo
    newTag: ${tag} # {"$imagepolicy": "flux-system:podinfo:tag"}
`

const applied = (environment: string) => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: apps, namespace: flux-system }
spec:
  interval: 10m
  path: ./apps/${environment}
  prune: true
  sourceRef: { kind: GitRepository, name: flux-system }
`

/** Where one ImageUpdateAutomation writes every environment. */
export const fluxAutomatedFleet: Readonly<Record<string, string>> = {
  'apps/base/deployment.yaml': deployment('ghcr.io/stefanprodan/podinfo'),
  'apps/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'apps/test/kustomization.yaml': overlay('7.0.0'),
  'apps/prod/kustomization.yaml': overlay('6.9.2'),
  'clusters/test/apps.yaml': applied('test'),
  'clusters/prod/apps.yaml': applied('prod'),
  'clusters/test/image-automation.yaml': `apiVersion: image.toolkit.fluxcd.io/v1beta2
kind: ImageUpdateAutomation
metadata: { name: flux-system, namespace: flux-system }
spec:
  interval: 30m
  sourceRef: { kind: GitRepository, name: flux-system }
  git:
    commit: { author: { name: fluxcdbot, email: fluxcdbot@users.noreply.github.com } }
    push: { branch: main }
  update: { path: ./apps, strategy: Setters }
`,
}
