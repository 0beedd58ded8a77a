import { buildSchema, type DocumentNode, execute, GraphQLError, Kind, parse, validate } from 'graphql'
import { graphqlSchema } from '../generated/graphql-schema.ts'
import { type Answer, ok, problem, refuse } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import type { Context } from './context.ts'
import { failureShape } from './failure.ts'
import { root } from './root.ts'

const schema = buildSchema(graphqlSchema, { assumeValid: true })

// Documents come again and again: parsing and checking one once is enough.
const known = new Map<string, DocumentNode | readonly GraphQLError[]>()

function readDocument(text: string): DocumentNode | readonly GraphQLError[] {
  const found = known.get(text)
  if (found !== undefined) return found
  const document = checkDocument(text)
  if (known.size > 500) known.clear()
  known.set(text, document)
  return document
}

function checkDocument(text: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(text)
    const errors = validate(schema, document)
    return errors.length > 0 ? errors : document
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

/** Answers a GraphQL request: HTTP 200 also with errors, 401 without a token. */
export async function answerGraphql(call: Call): Promise<Answer> {
  if (call.caller.kind === 'anonymous') {
    refuse(401, 'This endpoint requires you to be authenticated.')
  }
  if (call.caller.kind === 'app') refuse(403, 'Resource not accessible by integration')
  const { query, variables, operationName } = call.body
  if (typeof query !== 'string')
    return problem(400, 'A query attribute must be specified and must be a string.')
  const document = readDocument(query)
  if (!('kind' in document)) return ok({ errors: document.map(failureShape) })
  const result = await execute({
    schema,
    document,
    rootValue: root,
    contextValue: { call } satisfies Context,
    variableValues: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : null,
  })
  const errors = result.errors?.map(failureShape)
  const body = {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(errors === undefined ? {} : { errors }),
  }
  return { ...ok(body), operation: operationOf(document) }
}

/** What the request log calls a document: its name, else its first root field. */
function operationOf(document: DocumentNode): string {
  const operation = document.definitions.find(definition => definition.kind === Kind.OPERATION_DEFINITION)
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return ''
  const [first] = operation.selectionSet.selections
  const field = first?.kind === Kind.FIELD ? first.name.value : ''
  return `${operation.operation} ${operation.name?.value ?? field}`
}
