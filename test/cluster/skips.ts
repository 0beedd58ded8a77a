/** Tests that run on the real control plane only, as `suite: test`, and what a stand-in cannot honestly hold. */
export const skipped: Readonly<Record<string, string>> = {
  'the adapter: without rights, every missing rule is named at once':
    'the stand-in has one user, who may do everything: it knows no RBAC',
  'apply: without a right nothing is changed, and the missing rule is named':
    'the stand-in has one user, who may do everything: it knows no RBAC',
  'the restart controller: with the Role of kustomize/ it can read no Secret; with the component for Secrets they restart too':
    'whoever shows the token may do everything: there is no RBAC',
}
