import type { NameReference } from './config/name-references.ts'
import { emptyConfig, mergeConfigs, type TransformerConfig } from './config/transformer-config.ts'
import { readText, type Site } from './context.ts'
import { type Decoder, exact, type Fields, list, struct, text } from './decode.ts'
import { cursorFor, decodeFieldSpecs } from './kustomization-decoders.ts'
import { placed } from './problems.ts'

const specs = decodeFieldSpecs

const configFields = {
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
} as const

type ConfigFile = Partial<TransformerConfig>

const decodeConfig: Decoder<ConfigFile> = struct<ConfigFile>({ ...configFields } as Fields<ConfigFile>)

const decodeNewerConfig: Decoder<ConfigFile> = struct<ConfigFile>({
  ...configFields,
  volumeClaimTemplateLabels: specs,
})

/** The built-in fields with those of the files that `configurations` names. */
export function loadConfigurations(
  siteOf: (index: number) => Site,
  paths: readonly string[],
  builtIn: TransformerConfig,
): TransformerConfig {
  if (paths.length === 0) return builtIn
  let added = emptyConfig
  for (const [index, path] of paths.entries()) {
    const site = siteOf(index)
    added = placed(site.place, () => mergeConfigs(added, readConfig(site, path)))
  }
  return placed(siteOf(0).place, () => mergeConfigs(builtIn, added))
}

function readConfig(site: Site, path: string): TransformerConfig {
  const { name, text: content } = readText(site, path)
  const parsed = site.build.cache.config(content, name)
  const cursor = { ...cursorFor(parsed, 'TransformerConfig', true), coerce: true }
  const decode = site.build.dialect.format.includeVolumeClaimTemplates ? decodeNewerConfig : decodeConfig
  const read = decode(parsed.value, cursor) ?? {}
  const nameReference = (read.nameReference ?? []).map(each => ({
    ...each,
    fieldSpecs: each.fieldSpecs ?? [],
  }))
  return { ...emptyConfig, ...read, nameReference }
}
