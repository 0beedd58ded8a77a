import { fail } from '../kustomize/problems.ts'
import type { FluxObject, PostBuild, SubstituteReference } from './specification.ts'
import type { Variable } from './substitution/substitute.ts'
import { at, type Unknown } from './unknown.ts'

/** A ConfigMap or Secret that `substituteFrom` names; the namespace is the Flux Kustomization's. */
export interface SourceName {
  readonly kind: 'ConfigMap' | 'Secret'
  readonly namespace: string | undefined
  readonly name: string
}

/** What a ConfigMap or Secret holds: a key without a value is encrypted. Or why that is not known. */
export type VariableSource =
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, string | undefined> }
  | { readonly kind: 'unknown'; readonly reason: string }

/** The variables of a Flux Kustomization. */
export interface Variables {
  readonly lookup: (name: string) => Variable
  /** Whether there is any; without one Flux leaves the objects as they are. */
  readonly exist: boolean
  readonly unknowns: readonly Unknown[]
  /** Names given that `postBuild.substitute` sets already. */
  readonly ignored: readonly string[]
}

/** Where variables come from besides `postBuild.substitute`. */
export interface VariableOrigins {
  readonly find: (source: SourceName) => VariableSource
  /** What a person says of the cluster; it wins over every ConfigMap and Secret. */
  readonly given: ReadonlyMap<string, string>
}

interface LoadedSource {
  readonly source: VariableSource
  readonly unknown: Unknown | undefined
}

/** Reads the variables that a Flux Kustomization's objects are filled with: later sources win, those in line win over all. */
export function readVariables(postBuild: PostBuild, flux: FluxObject, origins: VariableOrigins): Variables {
  const inline = new Map([...(postBuild.substitute ?? [])].map(([name, value]) => [name, oneLine(value)]))
  const given = new Map([...origins.given].map(([name, value]) => [name, oneLine(value)]))
  const loaded = (postBuild.substituteFrom ?? []).flatMap((reference, index) =>
    loadSource(reference, index, flux, origins),
  )
  const sources = loaded.map(({ source }) => source).reverse()
  checkNames(inline, sources, flux)
  return {
    lookup: name => lookup(name, inline, given, sources),
    exist:
      inline.size + given.size > 0 ||
      sources.some(source => source.kind === 'unknown' || source.values.size > 0),
    unknowns: loaded.flatMap(({ unknown }) => unknown ?? []),
    ignored: [...given.keys()].filter(name => inline.has(name)),
  }
}

function oneLine(value: string): string {
  return value.replaceAll('\n', '')
}

function loadSource(
  { kind, name = '', optional = false }: SubstituteReference,
  index: number,
  flux: FluxObject,
  origins: VariableOrigins,
): readonly LoadedSource[] {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return []
  const metadata = flux.value.get('metadata')
  const written = metadata instanceof Map ? metadata.get('namespace') : undefined
  const namespace = typeof written === 'string' ? written : undefined
  const source = origins.find({ kind, namespace, name })
  if (source.kind === 'values') return [{ source, unknown: undefined }]
  const shown = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
  const message = `${shown}: ${source.reason}. ${optional ? 'It may be missing; if it is there, its' : 'Its'} values are known to the cluster only.`
  const unknown: Unknown = {
    code: 'SOURCE_UNKNOWN',
    message,
    ...at(flux.placeOf(['spec', 'postBuild', 'substituteFrom', index])),
    advice: 'Give the values that matter with --var NAME=VALUE.',
  }
  return [{ source, unknown }]
}

const namePattern = /^[_A-Za-z][_A-Za-z0-9]*$/

/** One name that is no variable's stops Flux, whether anything asks for it or not. */
function checkNames(
  inline: ReadonlyMap<string, string>,
  sources: readonly VariableSource[],
  flux: FluxObject,
): void {
  const named = sources.flatMap(source => (source.kind === 'values' ? [...source.values.keys()] : []))
  const wrong = [...inline.keys(), ...named].find(name => !namePattern.test(name))
  if (wrong === undefined) return
  fail(
    'VARIABLE_INVALID',
    `'${wrong}' var name is invalid, must match '^[_[:alpha:]][_[:alpha:][:digit:]]*$'`,
    () =>
      flux.placeOf([
        'spec',
        'postBuild',
        ...(inline.has(wrong) ? ['substitute', wrong] : ['substituteFrom']),
      ]),
  )
}

function lookup(
  name: string,
  inline: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
  sources: readonly VariableSource[],
): Variable {
  const known = inline.get(name) ?? given.get(name)
  if (known !== undefined) return { kind: 'set', value: known }
  for (const source of sources) {
    if (source.kind === 'unknown' || !source.values.has(name)) continue
    const value = source.values.get(name)
    return value === undefined ? { kind: 'unknown' } : { kind: 'set', value: oneLine(value) }
  }
  return { kind: sources.some(({ kind }) => kind === 'unknown') ? 'unknown' : 'unset' }
}
