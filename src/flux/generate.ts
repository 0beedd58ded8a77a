import type { RenderCache } from '../kustomize/cache.ts'
import type { Cursor } from '../kustomize/decode.ts'
import { fluxDialect } from '../kustomize/dialect-newer.ts'
import { type Files, joinPath } from '../kustomize/files.ts'
import type { Image, Kustomization } from '../kustomize/kustomization.ts'
import { decodersFor } from '../kustomize/kustomization-decoders.ts'
import { kustomizationNames } from '../kustomize/read-kustomization.ts'
import { emit } from '../kustomize/yaml/emit.ts'
import { goJson } from '../kustomize/yaml/go-json.ts'
import { type ParsedConfig, parseConfig } from '../kustomize/yaml/parse-config.ts'
import type { ValuePath } from '../kustomize/yaml/positions.ts'
import { decodeText } from '../kustomize/yaml/text.ts'
import type { Value } from '../kustomize/yaml/value.ts'
import { type Place, ProblemError } from '../lib/problem.ts'
import { artifactRoot } from './artifact.ts'
import { scanManifests } from './scan.ts'
import type { FluxImage, FluxObject, Specification } from './specification.ts'

/** The kustomization file that Flux builds from in place of what stands in the folder. */
export interface Generated {
  readonly path: string
  readonly text: string
  /** There was none. */
  readonly created: boolean
  /** Components that are not there and may be missing. */
  readonly missingComponents: readonly string[]
  /** Where a part of `text`'s value was written: in the folder's own file or in the Flux Kustomization. */
  readonly originOf: (path: ValuePath) => Place | undefined
}

interface Found {
  readonly path: string
  readonly created: boolean
  readonly kustomization: Kustomization
  readonly parsed: ParsedConfig | undefined
}

/** Completes the folder's kustomization file, or writes one, as Flux does before it builds. `parse` may know the file. */
export function generateKustomization(
  files: Files,
  dir: string,
  spec: Specification,
  flux: FluxObject,
  parse: RenderCache['config'] = parseConfig,
): Generated {
  const found = findKustomization(files, dir, parse) ?? scanned(files, dir)
  const { path, created, parsed } = found
  const own = found.kustomization
  const components = existingComponents(files, dir, spec, flux)
  const completed = complete(own, spec, components.kept)
  // Flux adds this so that Kustomize does not call a file empty that names no resources.
  const buildMetadata = !created && !own.resources?.length ? ['originAnnotations'] : own.buildMetadata
  const wanted = spec.buildMetadata?.length ? spec.buildMetadata : buildMetadata
  const whole = { ...completed, ...(wanted === undefined ? {} : { buildMetadata: wanted }) }
  return {
    path,
    created,
    text: emit(toValue(whole)),
    missingComponents: components.missing,
    originOf: steps => originOf(steps, own, parsed, flux),
  }
}

function findKustomization(files: Files, dir: string, parse: RenderCache['config']): Found | undefined {
  for (const name of kustomizationNames) {
    const file = files.resolve(joinPath(dir, name))
    if (file?.kind !== 'file') continue
    const shown = file.path.slice(artifactRoot.length + 1)
    const content = files.read(file.path) ?? ''
    const text = typeof content === 'string' ? content : decodeText(content, shown)
    const parsed = parse(text, shown)
    return { path: file.path, created: false, parsed, kustomization: decodeLoosely(parsed) }
  }
  return undefined
}

/** Unlike Kustomize, Flux drops fields that it does not know, and takes numbers for texts. */
function decodeLoosely(parsed: ParsedConfig): Kustomization {
  const cursor: Cursor = {
    path: [],
    name: 'Kustomization',
    strict: false,
    coerce: true,
    placeOf: path => parsed.positions.key(path),
  }
  const { format } = fluxDialect
  const read = decodersFor(format).kustomization(parsed.value, cursor) ?? {}
  return {
    ...read,
    apiVersion: read.apiVersion ?? 'kustomize.config.k8s.io/v1beta1',
    kind: read.kind ?? 'Kustomization',
  }
}

function scanned(files: Files, dir: string): Found {
  const resources = scanManifests(files, dir).map(path => `.${path.slice(dir.length)}`)
  const found = resources.length > 0 ? { resources } : { namespace: '_placeholder' }
  return {
    path: joinPath(dir, 'kustomization.yaml'),
    created: true,
    parsed: undefined,
    kustomization: { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...found },
  }
}

function complete(own: Kustomization, spec: Specification, components: readonly string[]): Kustomization {
  const { targetNamespace, namePrefix, nameSuffix } = spec
  const patches = [...(own.patches ?? []), ...(spec.patches ?? [])]
  const merges = (spec.patchesStrategicMerge ?? []).map(goJson)
  const operations = (spec.patchesJson6902 ?? []).map(({ patch = null, target = {} }) => ({
    patch: goJson(patch),
    target,
  }))
  return {
    ...own,
    ...(targetNamespace === undefined ? {} : { namespace: targetNamespace }),
    ...(namePrefix === undefined ? {} : { namePrefix }),
    ...(nameSuffix === undefined ? {} : { nameSuffix }),
    patches,
    components: [...(own.components ?? []), ...components],
    patchesStrategicMerge: [...(own.patchesStrategicMerge ?? []), ...merges],
    patchesJson6902: [...(own.patchesJson6902 ?? []), ...operations],
    images: mergeImages(own.images ?? [], spec.images ?? []),
  }
}

/** By name: a new name stands beside the tag that is there, a tag or digest replaces both. */
function mergeImages(own: readonly Image[], wanted: readonly FluxImage[]): readonly Image[] {
  const images: Image[] = [...own]
  for (const image of wanted) {
    const at = images.findIndex(({ name = '' }) => name === (image.name ?? ''))
    const known = images[at]
    if (known === undefined) images.push(image)
    else images[at] = mergeImage(known, image)
  }
  return images
}

function mergeImage(own: Image, { newName, newTag, digest }: FluxImage): Image {
  const named = newName ? { ...own, newName } : own
  if (!newTag && !digest) return named
  const { newTag: _tag, digest: _digest, ...rest } = named
  return { ...rest, ...(newTag ? { newTag } : {}), ...(digest ? { digest } : {}) }
}

interface Components {
  readonly kept: readonly string[]
  readonly missing: readonly string[]
}

const remotePrefixes = ['git::', 'gh:', 'ssh://', 'https://', 'http://', 'git@', 'github.com:', 'github.com/']

function existingComponents(files: Files, dir: string, spec: Specification, flux: FluxObject): Components {
  const kept: string[] = []
  const missing: string[] = []
  for (const [index, component] of (spec.components ?? []).entries()) {
    if (!isLocalRelative(component)) refuseComponent(component, flux.placeOf(['spec', 'components', index]))
    const isThere = files.resolve(joinPath(dir, `./${component}`)) !== undefined
    if (isThere || spec.ignoreMissingComponents !== true) kept.push(component)
    else missing.push(component)
  }
  return { kept, missing }
}

function isLocalRelative(path: string): boolean {
  const lower = path.toLowerCase()
  if (remotePrefixes.some(prefix => lower.startsWith(prefix) && lower.length > prefix.length)) return false
  return !path.startsWith('/') && !lower.replace(/^file:\/\//, '').startsWith('/')
}

function refuseComponent(component: string, place: Place | undefined): never {
  throw new ProblemError({
    code: 'COMPONENT_INVALID',
    message: `component path '${component}' must be local and relative`,
    ...(place === undefined ? {} : { place }),
    advice: 'Write it relative to `spec.path`.',
  })
}

/** A struct as Go prints it: fields that are empty texts, false or empty lists are left out. */
function toValue(part: unknown): Value {
  if (Array.isArray(part)) return part.map(toValue)
  if (part instanceof Map) return new Map([...part].map(([key, value]) => [String(key), toValue(value)]))
  if (typeof part !== 'object' || part === null) return part as Value
  const fields = Object.entries(part).filter(([name, value]) => name === 'sourceValue' || !isEmpty(value))
  return new Map(fields.map(([name, value]) => [name, toValue(value)]))
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '' || value === false) return true
  return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0)
}

const fluxFields: Readonly<Record<string, string>> = { namespace: 'targetNamespace' }

function originOf(
  path: ValuePath,
  own: Kustomization,
  parsed: ParsedConfig | undefined,
  flux: FluxObject,
): Place | undefined {
  const [field = '', index, ...rest] = path
  const inFlux = ['spec', fluxFields[field] ?? String(field)]
  const list = own[field as keyof Kustomization]
  if (typeof index === 'number') {
    const count = Array.isArray(list) ? list.length : 0
    if (index >= count) return flux.placeOf([...inFlux, index - count, ...rest])
  }
  if (list === undefined && path.length > 0) return flux.placeOf(inFlux)
  return parsed?.positions.value(path) ?? flux.placeOf(['spec', 'path'])
}
