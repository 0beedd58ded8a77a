import type { Api } from './api.ts'
import { GitHubError, LostAnswerError } from './errors.ts'
import { GraphqlBody, type GraphqlFailure, isLimitFailure, lostFailure } from './graphql-body.ts'

/** `failures` are GitHub's errors, which come with HTTP 200 and may stand beside data. */
export interface GraphqlAnswer {
  readonly data: unknown
  readonly failures: readonly GraphqlFailure[]
}

export interface Graphql {
  /** Reads; every failure but those that the caller can live with is thrown. */
  query(
    document: string,
    variables: Variables,
    tolerate?: (failure: GraphqlFailure) => boolean,
  ): Promise<GraphqlAnswer>
  /** Writes; never repeated after a lost answer, and failures are returned, but not that a limit is reached. */
  mutate(document: string, variables: Variables): Promise<GraphqlAnswer>
}

type Variables = Readonly<Record<string, unknown>>

/** GraphQL over one credential's API; the URL is whole, because a GHES has it beside, not under, its REST API. */
export function createGraphql(api: Api, url: string): Graphql {
  const post = async (document: string, variables: Variables, repeatable: boolean) => {
    const answer = await api({ route: `POST ${url}`, parameters: { query: document, variables }, repeatable })
    const body = GraphqlBody.safeParse(answer.body)
    if (!body.success) throw new LostAnswerError('POST /graphql', 'an answer that is no GraphQL')
    const { data, errors = [] } = body.data
    const lost = lostFailure(answer.body)
    if (lost !== undefined) throw new LostAnswerError('POST /graphql', lost.message)
    const limit = errors.find(isLimitFailure)
    if (limit !== undefined) throw graphqlError(limit)
    return { data, failures: errors }
  }
  return {
    async query(document, variables, tolerate = () => false) {
      const answer = await post(document, variables, true)
      const failure = answer.failures.find(each => !tolerate(each))
      if (failure !== undefined) throw graphqlError(failure)
      return answer
    },
    mutate: (document, variables) => post(document, variables, false),
  }
}

/** A failure that the caller cannot use, as something to throw. */
export function graphqlError(failure: GraphqlFailure): GitHubError {
  return new GitHubError('POST /graphql', { status: 200, message: failure.message, type: failure.type })
}
