import { imageOf, type RandomApp, type RandomFleet } from './random-fleet.ts'
import type { Texts } from './world.ts'

/** An edit that no plan meant, and what a refusal has to name. */
export interface StrayEdit {
  readonly name: string
  readonly texts: Texts
  readonly file: string
  /** `Deployment shop-prod/web`, without a hash; absent where nothing that is rendered changes. */
  readonly object?: string
  /** Absent where the whole object comes or goes. */
  readonly field?: string
}

interface Scene {
  readonly fleet: RandomFleet
  readonly texts: Texts
  readonly app: RandomApp
  readonly environment: string
  /** Any environment, and any app. */
  readonly other: string
  readonly neighbour: RandomApp
  /** The one that is meant. */
  readonly version: string
}

/** Every way in which the texts of a plan can go astray; `texts` are the repository's with those of the plan. */
export function strayEdits(scene: Scene): readonly StrayEdit[] {
  const all = [
    replicas,
    newLabel,
    otherPin,
    added,
    removed,
    namespace,
    literal,
    secret,
    newName,
    comment,
    sneaked,
  ]
  return all.flatMap(make => {
    const stray = make(scene)
    const isChange =
      stray !== undefined && Object.entries(stray.texts).some(([path, text]) => scene.texts[path] !== text)
    return isChange ? [stray] : []
  })
}

function overlayOf(environment: string): string {
  return `overlays/${environment}/kustomization.yaml`
}

function titleOf({ kind, name }: RandomApp, environment: string): string {
  return `${kind} shop-${environment}/${name}`
}

function change({ texts }: Scene, file: string, from: string | RegExp, to: string): Texts {
  const text = texts[file] ?? ''
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  return { [file]: text.replace(from, () => to.replaceAll('\n', end)) }
}

function append({ texts }: Scene, file: string, lines: string): Texts {
  const text = texts[file] ?? ''
  return { [file]: text + (text.includes('\r\n') ? lines.replaceAll('\n', '\r\n') : lines) }
}

/** Another field, in what all environments share. */
function replicas(scene: Scene): StrayEdit | undefined {
  const { neighbour, other } = scene
  if (neighbour.kind === 'DaemonSet') return undefined
  const file = `base/${neighbour.name}.yaml`
  const texts = change(scene, file, /^spec:/m, 'spec:\n  replicas: 3')
  return { name: 'replicas', texts, file, object: titleOf(neighbour, other), field: '/spec/replicas' }
}

function newLabel(scene: Scene): StrayEdit {
  const { neighbour, other } = scene
  const file = overlayOf(other)
  const texts = append(scene, file, 'commonAnnotations: {team: shop}\n')
  return {
    name: 'annotation',
    texts,
    file,
    object: titleOf(neighbour, other),
    field: '/metadata/annotations/team',
  }
}

/** The version of another app, or of the same in another environment. */
function otherPin(scene: Scene): StrayEdit | undefined {
  const { neighbour, other, app, environment, fleet } = scene
  if (neighbour === app && other === environment) return undefined
  const version = neighbour.versions[fleet.environments.indexOf(other)] ?? ''
  const field = `/spec/template/spec/containers/[name=${neighbour.name}]/image`
  const object = titleOf(neighbour, other)
  if (neighbour.style === 'patch') {
    const file = `overlays/${other}/${neighbour.name}.yaml`
    const texts = change(scene, file, `:${version}`, ':8.0.0')
    return { name: 'other pin', texts, file, object, field }
  }
  if (neighbour.style === 'base') return undefined
  const file = overlayOf(other)
  const image = imageOf(neighbour)
  const entry =
    neighbour.style === 'json-patch'
      ? new RegExp(`(?<=value: ${image}:)\\S+`)
      : new RegExp(`(?<=name: ${image}(?:, |\\r?\\n *)newTag: )[^ }\\r\\n]+`)
  return { name: 'other pin', texts: change(scene, file, entry, '8.0.0'), file, object, field }
}

function added(scene: Scene): StrayEdit {
  const { other } = scene
  const file = `overlays/${other}/extra.yaml`
  const more = '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: more}\n'
  return {
    name: 'added',
    texts: append(scene, file, more),
    file,
    object: `ServiceAccount shop-${other}/more`,
  }
}

function removed(scene: Scene): StrayEdit {
  const { other } = scene
  const file = overlayOf(other)
  const texts = change(scene, file, /^ *- extra\.yaml\r?\n/m, '')
  return { name: 'removed', texts, file, object: `ConfigMap shop-${other}/extra` }
}

function namespace(scene: Scene): StrayEdit {
  const { other, neighbour } = scene
  const file = overlayOf(other)
  const texts = change(scene, file, `namespace: shop-${other}`, 'namespace: elsewhere')
  return { name: 'namespace', texts, file, object: `${neighbour.kind} elsewhere/${neighbour.name}` }
}

function literal(scene: Scene): StrayEdit | undefined {
  const { other, fleet } = scene
  if (!fleet.generators) return undefined
  const file = 'base/kustomization.yaml'
  const texts = change(scene, file, 'info-base', 'debug')
  return {
    name: 'literal',
    texts,
    file,
    object: `ConfigMap shop-${other}/base-settings`,
    field: '/data/LEVEL',
  }
}

function secret(scene: Scene): StrayEdit | undefined {
  const { other, fleet } = scene
  if (!fleet.generators) return undefined
  const file = overlayOf(other)
  const texts = change(scene, file, `first-${other}-Tr0ub4dor`, 'second-Tr0ub4dor&3')
  return {
    name: 'secret',
    texts,
    file,
    object: `Secret shop-${other}/${other}-login`,
    field: '/data/PASSWORD',
  }
}

/** Another image under the same tag. */
function newName(scene: Scene): StrayEdit | undefined {
  const { neighbour, other } = scene
  if (neighbour.style === 'base') return undefined
  const file = neighbour.style === 'patch' ? `overlays/${other}/${neighbour.name}.yaml` : overlayOf(other)
  const image = imageOf(neighbour)
  const texts =
    neighbour.style === 'images' || neighbour.style === 'flow'
      ? change(
          scene,
          file,
          new RegExp(`(?<=name: ${image}(?:, |\\r?\\n *))newTag`),
          'newName: evil.example/x, newTag'.replace(
            ', ',
            neighbour.style === 'flow' || scene.fleet.apps.some(({ style }) => style === 'flow')
              ? ', '
              : `\n${scene.fleet.listIndent}  `,
          ),
        )
      : change(scene, file, `${image}:`, 'evil.example/x:')
  const field = `/spec/template/spec/containers/[name=${neighbour.name}]/image`
  return { name: 'newName', texts, file, object: titleOf(neighbour, other), field }
}

/** What changes no object is named by its place. */
function comment(scene: Scene): StrayEdit {
  const file = overlayOf(scene.environment)
  return { name: 'comment', texts: append(scene, file, '# nothing to see\n'), file }
}

/** What the plan says anyway, where it does not say it: the new version as an annotation in the meant environment. */
function sneaked(scene: Scene): StrayEdit {
  const { environment, app } = scene
  const file = overlayOf(environment)
  const texts = append(scene, file, `commonAnnotations: {release: "${scene.version}"}\n`)
  return {
    name: 'sneaked',
    texts,
    file,
    object: titleOf(app, environment),
    field: '/metadata/annotations/release',
  }
}
