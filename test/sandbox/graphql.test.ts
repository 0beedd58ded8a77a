import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { schema as published } from '@octokit/graphql-schema'
import { buildSchema, type GraphQLNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { graphqlSchema } from '../../src/sandbox/generated/graphql-schema.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Client, installationOf, personOf } from './client.ts'

let github: SandboxGitHub
let bot: Client
let alice: Client

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  bot = await installationOf(github)
  alice = personOf(github, 'alice')
})
afterAll(() => github.close())

const none = '0'.repeat(40)

async function fleet(): Promise<{ readonly id: string; readonly head: string }> {
  const query = '{ repository(owner: "acme", name: "fleet") { id defaultBranchRef { target { oid } } } }'
  const { repository } = (await bot.graphql(query)).data
  return { id: repository.id, head: repository.defaultBranchRef.target.oid }
}

async function branch(name: string): Promise<string> {
  const { id, head } = await fleet()
  const input = {
    repositoryId: id,
    refUpdates: [{ name: `refs/heads/${name}`, beforeOid: none, afterOid: head }],
  }
  await bot.graphql('mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }', {
    input,
  })
  return head
}

const commitMutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid message signature { isValid wasSignedByGitHub } } }
}`

function commit(name: string, expectedHeadOid: string, fileChanges: unknown) {
  const input = {
    branch: { repositoryNameWithOwner: 'acme/fleet', branchName: name },
    message: { headline: 'Change', body: 'because' },
    expectedHeadOid,
    fileChanges,
  }
  return bot.graphql(commitMutation, { input })
}

const addition = (path: string, text = 'x\n') => ({ path, contents: Buffer.from(text).toString('base64') })

function signature(type: GraphQLNamedType): string {
  const fields =
    isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {}
  return Object.values(fields)
    .map(field => `${field.name}: ${field.type}`)
    .join('\n')
}

test("every type and field is GitHub's own", () => {
  const theirs = buildSchema(published.idl, { assumeValidSDL: true })
  const ours = Object.values(buildSchema(graphqlSchema).getTypeMap())
  const strange = ours.flatMap(type => {
    const known = theirs.getType(type.name)
    if (known === undefined) return [type.name]
    const lines = signature(known).split('\n')
    return signature(type)
      .split('\n')
      .filter(line => line !== '' && !lines.includes(line))
  })
  expect(strange).toEqual([])
})

test('a document that GitHub would not take is not taken', async () => {
  const { data, errors } = await bot.graphql('{ repository(owner: "acme", name: "fleet") { shoeSize } }')
  expect([data, errors[0].message]).toEqual([
    undefined,
    'Cannot query field "shoeSize" on type "Repository".',
  ])
})

test('refs move all together or not at all', async () => {
  const { id, head } = await fleet()
  const update = (name: string, beforeOid: string, afterOid: string) => ({
    name: `refs/heads/${name}`,
    beforeOid,
    afterOid,
  })
  const run = (refUpdates: readonly unknown[]) =>
    bot.graphql('mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }', {
      input: { repositoryId: id, refUpdates },
    })
  expect((await run([update('one', none, head), update('two', none, head)])).errors).toBeUndefined()
  const { data, errors } = await run([update('three', none, head), update('one', none, head)])
  expect([data.updateRefs, errors[0].type]).toEqual([null, 'UNPROCESSABLE'])
  expect((await bot.get('/repos/acme/fleet/git/ref/heads/three')).status).toBe(404)
  await run([update('one', head, none), update('two', head, none)])
  expect((await bot.get('/repos/acme/fleet/git/ref/heads/one')).status).toBe(404)
})

test('fifty claims on one branch have one winner', async () => {
  const { id, head } = await fleet()
  const input = {
    repositoryId: id,
    refUpdates: [{ name: 'refs/heads/claim', beforeOid: none, afterOid: head }],
  }
  const claim = () =>
    bot.graphql('mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }', {
      input,
    })
  const answers = await Promise.all(Array.from({ length: 50 }, claim))
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
})

test('a commit on a branch is signed, and needs the head that was seen', async () => {
  const head = await branch('commits')
  const { data } = await commit('commits', head, { additions: [addition('a.txt')] })
  const made = data.createCommitOnBranch.commit
  expect([made.message, made.signature]).toEqual([
    'Change\n\nbecause',
    { isValid: true, wasSignedByGitHub: true },
  ])
  const { data: nothing, errors } = await commit('commits', head, { additions: [addition('b.txt')] })
  expect([nothing.createCommitOnBranch, errors[0].type, errors[0].message]).toEqual([
    null,
    'STALE_DATA',
    `Expected branch to point to "${head}" but it did not.  Pull and try again.`,
  ])
})

test.each([
  ['a missing branch', 'nowhere', { additions: [addition('a')] }, 'NOT_FOUND'],
  ['an absolute path', 'refusals', { additions: [addition('/a')] }, 'UNPROCESSABLE'],
  ['a path that climbs', 'refusals', { additions: [addition('../a')] }, 'UNPROCESSABLE'],
  ['the deletion of nothing', 'refusals', { deletions: [{ path: 'nothing' }] }, 'UNPROCESSABLE'],
  ['a path twice', 'refusals', { additions: [addition('a'), addition('a')] }, 'UNPROCESSABLE'],
  ['text that is no Base64', 'refusals', { additions: [{ path: 'a', contents: '%%' }] }, 'UNPROCESSABLE'],
  ['a workflow', 'refusals', { additions: [addition('.github/workflows/a.yml')] }, 'FORBIDDEN'],
])('a commit of %s is refused', async (_, name, changes, type) => {
  const { head } = await fleet()
  await branch('refusals')
  const { errors } = await commit(name, head, changes)
  expect(errors[0].type).toBe(type)
})

test('an executable stays executable', async () => {
  const head = await branch('modes')
  const url = '/repos/acme/fleet/git'
  const tree = await alice.post(`${url}/trees`, {
    base_tree: head,
    tree: [{ path: 'run.sh', mode: '100755', content: 'a' }],
  })
  const made = await alice.post(`${url}/commits`, { message: 'Add', tree: tree.body.sha, parents: [head] })
  await alice.patch(`${url}/refs/heads/modes`, { sha: made.body.sha })
  await commit('modes', made.body.sha, { additions: [addition('run.sh', 'b')] })
  const { body } = await bot.get(`${url}/trees/modes`)
  expect(body.tree.find(({ path }: { path: string }) => path === 'run.sh').mode).toBe('100755')
})

test('a pull request is opened, looked at and merged', async () => {
  const head = await branch('proposal')
  await commit('proposal', head, { additions: [addition('proposal.txt')] })
  const { id } = await fleet()
  const input = {
    repositoryId: id,
    title: 'Propose',
    headRefName: 'proposal',
    baseRefName: 'main',
    body: 'b',
  }
  const opened = await bot.graphql(
    `mutation($input: CreatePullRequestInput!) { createPullRequest(input: $input) { pullRequest {
      id number mergeable mergeStateStatus state author { __typename login } headRefOid isDraft
    } } }`,
    { input },
  )
  const { pullRequest } = opened.data.createPullRequest
  expect([pullRequest.mergeable, pullRequest.mergeStateStatus, pullRequest.author]).toEqual([
    'UNKNOWN',
    'UNKNOWN',
    { __typename: 'Bot', login: 'lockkeeper' },
  ])
  await bot.post('/repos/acme/fleet/check-runs', {
    name: 'plan',
    head_sha: pullRequest.headRefOid,
    conclusion: 'success',
  })
  await bot.post(`/repos/acme/fleet/statuses/${pullRequest.headRefOid}`, {
    state: 'failure',
    context: 'lint',
  })
  const looked = await bot.graphql(
    `query($id: ID!) { node(id: $id) { ... on PullRequest { mergeable mergeStateStatus statusCheckRollup { state
      contexts(first: 10) { totalCount nodes { __typename ... on CheckRun { name conclusion } ... on StatusContext { context state } } } } } } }`,
    { id: pullRequest.id },
  )
  expect(looked.data.node).toEqual({
    mergeable: 'MERGEABLE',
    mergeStateStatus: 'UNSTABLE',
    statusCheckRollup: {
      state: 'FAILURE',
      contexts: {
        totalCount: 2,
        nodes: [
          { __typename: 'CheckRun', name: 'plan', conclusion: 'SUCCESS' },
          { __typename: 'StatusContext', context: 'lint', state: 'FAILURE' },
        ],
      },
    },
  })
  const merge = (expectedHeadOid: string) =>
    bot.graphql(
      `mutation($input: MergePullRequestInput!) { mergePullRequest(input: $input) { pullRequest { state merged } } }`,
      { input: { pullRequestId: pullRequest.id, expectedHeadOid, mergeMethod: 'SQUASH' } },
    )
  expect((await merge(head)).errors[0].type).toBe('STALE_DATA')
  expect((await merge(pullRequest.headRefOid)).data.mergePullRequest.pullRequest).toEqual({
    state: 'MERGED',
    merged: true,
  })
})

test('auto-merge waits for the rules', async () => {
  const repository = [...github.world.repositories.values()].find(({ name }) => name === 'fleet')
  if (repository === undefined) throw new Error('not seeded')
  const head = await branch('automatic')
  await commit('automatic', head, { additions: [addition('automatic.txt')] })
  const { body: pull } = await bot.post('/repos/acme/fleet/pulls', {
    title: 'A',
    head: 'automatic',
    base: 'main',
  })
  const enable = async () => {
    const query =
      'mutation($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) { clientMutationId } }'
    const { errors } = await bot.graphql(query, { input: { pullRequestId: pull.node_id } })
    return errors?.[0].message
  }
  expect(await enable()).toBe('Auto merge is not allowed for this repository')
  repository.allowAutoMerge = true
  expect(await enable()).toMatch(/is in clean status/)
  repository.rules.set('main', { requiredChecks: ['plan'], strict: false, approvals: undefined })
  expect(await enable()).toBeUndefined()
  await bot.post('/repos/acme/fleet/check-runs', {
    name: 'plan',
    head_sha: pull.head.sha,
    conclusion: 'success',
  })
  await github.settled()
  repository.rules.clear()
  expect((await bot.get(`/repos/acme/fleet/pulls/${pull.number}`)).body.merged).toBe(true)
})

test('comments and reactions', async () => {
  const subjectId = (await alice.get('/repos/acme/podinfo/issues/1')).body.node_id
  const added = await bot.graphql(
    `mutation($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node {
      id fullDatabaseId body lastEditedAt author { login __typename } viewerDidAuthor
    } } } }`,
    { input: { subjectId, body: 'hello' } },
  )
  const { node } = added.data.addComment.commentEdge
  expect([node.body, node.lastEditedAt, node.viewerDidAuthor]).toEqual(['hello', null, true])
  const edited = await bot.graphql(
    'mutation($input: UpdateIssueCommentInput!) { updateIssueComment(input: $input) { issueComment { body includesCreatedEdit editor { login } } } }',
    { input: { id: node.id, body: 'hello again' } },
  )
  expect(edited.data.updateIssueComment.issueComment).toEqual({
    body: 'hello again',
    includesCreatedEdit: true,
    editor: { login: 'lockkeeper' },
  })
  const reacted = await bot.graphql(
    'mutation($input: AddReactionInput!) { addReaction(input: $input) { reaction { content } subject { reactionGroups { content reactors(first: 1) { totalCount } } } } }',
    { input: { subjectId: node.id, content: 'EYES' } },
  )
  expect(reacted.data.addReaction.reaction.content).toBe('EYES')
  expect(
    (await bot.get(`/repos/acme/podinfo/issues/comments/${node.fullDatabaseId}`)).body.reactions.eyes,
  ).toBe(1)
})

test('what is not there or not seen is null with an error, beside what is', async () => {
  const query = `{
    there: repository(owner: "acme", name: "podinfo") { name pullRequest(number: 99) { id } }
    hidden: repository(owner: "acme", name: "fleet") { name }
  }`
  const { data, errors } = await personOf(github, 'sam').graphql(query)
  expect(data).toEqual({ there: { name: 'podinfo', pullRequest: null }, hidden: null })
  expect(errors.map(({ type, path }: { type: string; path: unknown }) => [type, path])).toEqual([
    ['NOT_FOUND', ['there', 'pullRequest']],
    ['NOT_FOUND', ['hidden']],
  ])
})

test('a token without a permission is told so for that field', async () => {
  const weak = await installationOf(github, { permissions: { issues: 'read' } })
  const { data, errors } = await weak.graphql(
    '{ repository(owner: "acme", name: "fleet") { name issue(number: 1) { title } ref(qualifiedName: "refs/heads/main") { name } } }',
  )
  expect(data.repository).toEqual({ name: 'fleet', issue: { title: 'Promotions' }, ref: null })
  expect(errors[0]).toMatchObject({ type: 'FORBIDDEN', message: 'Resource not accessible by integration' })
})

test('lists need a bound of at most a hundred, and go on from a cursor', async () => {
  const ask = (page: string) =>
    bot.graphql(
      `{ repository(owner: "acme", name: "podinfo") { refs(refPrefix: "refs/tags/"${page}) { nodes { name } pageInfo { hasNextPage endCursor } } } }`,
    )
  expect((await ask('')).errors[0].type).toBe('MISSING_PAGINATION_BOUNDARIES')
  expect((await ask(', first: 101')).errors[0].type).toBe('EXCESSIVE_PAGINATION')
  const { refs } = (await ask(', first: 2')).data.repository
  expect(refs.nodes).toEqual([{ name: '6.9.1' }, { name: '6.9.2' }])
  const rest = (await ask(`, first: 2, after: "${refs.pageInfo.endCursor}"`)).data.repository.refs
  expect([rest.nodes, rest.pageInfo.hasNextPage]).toEqual([[{ name: '7.0.0' }, { name: '7.0.1' }], true])
})

test('blobs come many at once, text or binary', async () => {
  const text = await alice.post('/repos/acme/fleet/git/blobs', { content: 'grüße\n' })
  const binary = await alice.post('/repos/acme/fleet/git/blobs', { content: 'AAEC', encoding: 'base64' })
  const fields = '... on Blob { oid byteSize text isBinary isTruncated }'
  const { data } = await bot.graphql(
    `query($a: GitObjectID!, $b: GitObjectID!) { repository(owner: "acme", name: "fleet") {
      a: object(oid: $a) { ${fields} } b: object(oid: $b) { ${fields} } c: object(oid: "${none}") { oid }
    } }`,
    { a: text.body.sha, b: binary.body.sha },
  )
  expect(data.repository).toEqual({
    a: { oid: text.body.sha, byteSize: 8, text: 'grüße\n', isBinary: false, isTruncated: false },
    b: { oid: binary.body.sha, byteSize: 3, text: null, isBinary: true, isTruncated: false },
    c: null,
  })
})
