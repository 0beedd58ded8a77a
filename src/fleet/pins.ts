import type { ScalarNode } from '../flux/node.ts'
import { stepsTo } from '../flux/place.ts'
import { lineAndColumn } from '../lib/lines.ts'
import { formatPointer, type Step } from '../lib/pointer.ts'
import type { Pin } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import { whyPinned } from './because.ts'
import type { DeployedVersion } from './deployed.ts'
import { hostedFile, parsedFile, type Walk } from './walk.ts'

/** Whom a pin is for. */
export interface PinOwner {
  readonly app: string
  readonly environment: EnvironmentName
  readonly cluster?: string
}

/** The pin that a version's scalar is; nothing when its place cannot be named. */
export function pinOf(walk: Walk, owner: PinOwner, version: DeployedVersion): Pin | undefined {
  const place = scalarPlace(walk, version.node)
  if (place === undefined) return undefined
  const { digest, image } = version
  const kind = place.inJsonPatch ? 'patch-value' : version.kind
  const because = whyPinned(kind, version)
  return {
    ...owner,
    kind,
    file: version.node.source.file,
    document: place.document,
    path: formatPointer(place.steps),
    value: version.node.text,
    version: version.version,
    ...(digest === undefined ? {} : { digest }),
    ...(image === undefined ? {} : { image }),
    range: place.range,
    ...lineAndColumn(place.text, place.range[0]),
    ...(because === undefined ? {} : { because }),
  }
}

interface ScalarPlace {
  readonly document: number
  readonly steps: readonly Step[]
  readonly range: readonly [number, number]
  readonly text: string
  /** The document is a list of operations. */
  readonly inJsonPatch: boolean
}

/** Where a scalar stands in its file. Inside a scalar that holds YAML, the steps go on through it. */
export function scalarPlace(walk: Walk, node: ScalarNode): ScalarPlace | undefined {
  const { host } = node.source
  const parsed = host === undefined ? parsedFile(walk, node.source.file) : hostedFile(walk, host)
  const root = parsed?.kind === 'documents' ? parsed.documents[node.source.document] : undefined
  const steps = root === undefined ? undefined : stepsTo(root, node)
  if (root === undefined || steps === undefined) return undefined
  const inJsonPatch = root.kind === 'list'
  const { document, text } = node.source
  if (host === undefined) return { document, steps, range: [node.start, node.end], text, inJsonPatch }
  const outer = scalarPlace(walk, host)
  if (outer === undefined) return undefined
  const range = hostedRange(outer.text, outer.range, node) ?? outer.range
  return { ...outer, steps: [...outer.steps, ...steps], range, inJsonPatch }
}

/** Where a scalar inside a literal block stands in the file: each line of the block is a line of the file, indented. */
function hostedRange(
  text: string,
  host: readonly [number, number],
  node: ScalarNode,
): readonly [number, number] | undefined {
  const inner = node.source.text
  const before = inner.slice(0, node.start)
  const line = before.split('\n').length - 1
  const column = node.start - (before.lastIndexOf('\n') + 1)
  const innerLine = inner.split('\n')[line] ?? ''
  const outerLines = text.slice(host[0], host[1]).split('\n')
  const outerLine = outerLines[line]?.replace(/\r$/, '') ?? ''
  const indent = outerLine.length - innerLine.length
  if (indent < 0 || outerLine.slice(indent) !== innerLine || /\S/.test(outerLine.slice(0, indent)))
    return undefined
  const lineStart = host[0] + outerLines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0)
  const start = lineStart + indent + column
  return [start, start + node.end - node.start]
}

/** The pin that a scalar named by the configuration is. */
export function configuredPin(walk: Walk, owner: PinOwner, node: ScalarNode): Pin | undefined {
  return pinOf(walk, owner, { node, kind: 'config', version: versionIn(node.text) })
}

/** The version in `repo:tag`, or the whole text. */
function versionIn(text: string): string {
  const match = /^[^\s:@]+(?::\d+\/[^\s:@]+)?:([\w][\w.+-]*)(?:@.*)?$/.exec(text)
  return match?.[1] ?? text
}
