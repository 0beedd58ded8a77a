import { parseResources } from '../../kustomize/yaml/parse-resources.ts'
import { isMap, type Value, type YamlMap } from '../../kustomize/yaml/value.ts'
import { parsePointer } from '../../lib/pointer.ts'
import { ProblemError } from '../../lib/problem.ts'
import type { Pin } from '../../promotion/fleet.ts'

/** A chart and where its versions are listed: `oci://…` or the `https://…` above an `index.yaml`. */
export interface ChartSource {
  readonly repository: string
  readonly chart: string
}

type Texts = ReadonlyMap<string, string>

/** Where the chart of a HelmRelease or HelmChart comes from, as far as the repository says it. */
export function chartSource(pin: Pin, texts: Texts): ChartSource | undefined {
  if (pin.kind !== 'helmrelease-version' && pin.kind !== 'helmchart-version') return undefined
  const own = objectsIn(texts.get(pin.file) ?? '', pin.file)[pin.document]
  const holder = (parsePointer(pin.path) ?? []).slice(0, -1)
  if (own === undefined) return undefined
  // A patch says the version alone: the chart stands in what it patches.
  const whole = [own, ...namesakes(own, texts)]
  const spec = whole.map(object => mapAt(object, holder)).find(found => textIn(found, 'chart') !== '')
  const chart = textIn(spec, 'chart')
  const source = spec === undefined ? undefined : mapAt(spec, ['sourceRef'])
  if (chart === '' || textIn(source, 'kind') !== 'HelmRepository') return undefined
  const repository = repositoryUrl(textIn(source, 'name'), textIn(source, 'namespace'), texts)
  return repository === undefined ? undefined : { repository, chart }
}

function namesakes(object: YamlMap, texts: Texts): readonly YamlMap[] {
  const [kind, name] = [textIn(object, 'kind'), textIn(mapAt(object, ['metadata']), 'name')]
  return objectsOfKind(kind, texts).filter(each => textIn(mapAt(each, ['metadata']), 'name') === name)
}

function repositoryUrl(name: string, namespace: string, texts: Texts): string | undefined {
  const named = objectsOfKind('HelmRepository', texts).filter(object => {
    const metadata = mapAt(object, ['metadata'])
    const own = textIn(metadata, 'namespace')
    const isElsewhere = namespace !== '' && own !== '' && own !== namespace
    return textIn(metadata, 'name') === name && !isElsewhere
  })
  const urls = new Set(named.map(object => textIn(mapAt(object, ['spec']), 'url')).filter(url => url !== ''))
  const [only, second] = urls
  return second === undefined ? only : undefined
}

function objectsOfKind(kind: string, texts: Texts): readonly YamlMap[] {
  const written = new RegExp(`^kind: *["']?${kind}\\b`, 'm')
  return [...texts].flatMap(([file, text]) =>
    kind !== '' && written.test(text)
      ? objectsIn(text, file).filter(object => textIn(object, 'kind') === kind)
      : [],
  )
}

function objectsIn(text: string, file: string): readonly YamlMap[] {
  try {
    return parseResources(text, file).documents.flatMap(({ value }) => (isMap(value) ? [value] : []))
  } catch (error) {
    if (error instanceof ProblemError) return []
    throw error
  }
}

function mapAt(map: YamlMap, keys: readonly string[]): YamlMap | undefined {
  let found: Value | undefined = map
  for (const key of keys) found = isMap(found) ? found.get(key) : undefined
  return isMap(found) ? found : undefined
}

function textIn(map: YamlMap | undefined, key: string): string {
  const value = map?.get(key)
  return typeof value === 'string' ? value : ''
}
