import type { Place } from '../lib/problem.ts'
import type { RenderCache } from './cache.ts'
import type { Dialect } from './dialect.ts'
import type { FieldSteps } from './field-origins.ts'
import { displayPath, type Folder, type LoaderSetting, openFile } from './loader.ts'
import { type At, findPlace } from './problems.ts'
import type { ResourceSet } from './resource-set.ts'
import type { SchemaState } from './schema/state.ts'
import { decodeText } from './yaml/text.ts'

/** Something that a build did in silence and a person would want to know. It never changes the output. */
export interface Finding {
  readonly code:
    | 'PATCH_MATCHES_NOTHING'
    | 'IMAGE_MATCHES_NOTHING'
    | 'REPLACEMENT_MATCHES_NOTHING'
    | 'GENERATOR_KEY_OVERWRITTEN'
    | 'SELECTOR_CREATED'
    | 'LIST_REPLACED'
  readonly message: string
  readonly place?: Place
}

/** What the parts of one build share. */
export interface Build {
  readonly loader: LoaderSetting
  readonly cache: RenderCache
  readonly schemas: SchemaState
  readonly dialect: Dialect
  readonly findings: Finding[]
  readonly warnings: string[]
  /** Whether to note which layer changed which field. */
  readonly tracksOrigins: boolean
}

/** Where a part of a kustomization stands: the folder its paths start from, and its place for messages. */
export interface Site {
  readonly build: Build
  readonly folder: Folder
  /** The file for messages, and for what is in line in it. */
  readonly file: string
  readonly place: At
}

/** A step that changes the resources of a build. */
export interface Transformer {
  /** The name of the built-in plugin that does the same: `ImageTagTransformer`. */
  readonly kind: string
  readonly place: At
  readonly apply: (resources: ResourceSet) => void
  /** Where a field that it set stands, if not at `place`. */
  readonly placeOfField?: (steps: FieldSteps) => At
}

/** Notes a finding at a site. */
export function note(site: Site, code: Finding['code'], message: string): void {
  const place = findPlace(site.place)
  site.build.findings.push(place === undefined ? { code, message } : { code, message, place })
}

/** A file that a site names: where it is for messages, and its content. */
export interface ReadFile {
  readonly name: string
  readonly content: Uint8Array | string
}

/** Reads a file that a site names; what may not be read is a problem. */
export function readFile(site: Site, path: string): ReadFile {
  const { loader } = site.build
  return readAt(site.build, openFile(loader, site.folder, path, site.place))
}

/** Reads a file by its path in the port. */
export function readAt(build: Build, path: string): ReadFile {
  return { name: displayPath(build.loader, path), content: build.loader.files.read(path) ?? '' }
}

/** Reads a file that a site names as text; bytes that are no UTF-8 are a problem. */
export function readText(site: Site, path: string): { readonly name: string; readonly text: string } {
  const { name, content } = readFile(site, path)
  return { name, text: textIn(content, name) }
}

/** A file's content as text. */
export function textIn(content: Uint8Array | string, name: string): string {
  return typeof content === 'string' ? content : decodeText(content, name)
}
