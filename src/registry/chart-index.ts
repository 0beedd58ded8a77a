import { FAILSAFE_SCHEMA, load } from 'js-yaml'
import { chartSection } from './chart-section.ts'

/** The versions of a chart in a Helm repository's `index.yaml`, as listed; nothing when the text is no index. */
export function parseChartIndex(text: string, chart: string): readonly string[] | undefined {
  // Parsing twenty megabytes would hold up everything else for seconds; one chart of it is some kilobytes.
  const section = text.startsWith('{') ? undefined : chartSection(text, chart)
  if (section === '') return []
  const entries = section === undefined ? undefined : parseYaml(section)
  return versionsIn(entries, chart) ?? versionsIn(fieldOf(parseWhole(text), 'entries'), chart)
}

function versionsIn(entries: unknown, chart: string): readonly string[] | undefined {
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

// In UTF-16 units: a second's work. Only an index that no Helm wrote is parsed as a whole.
const largestWhole = 3_000_000

function parseWhole(text: string): unknown {
  return text.length <= largestWhole || text.startsWith('{') ? parseYaml(text) : undefined
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
