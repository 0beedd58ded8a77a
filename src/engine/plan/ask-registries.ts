import { pinValue } from '../../edit/pin-edit.ts'
import type { Pin, PinKind } from '../../promotion/fleet.ts'
import type { Goal } from '../../promotion/goal.ts'
import { pinsOf } from '../../promotion/pins.ts'
import { type ChartSource, chartSource } from '../fleet/chart-source.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import type { Digest, OpenRegistry, Registry, Unanswered } from '../ports/registry-port.ts'
import type { Run } from '../promotion/request.ts'

/** What the registries say of the images that a promotion would pin. `tags` are others of the same image. */
export type RegistryKnowledge =
  | { readonly kind: 'published'; readonly images: readonly string[] }
  | { readonly kind: 'absent'; readonly image: string; readonly tags: readonly string[] }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'not-asked'; readonly reason?: string }

/** An image at exactly the tag or digest that would be written. */
interface WrittenImage {
  readonly image: string
  readonly version: string
}

/** A chart at exactly the version that would be written. */
interface WrittenChart extends ChartSource {
  readonly version: string
}

/** What is asked: a fleet as it was read, and the registries. */
export interface RegistryQuestion {
  readonly reading: Pick<FleetReading, 'fleet' | 'snapshot'>
  readonly registries: OpenRegistry | undefined
}

export function questionOf({ reading, context }: Run): RegistryQuestion {
  return { reading, registries: context.registries }
}

/** Asks for every image and chart of the app at the version that its pins in the environment would get; all of them must be there. */
export async function askRegistries(question: RegistryQuestion, goal: Goal): Promise<RegistryKnowledge> {
  const { reading, registries } = question
  const charts = writtenCharts(reading, goal)
  const images = writtenImages(reading, goal)
  const named = [
    ...reading.fleet.apps.flatMap(app => app.images),
    ...charts.map(({ repository }) => repository),
  ]
  const registry = registries?.(named)
  if (registry === undefined || images.length + charts.length === 0) return { kind: 'not-asked' }
  const answers = await Promise.all([
    ...images.map(async ({ image, version }) => ({ image, answer: await registry.digest(image, version) })),
    ...charts.map(async chart => ({ image: chartName(chart), answer: await askChart(registry, chart) })),
  ])
  const missing = answers.find(({ answer }) => answer.kind === 'absent')
  if (missing !== undefined) return missingFrom(registry, missing)
  return summarize(answers)
}

function chartName({ repository, chart }: ChartSource): string {
  return `${repository.replace(/\/+$/, '')}/${chart}`
}

/** Present, or not among the versions that are listed. */
type ChartAnswer = { readonly kind: 'listed' } | { readonly kind: 'absent'; readonly tags: readonly string[] }

async function askChart(registry: Registry, chart: WrittenChart): Promise<ChartAnswer | Unanswered> {
  const answer = await registry.chartVersions(chart.repository, chart.chart)
  if (answer.kind !== 'versions') return answer
  if (answer.versions.includes(chart.version)) return { kind: 'listed' }
  if (answer.complete) return { kind: 'absent', tags: answer.versions }
  return { kind: 'not-asked', reason: `${chartName(chart)} has more versions than are read` }
}

function writtenCharts(
  { fleet, snapshot }: RegistryQuestion['reading'],
  { app, environment, version }: Goal,
): readonly WrittenChart[] {
  const written = pinsOf(fleet, app, environment).flatMap(pin => {
    const source = chartSource(pin, snapshot.texts)
    const wanted = pinValue(pin, version)
    return source !== undefined && wanted.kind === 'value' ? [{ ...source, version: wanted.value }] : []
  })
  return [...new Map(written.map(each => [`${chartName(each)} ${each.version}`, each])).values()]
}

function writtenImages(
  reading: RegistryQuestion['reading'],
  { app, environment, version }: Goal,
): readonly WrittenImage[] {
  const tagPattern = reading.fleet.apps.find(each => each.name === app)?.tagPattern
  const written = pinsOf(reading.fleet, app, environment).flatMap(pin => {
    if (pin.image === undefined || !namesWhole(pin, pin.image)) return []
    const wanted = pinValue(pin, version, tagPattern)
    return wanted.kind === 'value' ? [{ image: pin.image, version: versionIn(wanted.value) }] : []
  })
  return [...new Map(written.map(each => [`${each.image} ${each.version}`, each])).values()]
}

const wholeNames: ReadonlySet<PinKind> = new Set(['kustomize-image', 'flux-image', 'container-image'])

/** Whether the image is known with its host: a chart puts a host of its own before the names in its values. */
function namesWhole({ kind }: Pin, image: string): boolean {
  return wholeNames.has(kind) || /^(?:[^/]+[.:][^/]*|localhost)\//.test(image)
}

/** The digest in a pin's value, else its tag. */
function versionIn(value: string): string {
  const [tagged = '', digest] = value.split('@')
  if (digest !== undefined || tagged.startsWith('sha256:')) return digest ?? tagged
  const colon = tagged.lastIndexOf(':')
  return colon > tagged.lastIndexOf('/') ? tagged.slice(colon + 1) : tagged
}

interface RegistryAnswer {
  readonly image: string
  readonly answer: Digest | ChartAnswer | Unanswered
}

async function missingFrom(
  registry: Registry,
  { image, answer }: RegistryAnswer,
): Promise<RegistryKnowledge> {
  if ('tags' in answer) return { kind: 'absent', image, tags: answer.tags }
  const listed = await registry.tags(image)
  return { kind: 'absent', image, tags: listed.kind === 'tags' ? listed.tags : [] }
}

/** With the digest that the tag has now: what will run, whatever becomes of the tag. */
function publishedAs({ image, answer }: RegistryAnswer): string {
  return answer.kind === 'digest' ? `${image} as ${answer.digest.slice(0, shownDigest)}` : image
}

// `sha256:` and twelve digits, as Docker shortens it.
const shownDigest = 19

/** No registry says that anything is missing: still, one that gave no answer confirms nothing. */
function summarize(answers: readonly RegistryAnswer[]): RegistryKnowledge {
  const refusals = answers.flatMap(({ answer }) => ('reason' in answer ? answer : []))
  const [refusal] = refusals
  if (refusal === undefined) return { kind: 'published', images: [...new Set(answers.map(publishedAs))] }
  const broken = refusals.find(({ kind }) => kind === 'unreachable')
  // Without credentials a registry denies what is there and what is not: that is no doubt about the version.
  return broken === undefined
    ? { kind: 'not-asked', reason: refusal.reason }
    : { kind: 'unreachable', reason: broken.reason }
}
