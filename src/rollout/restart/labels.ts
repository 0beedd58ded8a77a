import type { ObjectMetadata } from '../object.ts'

/** The namespace and the labels `app` and `env` in one text, or nothing when a label is missing or empty. */
export function groupOf({ namespace = '', labels = {} }: ObjectMetadata): string | undefined {
  const app = Object.hasOwn(labels, 'app') ? labels.app : ''
  const env = Object.hasOwn(labels, 'env') ? labels.env : ''
  // Neither namespaces nor labels can hold a slash.
  return app === '' || env === '' ? undefined : `${namespace}/${app}/${env}`
}
