import { type ContainerState, containersOf } from './containers.ts'
import { textAt } from './fields.ts'
import { parseImageId } from './image-id.ts'
import { newPods } from './new-pods.ts'
import type { ClusterObject, Evidence, ObjectRef } from './object.ts'
import { refOf } from './rule.ts'

/** An image that a promotion pins. Several digests may name it: an index, its manifest for one platform. None: no registry was asked. */
export interface PromisedImage {
  readonly name: string
  readonly tag?: string
  readonly digests: readonly string[]
}

/** Whether the new pods of a workload run a promised image. */
export type ImageReport =
  | { readonly kind: 'promised'; readonly pods: number; readonly digest?: string }
  | { readonly kind: 'other'; readonly pod: ObjectRef; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string }

/** Compares what runs with what was promised; nothing where no new pod has a container of that image's name. */
export function imageReport(
  workload: ClusterObject,
  evidence: Evidence,
  promised: PromisedImage,
): ImageReport | undefined {
  const pods = newPods(workload, evidence)
  const running = pods.flatMap(pod =>
    containersOf(pod)
      .filter(container => splitImage(imageOf(container)).name === expandName(promised.name))
      .map(container => ({ pod, container, answer: compare(container, promised) })),
  )
  const [first] = running
  if (first === undefined) return undefined
  const odd =
    running.find(({ answer }) => answer.kind === 'other') ??
    running.find(({ answer }) => answer.kind === 'unknown')
  if (odd === undefined)
    return { ...seenIn(first.container), kind: 'promised', pods: new Set(running.map(({ pod }) => pod)).size }
  const message = `${odd.pod.metadata.name}/${odd.container.name} ${odd.answer.message}`
  return odd.answer.kind === 'unknown'
    ? { kind: 'unknown', message }
    : { kind: 'other', pod: refOf(odd.pod), message }
}

interface Answer {
  readonly kind: 'promised' | 'other' | 'unknown'
  readonly message: string
}

const asPromised: Answer = { kind: 'promised', message: '' }

function compare(container: ContainerState, { tag, digests }: PromisedImage): Answer {
  const image = imageOf(container)
  const written = splitImage(image)
  if (tag !== undefined && written.digest === undefined && written.tag !== tag)
    return { kind: 'other', message: `runs ${image}, not the tag ${tag}` }
  const running = parseImageId(container.imageId)
  if (running.kind === 'none') return { kind: 'unknown', message: 'has not said yet which image it runs' }
  if (digests.length === 0 || digests.includes(running.digest)) return asPromised
  if (running.kind === 'local')
    return { kind: 'unknown', message: `runs ${running.digest}, an id of its node that no registry knows` }
  return { kind: 'other', message: `runs ${running.digest}, not ${digests.join(' or ')}` }
}

function seenIn({ imageId }: ContainerState): { readonly digest?: string } {
  const running = parseImageId(imageId)
  return running.kind === 'digest' ? { digest: running.digest } : {}
}

/** As the pod's specification has it: a runtime may report another of an image's names. */
function imageOf({ spec, image }: ContainerState): string {
  return textAt(spec, 'image') ?? image
}

/** Splits `name[:tag][@digest]`, with the name in full; a port is no tag. */
export function splitImage(text: string): {
  readonly name: string
  readonly tag?: string
  readonly digest?: string
} {
  const match = /^(?<name>[^@]+?)(?::(?<tag>[^:/@]+))?(?:@(?<digest>.+))?$/.exec(text)
  const { name = text, tag, digest } = match?.groups ?? {}
  return {
    name: expandName(name),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** Docker Hub's names in full, as runtimes write them: `nginx` is `docker.io/library/nginx`. */
export function expandName(name: string): string {
  const slash = name.indexOf('/')
  if (slash === -1) return `docker.io/library/${name}`
  return /[.:]|^localhost$/.test(name.slice(0, slash)) ? name : `docker.io/${name}`
}
