// Trims GitHub's public GraphQL schema to what the stand-in answers.
import { mkdir, writeFile } from 'node:fs/promises'
import { schema as published } from '@octokit/graphql-schema'
import {
  type DefinitionNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  print,
  type TypeNode,
  visit,
} from 'graphql'
import { graphqlSubset } from './github-schema-subset.ts'

const target = 'src/sandbox/generated/graphql-schema.ts'

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}

const document = visit(parse(published.idl), {
  enter: node => ('description' in node ? { ...node, description: undefined } : undefined),
})
const definitions = new Map(
  document.definitions.flatMap(definition =>
    'name' in definition && definition.name !== undefined
      ? [[definition.name.value, definition] as const]
      : [],
  ),
)

const kept = new Map<string, DefinitionNode>()

function keepFields(
  name: string,
  all: readonly FieldDefinitionNode[] | undefined,
): readonly FieldDefinitionNode[] {
  const wanted = graphqlSubset[name]
  if (wanted === undefined) throw new Error(`${name} is reached but not listed in the subset`)
  return wanted.map(field => {
    const found = all?.find(({ name: { value } }) => value === field)
    if (found === undefined) throw new Error(`GitHub's ${name} has no field ${field}`)
    return found
  })
}

function keep(name: string): void {
  const definition = definitions.get(name)
  if (definition === undefined || kept.has(name)) return
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = keepFields(name, definition.fields)
      const interfaces =
        definition.interfaces?.filter(({ name: { value } }) => graphqlSubset[value] !== undefined) ?? []
      kept.set(name, { ...definition, fields, interfaces })
      for (const { name: inherited } of interfaces) keep(inherited.value)
      for (const field of fields) {
        keep(namedType(field.type))
        for (const argument of field.arguments ?? []) keep(namedType(argument.type))
      }
      return
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      kept.set(name, definition)
      for (const field of definition.fields ?? []) keep(namedType(field.type))
      return
    case Kind.UNION_TYPE_DEFINITION: {
      const types =
        definition.types?.filter(({ name: { value } }) => graphqlSubset[value] !== undefined) ?? []
      kept.set(name, { ...definition, types })
      for (const member of types) keep(member.name.value)
      return
    }
    default:
      kept.set(name, definition)
  }
}

for (const name of Object.keys(graphqlSubset)) keep(name)
const sorted = [...kept]
  .sort(([left], [right]) => (left < right ? -1 : 1))
  .map(([, definition]) => definition)
const sdl = print(visit({ kind: Kind.DOCUMENT, definitions: sorted }, { Directive: () => null }))
await mkdir('src/sandbox/generated', { recursive: true })
await writeFile(
  target,
  `// Made by scripts/github-schema.ts from @octokit/graphql-schema (MIT); do not edit.\n/** The part of GitHub's public GraphQL schema that the stand-in answers. */\nexport const graphqlSchema = ${JSON.stringify(sdl)}\n`,
)
process.stdout.write(`${target}: ${kept.size} types, ${sdl.length} characters\n`)
