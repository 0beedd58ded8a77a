import { FAILSAFE_SCHEMA, load } from 'js-yaml'

/** The versions of a chart in a Helm repository's `index.yaml`, as listed; nothing when the text is no index. */
export function parseChartIndex(text: string, chart: string): readonly string[] | undefined {
  const entries = fieldOf(parseYaml(text), 'entries')
  if (typeof entries !== 'object' || entries === null) return undefined
  const listed = fieldOf(entries, chart)
  if (!Array.isArray(listed)) return []
  const versions = listed.map(entry => fieldOf(entry, 'version'))
  return [...new Set(versions.filter(version => typeof version === 'string'))]
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

function parseYaml(text: string): unknown {
  try {
    // JSON is YAML, and many times faster to read; Helm takes both.
    if (text.startsWith('{')) return JSON.parse(text)
    // Without types `version: 1.10` stays what is written.
    return load(text, { schema: FAILSAFE_SCHEMA })
  } catch {
    return undefined
  }
}
