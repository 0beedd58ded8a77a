import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { type Rendered, render } from '../../src/kustomize/render.ts'

/** Paths as in the repository, and their texts. */
export type Texts = Readonly<Record<string, string>>

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every file below kustomize/. */
export const texts: Texts = Object.fromEntries(
  readdirSync(`${root}kustomize`, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => `${entry.parentPath}/${entry.name}`)
    .map(path => [path.slice(root.length), readFileSync(path, 'utf8')]),
)

/** A folder that people apply, perhaps with components switched on as its own comments say. */
export interface Folder {
  readonly name: string
  readonly dir: string
  readonly texts: Texts
}

const plain = [
  'helloworld/namespace',
  'lockkeeper/namespace',
  'lockkeeper/server',
  'lockkeeper/restart-controller',
  'lockkeeper/cluster-access',
].map(name => ({ name, dir: `kustomize/${name}`, texts }))

const optional = ['private-registry', 'rbac', 'ingress'] as const
const choices = [0, 1, 2, 3, 4, 5, 6, 7].map(bits => optional.filter((_, index) => bits & (1 << index)))

/** An overlay of helloworld with components switched on: their lines lose the `# `. */
export function overlay(environment: 'test' | 'prod', components: readonly string[] = []): Folder {
  const dir = `kustomize/helloworld/overlays/${environment}`
  const path = `${dir}/kustomization.yaml`
  const written = texts[path] ?? ''
  const switched = components.reduce(
    (text, name) => text.replace(`# - ../../components/${name}\n`, `- ../../components/${name}\n`),
    written,
  )
  return {
    name: [`helloworld/${environment}`, ...components].join(' + '),
    dir,
    texts: { ...texts, [path]: switched },
  }
}

/** A folder of Lockkeeper's own with components added at its end. */
export function withComponents(name: string, components: readonly string[]): Folder {
  const dir = `kustomize/lockkeeper/${name}`
  const path = `${dir}/kustomization.yaml`
  const up = '../'.repeat(name.split('/').length)
  const lines = components.map(component => `  - ${up}components/${component}\n`).join('')
  return {
    name: [`lockkeeper/${name}`, ...components].join(' + '),
    dir,
    texts: { ...texts, [path]: `${texts[path]}components:\n${lines}` },
  }
}

export const folders: readonly Folder[] = [
  ...plain,
  ...(['test', 'prod'] as const).flatMap(environment => choices.map(names => overlay(environment, names))),
  withComponents('server', ['in-cluster']),
  withComponents('cluster-access', ['apply-record']),
  withComponents('cluster-access', ['apply-record', 'apply-cluster-wide']),
  withComponents('cluster-access/apps', ['apply']),
  withComponents('restart-controller', ['restart-on-secrets']),
  withComponents('restart-controller', ['restart-in-all-namespaces']),
  withComponents('restart-controller', ['restart-in-all-namespaces', 'restart-on-secrets']),
]

/** What our own engine builds from a folder. */
export function build({ dir, texts: files }: Folder): Rendered {
  return render(memoryFiles(files), `/${dir}`)
}
