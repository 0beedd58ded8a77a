/** Cases in which we knowingly differ, with the reason. */
export const skipped: Readonly<Record<string, string>> = {
  'generators/kind-changed-by-patch':
    'of a generated resource that is no ConfigMap any more Kustomize hashes its YAML nodes, lines and columns included',
  'generators/kind-changed-by-replacement':
    'of a generated resource that is no ConfigMap any more Kustomize hashes its YAML nodes, lines and columns included',
}
