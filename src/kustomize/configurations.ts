import type { NameReference } from './config/name-references.ts'
import {
  defaultConfig,
  emptyConfig,
  mergeConfigs,
  type TransformerConfig,
} from './config/transformer-config.ts'
import { readText, type Site } from './context.ts'
import { type Decoder, exact, list, struct, text } from './decode.ts'
import { cursorFor, decodeFieldSpecs } from './kustomization.ts'
import { placed } from './problems.ts'

const specs = decodeFieldSpecs

const decodeConfig: Decoder<Partial<TransformerConfig>> = struct<Partial<TransformerConfig>>({
  namePrefix: specs,
  nameSuffix: specs,
  namespace: specs,
  commonLabels: specs,
  labels: specs,
  templateLabels: specs,
  commonAnnotations: specs,
  nameReference: list(
    struct<NameReference>({ group: exact(text), version: exact(text), kind: exact(text), fieldSpecs: specs }),
    {
      fieldSpecs: [],
    },
  ),
  varReference: specs,
  images: specs,
  replicas: specs,
})

/** The built-in fields with those of the files that `configurations` names. */
export function loadConfigurations(
  siteOf: (index: number) => Site,
  paths: readonly string[],
): TransformerConfig {
  if (paths.length === 0) return defaultConfig
  let added = emptyConfig
  for (const [index, path] of paths.entries()) {
    const site = siteOf(index)
    added = placed(site.place, () => mergeConfigs(added, readConfig(site, path)))
  }
  return placed(siteOf(0).place, () => mergeConfigs(defaultConfig, added))
}

function readConfig(site: Site, path: string): TransformerConfig {
  const { name, text: content } = readText(site, path)
  const parsed = site.build.cache.config(content, name)
  const cursor = { ...cursorFor(parsed, 'TransformerConfig', true), coerce: true }
  const read = decodeConfig(parsed.value, cursor) ?? {}
  const nameReference = (read.nameReference ?? []).map(each => ({
    ...each,
    fieldSpecs: each.fieldSpecs ?? [],
  }))
  return { ...emptyConfig, ...read, nameReference }
}
