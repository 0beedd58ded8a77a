import { descend, listAt, type ScalarNode, textAt } from '../flux/node.ts'
import { configEntry } from './config-maps.ts'
import type { Delivery } from './deliver.ts'
import type { Manifest, VersionScalar } from './manifest.ts'

/** What a variable of a Flux Kustomization stands for, and the scalar that says so, or holds it. */
export interface Variable {
  readonly node: ScalarNode
  readonly text: string
}

export type Variables = ReadonlyMap<string, Variable>

const none: Variables = new Map()

/** The variables that Flux fills a delivery's objects with, as far as the repository holds them: ConfigMaps in order, then those in line. */
export function variablesOf({ flux, parent, siblings = [] }: Delivery): Variables {
  if (flux === undefined || descend(flux.body, 'spec', 'postBuild') === undefined) return none
  const sources = listAt(flux.body, 'spec', 'postBuild', 'substituteFrom')
  const known = sources.flatMap(source =>
    textAt(source, 'kind') === 'ConfigMap'
      ? configVariables(siblings, textAt(source, 'name'), flux.namespace)
      : [],
  )
  const substitute = descend(flux.body, 'spec', 'postBuild', 'substitute')
  const inline = substitute?.kind === 'map' ? [...substitute.entries] : []
  const own = inline.flatMap(([name, node]) =>
    node.kind === 'scalar' ? [[name, { node, text: node.text }] as const] : [],
  )
  const above = parent === undefined ? none : variablesOf(parent)
  return new Map([...known, ...own].map(([name, variable]) => [name, filled(variable, above)]))
}

function configVariables(
  deliveries: readonly Delivery[],
  name: string | undefined,
  namespace: string | undefined,
): readonly (readonly [string, Variable])[] {
  const named = deliveries.flatMap(({ walked }) =>
    walked.manifests.filter(
      ({ group, kind, names }) => group === '' && kind === 'ConfigMap' && names.includes(name ?? ''),
    ),
  )
  const map = named.find(each => each.namespace === namespace) ?? named[0]
  return map === undefined
    ? []
    : keysOf(map).flatMap(key => {
        const entry = configEntry(map, key)
        return entry?.kind === 'text' ? [[key, { node: entry.node, text: entry.text }] as const] : []
      })
}

function keysOf({ body, generated }: Manifest): readonly string[] {
  const written = descend(body, 'data')
  return [...(written?.kind === 'map' ? written.entries.keys() : []), ...(generated?.keys() ?? [])]
}

/** A value that is itself a variable of the Flux Kustomization above. */
function filled(variable: Variable, above: Variables): Variable {
  const name = /^\$\{(\w+)\}$/.exec(variable.text)?.[1]
  return (name === undefined ? undefined : above.get(name)) ?? variable
}

// `${tag}`, `${tag:=1.0}`, `${tag:-1.0}` and the like, as Flux reads them.
const expression = /\$\{([_A-Za-z]\w*)(?::?[=-]([^{}$]*))?\}/

/** A text with the variables that are known filled in, and the defaults of others. */
export function fillText(text: string, variables: Variables): string {
  return text.replaceAll(new RegExp(expression, 'g'), (whole, name: string, otherwise?: string) => {
    return variables.get(name)?.text ?? otherwise ?? whole
  })
}

/** A version that may be a variable: then the scalar that gives it its value, here or by default; nothing when nothing here does. */
export function literalVersion<T extends VersionScalar>(
  version: T,
  variables: Variables = none,
): (T & { readonly variable?: string }) | undefined {
  if (isLiteral(version.version)) return version
  const match = expression.exec(version.version)
  const [whole = '', variable = '', otherwise = ''] = match ?? []
  if (match === null || !isLiteral(version.version.replace(whole, 'x'))) return undefined
  const value = variables.get(variable)
  const kind = 'flux-substitute' as const
  if (value === undefined)
    return otherwise === '' ? undefined : { ...version, kind, variable, version: otherwise }
  return isLiteral(value.text)
    ? { ...version, node: value.node, kind, variable, version: value.text }
    : undefined
}

/** Not one that Flux, Kubernetes or a template fills in later. */
function isLiteral(version: string): boolean {
  return version !== '' && !/\$[{(]|\{\{|<</.test(version)
}
