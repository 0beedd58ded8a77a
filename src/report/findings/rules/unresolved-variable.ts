import { printedValue, type Value } from '../../../kustomize/yaml/value.ts'
import { type RenderedObject, textAt, titleOf } from '../../objects/object.ts'
import type { Observation, Rule } from '../scene.ts'

/** A `${NAME}` is still there where Flux's substitution, or none at all, has left it. */
export const unresolvedVariable: Rule = {
  id: 'unresolved-variable',
  kind: 'substitution',
  find: ({ before, touched }) => {
    const found = touched.flatMap(observe)
    if (found.length === 0) return []
    const old = new Set(before.flatMap(observe).map(({ message }) => message))
    return found.map(seen => (old.has(seen.message) ? { ...seen, severity: 'note' } : seen))
  },
}

interface Variable {
  readonly name: string
  readonly path: string
}

function observe(object: RenderedObject): readonly Observation[] {
  if (optsOut(object)) return []
  const found = variablesIn(object.value, '')
  const [first] = found
  if (first === undefined) return []
  const names = [...new Set(found.map(({ name }) => name))]
  return [
    {
      object,
      path: first.path,
      severity: 'warning',
      message: `${titleOf(object)}: ${names.map(name => `\${${name}}`).join(', ')} ${names.length === 1 ? 'has' : 'have'} no value.`,
      advice: 'Give it in postBuild.substitute or substituteFrom, or write $${NAME} to keep it as it is.',
    },
  ]
}

const optOut = 'kustomize.toolkit.fluxcd.io/substitute'

function optsOut(object: RenderedObject): boolean {
  return ['labels', 'annotations'].some(
    field => textAt(object.value, 'metadata', field, optOut)?.toLowerCase() === 'disabled',
  )
}

// Scripts and configuration files have variables of their own; so have the texts of a definition.
const ownLanguage: ReadonlySet<string> = new Set([
  'data',
  'stringData',
  'binaryData',
  'command',
  'args',
  'exec',
  'description',
  'openAPIV3Schema',
])

function variablesIn(value: Value, path: string): readonly Variable[] {
  const node = printedValue(value)
  if (typeof node === 'string') return variablesOf(node, path)
  if (Array.isArray(node)) return node.flatMap((element, at) => variablesIn(element, `${path}/${at}`))
  if (!(node instanceof Map)) return []
  return [...node].flatMap(([key, field]) =>
    ownLanguage.has(key)
      ? []
      : [
          ...variablesOf(key, path),
          ...variablesIn(field, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
        ],
  )
}

function variablesOf(text: string, path: string): readonly Variable[] {
  if (!text.includes('${')) return []
  return [...text.matchAll(/(?<!\$)\$\{([A-Za-z_]\w*)\}/g)].map(([, name = '']) => ({ name, path }))
}
