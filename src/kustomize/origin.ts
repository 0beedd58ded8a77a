import { cleanRelative } from './files.ts'
import type { Resource } from './resource.ts'
import { apiVersionOf } from './resource-id.ts'
import { isAmbiguousIn } from './yaml/resolve.ts'

/** Where a resource comes from, or what changed it, as `buildMetadata` writes it. */
export interface Origin {
  readonly path?: string
  readonly configuredIn?: string
  readonly configuredBy?: {
    readonly apiVersion: string
    readonly kind: string
    readonly name?: string
    readonly namespace?: string
  }
}

/** An origin one path further. */
export function appendOrigin(from: string, path: string): string {
  return cleanRelative(from === '' ? path : `${from}/${path}`)
}

/** The origin of what a field of a kustomization file configures. */
export function builtInOrigin(file: string, kind: string): Origin {
  return { configuredIn: file, configuredBy: { apiVersion: 'builtin', kind } }
}

/** The origin of what a plugin configures. */
export function pluginOrigin(path: string, plugin: Resource): Origin {
  const { id } = plugin
  const names = {
    ...(id.name === '' ? {} : { name: id.name }),
    ...(id.namespace === '' ? {} : { namespace: id.namespace }),
  }
  return { configuredIn: path, configuredBy: { apiVersion: apiVersionOf(id), kind: id.kind, ...names } }
}

/** The text of an origin in its annotation. */
export function originText(origin: Origin): string {
  return linesOf(origin).join('\n').concat('\n')
}

/** The text of the transformations of a resource in their annotation. */
export function transformationsText(origins: readonly Origin[]): string {
  const lines = origins.flatMap(origin =>
    linesOf(origin).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  )
  return lines.join('\n').concat('\n')
}

function linesOf({ path, configuredIn, configuredBy }: Origin): readonly string[] {
  const own = Object.entries({ path, configuredIn }).flatMap(([key, value]) =>
    value ? [`${key}: ${plain(value)}`] : [],
  )
  if (configuredBy === undefined) return own
  const by = Object.entries(configuredBy).map(([key, value]) => `  ${key}: ${plain(value ?? '')}`)
  return [...own, 'configuredBy:', ...by]
}

// Paths and names need quotes only where YAML would take them for something else.
function plain(text: string): string {
  return /^[A-Za-z_./][\w./@+-]*$/.test(text) && !isAmbiguousIn(text, 'config') ? text : JSON.stringify(text)
}
