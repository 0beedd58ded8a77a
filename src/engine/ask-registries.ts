import { pinValue } from '../edit/pin-edit.ts'
import type { Pin, PinKind } from '../promotion/fleet.ts'
import type { Goal } from '../promotion/goal.ts'
import { pinsOf } from '../promotion/pins.ts'
import type { Digest, Registry, Unanswered } from './registry-port.ts'
import type { Run } from './request.ts'

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

/** Asks for every image of the app at the version that its pins in the environment would get; all of them must be there. */
export async function askRegistries(run: Run, goal: Goal): Promise<RegistryKnowledge> {
  const { fleet } = run.reading
  const registry = run.context.registries?.(fleet.apps.flatMap(app => app.images))
  const written = writtenImages(run, goal)
  if (registry === undefined || written.length === 0) return { kind: 'not-asked' }
  const answers = await Promise.all(
    written.map(async ({ image, version }) => ({ image, answer: await registry.digest(image, version) })),
  )
  const missing = answers.find(({ answer }) => answer.kind === 'absent')
  if (missing !== undefined) return missingFrom(registry, missing.image)
  return summarize(answers)
}

function writtenImages({ reading }: Run, { app, environment, version }: Goal): readonly WrittenImage[] {
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

async function missingFrom(registry: Registry, image: string): Promise<RegistryKnowledge> {
  const listed = await registry.tags(image)
  return { kind: 'absent', image, tags: listed.kind === 'tags' ? listed.tags : [] }
}

/** No registry says that anything is missing: still, one that gave no answer confirms nothing. */
function summarize(
  answers: readonly { readonly image: string; readonly answer: Digest | Unanswered }[],
): RegistryKnowledge {
  const refusals = answers.flatMap(({ answer }) => ('reason' in answer ? answer : []))
  const [refusal] = refusals
  if (refusal === undefined) return { kind: 'published', images: answers.map(({ image }) => image) }
  const broken = refusals.find(({ kind }) => kind === 'unreachable')
  // Without credentials a registry denies what is there and what is not: that is no doubt about the version.
  return broken === undefined
    ? { kind: 'not-asked', reason: refusal.reason }
    : { kind: 'unreachable', reason: broken.reason }
}
