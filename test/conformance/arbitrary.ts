import fc from 'fast-check'
import { configuration, type Fields, type Known, type Plan, plan, type Resource } from './arbitrary-fields.ts'
import { type Node, print, resource } from './arbitrary-resource.ts'
import type { FileContent } from './case.ts'

/** The files of a build whose root is `overlay`. */
export type Tree = ReadonlyMap<string, FileContent>

interface Layer {
  readonly plan: Plan
  readonly own: readonly Resource[]
  readonly config: Node
}

const extras: readonly (readonly [string, FileContent])[] = [
  ['f.txt', 'line one\n  line two\n'],
  ['b.bin', Uint8Array.from([255, 0, 128, 7])],
  ['e.env', '# comment\nE=1\nF="two words"\n'],
]

const someResources = fc.array(resource, { maxLength: 5 }).map(list => list as readonly Resource[])
const fewResources = fc.oneof(
  { weight: 3, arbitrary: fc.constant<readonly Resource[]>([]) },
  { weight: 1, arbitrary: someResources },
)

function layerOf(own: fc.Arbitrary<readonly Resource[]>): fc.Arbitrary<Layer> {
  return fc.record({ plan, own, config: configuration })
}

// Where the writing of a tree stands: its files, and what the next layer can speak of.
interface State {
  readonly files: readonly (readonly [string, FileContent])[]
  readonly known: Known
}

function write(state: State, dir: string, { plan: planned, own, config }: Layer, head: Fields): State {
  const taken = new Set(state.known.resources.map(keyOf))
  // Two of one name would only clash.
  const fresh = own.filter(each => !taken.has(keyOf(each)) && taken.add(keyOf(each)))
  const resources = [...state.known.resources, ...fresh]
  const made = planned({ resources, generators: state.known.generators })
  const files: readonly (readonly [string, FileContent])[] = [
    [`${dir}/kustomization.yaml`, `${print({ ...head, ...made })}\n`],
    [`${dir}/own.yaml`, fresh.map(each => `${print(each)}\n`).join('---\n')],
    [`${dir}/config.yaml`, `${print(config)}\n`],
    ...extras.map(([path, content]) => [`${dir}/${path}`, content] as const),
  ]
  const generators = [...state.known.generators, ...generatorsOf(made)]
  return { files: [...state.files, ...files], known: { resources, generators } }
}

function keyOf({ kind, metadata: { name, namespace } }: Resource): string {
  return `${kind} ${name} ${namespace ?? 'default'}`
}

function generatorsOf(made: Fields): readonly string[] {
  return [made.configMapGenerator, made.secretGenerator].flatMap(list =>
    Array.isArray(list) ? list.map(({ name }) => String(name)) : [],
  )
}

/** Trees of a base, now and then a layer between and a component, and an overlay that is built. */
export const tree: fc.Arbitrary<Tree> = fc
  .record({
    base: layerOf(someResources),
    middle: fc.option(layerOf(fewResources), { nil: undefined, freq: 3 }),
    component: fc.option(layerOf(fewResources), { nil: undefined, freq: 3 }),
    overlay: layerOf(fewResources),
  })
  .map(({ base, middle, component, overlay }) => {
    let state: State = { files: [], known: { resources: [], generators: [] } }
    state = write(state, 'base', base, { resources: ['own.yaml'] })
    if (middle !== undefined) state = write(state, 'middle', middle, { resources: ['../base', 'own.yaml'] })
    const below = middle === undefined ? '../base' : '../middle'
    const head = {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      resources: ['own.yaml'],
    }
    if (component !== undefined) state = write(state, 'component', component, head)
    const components = component === undefined ? {} : { components: ['../component'] }
    state = write(state, 'overlay', overlay, { resources: [below, 'own.yaml'], ...components })
    return new Map(state.files)
  })
