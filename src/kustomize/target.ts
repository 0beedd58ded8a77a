import { type Build, readText, type Site } from './context.ts'
import type { Kustomization } from './kustomization.ts'
import type { Folder } from './loader.ts'
import { appendOrigin, builtInOrigin, type Origin } from './origin.ts'
import { placed } from './problems.ts'
import { readKustomization } from './read-kustomization.ts'
import type { ParsedConfig } from './yaml/parse-config.ts'

/** A kustomization in its folder. */
export interface Target {
  readonly build: Build
  readonly folder: Folder
  readonly kustomization: Kustomization
  readonly parsed: ParsedConfig
  /** The file's name in its folder, and its path for messages. */
  readonly fileName: string
  readonly file: string
  /** The path from the root that `buildMetadata` writes; undefined if it does not ask. */
  readonly originPath: string | undefined
}

/** Reads the kustomization of a folder. */
export function loadTarget(build: Build, folder: Folder, originPath: string | undefined): Target {
  return { build, folder, originPath, ...readKustomization(build, folder) }
}

/** Tells the build's schema what a kustomization's `openapi` says. */
export function configureSchema(target: Target, isRoot: boolean): void {
  const { openapi } = target.kustomization
  const path = openapi?.get('path')
  const site = siteOf(target, 'openapi')
  const document = path === undefined ? undefined : readSchema(site, path)
  placed(site.place, () => target.build.schemas.configure(openapi, document, isRoot))
}

function readSchema(site: Site, path: string): ParsedConfig['value'] {
  const { name, text } = readText(site, path)
  return site.build.cache.config(text, name).value
}

/** The site of a field of a kustomization. */
export function siteOf(target: Target, ...path: readonly (string | number)[]): Site {
  const { build, folder, parsed } = target
  return { build, folder, file: target.file, place: () => parsed.positions.value(path) }
}

/** The origin of what a field of a kustomization configures, if origins are asked for. */
export function originOf(target: Target, kind: string): Origin | undefined {
  return target.originPath === undefined
    ? undefined
    : builtInOrigin(appendOrigin(target.originPath, target.fileName), kind)
}
