import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { autoMergeQuery } from '../../src/github/auto-merge.ts'
import { conversationQuery } from '../../src/github/conversation.ts'
import { statesQuery } from '../../src/github/deployment-standings.ts'
import { enqueueMutation, pullRequestIdQuery } from '../../src/github/pull-requests/merge-now.ts'
import { mergedQuery } from '../../src/github/pull-requests/merged.ts'
import { reviewQuery } from '../../src/github/pull-requests/review.ts'
import { dequeueMutation, disableMutation, scheduleQuery } from '../../src/github/pull-requests/schedule.ts'
import { blobsQuery } from '../../src/github/repository/blobs.ts'
import { branchQuery, tagsQuery, updateRefsMutation } from '../../src/github/repository/branches.ts'
import { commitMutation } from '../../src/github/repository/commit.ts'
import { factsQuery } from '../../src/github/repository/facts.ts'
import { surveyQuery } from '../../src/github/repository/survey.ts'

const schemaFile = new URL('../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url)
const schema = buildSchema(readFileSync(schemaFile, 'utf8'), { assumeValid: true })

test.each([
  ['auto-merge allowed', autoMergeQuery],
  ['conversation', conversationQuery],
  ['deployment states', statesQuery],
  ['enqueue', enqueueMutation],
  ['pull request id', pullRequestIdQuery],
  ['merged', mergedQuery],
  ['review', reviewQuery],
  ['schedule', scheduleQuery],
  ['dequeue', dequeueMutation],
  ['disable auto-merge', disableMutation],
  ['blobs', blobsQuery(3)],
  ['branch', branchQuery],
  ['tags', tagsQuery(2)],
  ['move refs', updateRefsMutation],
  ['commit', commitMutation(2)],
  ['facts', factsQuery],
  ['survey', surveyQuery(2)],
])("GitHub's public schema knows every field of the %s document", (_name, document) => {
  expect(validate(schema, parse(document)).map(error => error.message)).toEqual([])
})
