declare const brand: unique symbol

/** A full commit id: 40 lower-case hexadecimal digits. Made only by `parseSha`. */
export type Sha = string & { readonly [brand]: 'Sha' }

/** The name of an environment that exists in the fleet. Made only by `parseEnvironmentName`. */
export type EnvironmentName = string & { readonly [brand]: 'EnvironmentName' }

/** A version that an image tag, a digest, `tag@digest` or a chart version may be. Made only by `parseVersion`. */
export type Version = string & { readonly [brand]: 'Version' }

/** The commit id, or nothing when the text is not one. */
export function parseSha(text: string): Sha | undefined {
  return /^[0-9a-f]{40}$/.test(text) ? (text as Sha) : undefined
}

// It becomes a part of a branch's name, hence narrower than what git allows: no dots at the ends, no `..`, no `.lock`.
const environmentName = /^[a-z0-9](?:[a-z0-9-]|[._](?=[a-z0-9])){0,62}$/i

/** The environment's name, or nothing when it could not be a folder's and a branch's name. */
export function parseEnvironmentName(text: string): EnvironmentName | undefined {
  return environmentName.test(text) && !text.endsWith('.lock') ? (text as EnvironmentName) : undefined
}

// Tags as the OCI distribution specification has them (128 characters), with the `+` of a chart's build metadata.
const tag = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}$/
const digest = /^sha256:[0-9a-f]{64}$/

/** The version, or nothing when no artifact could be named so. */
export function parseVersion(text: string): Version | undefined {
  const at = text.indexOf('@')
  const parts = at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
  const [first = '', second] = parts
  if (second !== undefined) return tag.test(first) && digest.test(second) ? (text as Version) : undefined
  return tag.test(first) || digest.test(first) ? (text as Version) : undefined
}

/** An app's name as people type it: what a HelmRelease, a workload or an image's last segment may be called. */
export function isAppName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]|[._](?=[a-z0-9])){0,62}$/i.test(text) && !text.endsWith('.lock')
}
