import { expect } from '@jest/globals'
import { redact } from '../../src/github/client/redaction.ts'
import { createDeployments } from '../../src/github/deployments.ts'
import { createPullReport } from '../../src/github/pull-report.ts'
import { parseSha } from '../../src/promotion/names.ts'
import { assemble, folded, replyLimit, table } from '../../src/report/assemble.ts'
import { readReplyMarker } from '../../src/report/marker.ts'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { startServer } from '../../src/server.ts'
import { awaitEnd, promoted } from '../crash/end-state.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import { eventually, personAt } from '../e2e/person.ts'
import { source } from '../e2e/stage.ts'
import { scriptedAccess } from '../github/access.ts'
import { findings } from '../report/judge.ts'
import { behaviour } from './promised.ts'
import { promotion, pulls, pushFile, repositoryAt, settingsFor, withStage } from './stage.ts'

interface Listed {
  readonly id: number
  readonly body: string
  readonly user: { readonly login: string }
}

function comments(gitHub: Parameters<typeof pulls>[0]): Promise<readonly Listed[]> {
  return personAt(gitHub, 'admin').get(`/repos/acme/podinfo/issues/${source.issue}/comments?per_page=100`)
}

behaviour(46, async () => {
  await withStage(async ({ gitHub, write }) => {
    const id = await write('writer', promotion)
    const reply = await eventually(
      async () => (await comments(gitHub)).find(({ body }) => readReplyMarker(body) !== undefined),
      found => found !== undefined,
    )
    // Somebody pastes our own words, marker and all, and says it is over.
    const forged = (reply?.body ?? '').replace('"done":false', '"done":true')
    await personAt(gitHub, 'reader').send('POST', `/repos/acme/podinfo/issues/${source.issue}/comments`, {
      body: forged,
    })
    expect(await awaitEnd(gitHub)).toEqual(promoted)
    const all = await comments(gitHub)
    const marked = all.filter(({ body }) => readReplyMarker(body)?.key.includes(`/${id}/`) === true)
    expect(marked.map(({ user }) => user.login)).toEqual(['lockkeeper[bot]', 'rob'])
    expect(marked[0]?.id).toBe(reply?.id)
  })
  const rows = Array.from({ length: 20_000 }, (_, index) => `| app-${index} | \`🚀🚀\` |`)
  const whole = assemble([folded('everything', table(['app', 'version'], rows, 'apps'))])
  expect([
    whole.length <= replyLimit.characters,
    Buffer.byteLength(whole) <= replyLimit.bytes,
    whole.endsWith('</details>'),
    whole.isWellFormed(),
    /… and \d+ more apps/.test(whole),
  ]).toEqual([true, true, true, true, true])
})

behaviour(47, () =>
  withStage(async ({ gitHub, say }) => {
    const hostile =
      'fixes #1 @rob @acme/releasers GH-2 acme/fleet#3 &#64;rob <img src=x> ![x](http://e.vil) ``` <!-- -->'
    const { body } = await say('writer', `${promotion} --reason "${hostile}"`)
    const [pull] = await pulls(gitHub)
    // The diff's own headings begin with an at sign, inside its fence.
    const ours = (found: string) => found.startsWith(`link: ${gitHub.url}/`) || found.startsWith('line: @@ /')
    for (const text of [body, pull?.body ?? ''])
      expect(findings(text, { mentions: ['alice'] }).filter(found => !ours(found))).toEqual([])
    const { commit } = await personAt(gitHub, 'admin').get<{ readonly commit: { readonly message: string } }>(
      '/repos/acme/fleet/commits/main',
    )
    const words = `${pull?.title}\n${commit.message}`.replaceAll(`(#${pull?.number})`, '')
    expect(words).not.toMatch(/@rob|@acme\/|#\d|GH-\d/)
  }),
)

behaviour(48, () =>
  withStage(async ({ gitHub, say }) => {
    const canary = 'c4n4ry-pa55w0rd'
    const encoded = Buffer.from(canary).toString('base64')
    await pushFile(gitHub, {
      path: 'apps/prod/secret.yaml',
      text: `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    metadata: {name: s, namespace: podinfo, annotations: {note: "kubectl ${canary}"}}\n    stringData: {password: ${canary}}\n    data: {again: ${encoded}}\n`,
    })
    await pushFile(gitHub, {
      path: 'apps/prod/podinfo-values.yaml',
      text: `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: podinfo, namespace: podinfo}\nspec:\n  chart: {spec: {version: 6.9.2}}\n  values: {image: {tag: 6.9.2}}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: t}\ndata: {again: ${encoded}}\n`,
    })
    await say('writer', '/list')
    await say('writer', `${promotion} --dry-run`)
    await say('writer', promotion)
    const written = [
      ...(await comments(gitHub)).map(({ body }) => body),
      ...(await pulls(gitHub)).map(({ title, body }) => `${title}\n${body}`),
      ...[...repositoryAt(gitHub, 'fleet').deployments.values()].map(each =>
        JSON.stringify(each, hideRepository),
      ),
    ].join('\n')
    expect([written.includes(canary), written.includes(encoded)]).toEqual([false, false])
  }),
)

function hideRepository(name: string, value: unknown): unknown {
  return name === 'git' || name === 'repository' ? undefined : value
}

behaviour(49, async () => {
  for (const statelessTokens of [false, true]) {
    const gitHub = await startSandboxGitHub({
      webhookSecret,
      checks: { delay: 0, conclusion: 'success' },
      behaviour: { statelessTokens },
    })
    const lines: string[] = []
    const server = await startServer(settingsFor(gitHub, { logLevel: 'trace' }), {
      host: '127.0.0.1',
      notice: 0,
      write: line => void lines.push(line),
    })
    gitHub.app.hook.url = server.webhookUrl
    try {
      await server.idle()
      // A gateway that repeats what it was sent, credentials and all.
      const token = () => [...gitHub.world.tokens.keys()].at(-1) ?? ''
      gitHub.faults.add({
        method: 'POST',
        path: '/reactions$',
        fault: {
          kind: 'status',
          status: 422,
          body: { message: `Bearer ${token()} and ${webhookSecret} and https://x:${token()}@github.com` },
        },
      })
      const path = `/repos/acme/podinfo/issues/${source.issue}/comments`
      await personAt(gitHub, 'writer').send('POST', path, { body: promotion })
      await eventually(
        async () => lines.join(''),
        text => text.includes('work failed'),
      )
      const everything = lines.join('') + (await comments(gitHub)).map(({ body }) => body).join('\n')
      const secrets = [...gitHub.world.tokens.keys(), gitHub.app.privateKey, webhookSecret]
      const found = secrets.filter(
        secret => everything.includes(secret) || redact(everything, [secret]) !== everything,
      )
      expect([secrets.length > 2, found, /ghs_|eyJ|BEGIN/.test(everything)]).toEqual([true, [], false])
    } finally {
      await server.stop()
      await gitHub.close()
    }
  }
})

behaviour(51, async () => {
  const { access, asked } = scriptedAccess([
    { status: 201, body: { id: 5, created_at: '2026-11-21T10:00:00Z', sha: 'c'.repeat(40) } },
    { status: 201, body: {} },
  ])
  const deployments = createDeployments(access)
  const sha = parseSha('c'.repeat(40))
  if (sha === undefined) throw new Error('no commit id')
  const payload = { request: 'r', app: 'podinfo', environment: 'prod', version: '7.0.0' }
  await deployments.create({ sha, production: true, description: '🚀'.repeat(100), payload })
  await deployments.setState(5, 'success', 'x'.repeat(200), 'javascript:alert(1)')
  const [create, state] = asked.map(({ body }) => body as Record<string, unknown>)
  expect({ ...create, description: String(create?.description).length }).toEqual({
    ref: sha,
    task: 'lockkeeper:podinfo',
    environment: 'prod',
    payload,
    description: 139,
    production_environment: true,
    transient_environment: false,
    auto_merge: false,
    required_contexts: [],
  })
  expect([String(state?.description).length, state?.log_url]).toEqual([140, undefined])
  await withStage(async ({ gitHub, say }) => {
    await say('writer', promotion)
    const [pull] = await pulls(gitHub)
    const made = [...repositoryAt(gitHub, 'fleet').deployments.values()]
    expect(made.map(each => each.sha)).toEqual([pull?.merge_commit_sha])
  })
})

behaviour(50, async () => {
  const created = { status: 201, body: { id: 9 } }
  const { access, asked } = scriptedAccess([
    created,
    { status: 200, body: { id: 9 } },
    { status: 200, body: { id: 9 } },
  ])
  const long = `${'🚀'.repeat(40_000)} ::error::`
  await createPullReport(access).check({
    name: 'lockkeeper: rendered diff',
    head: 'a'.repeat(40),
    conclusion: 'failure',
    title: long,
    summary: long,
    annotations: Array.from({ length: 120 }, (_, index) => ({
      path: 'apps/prod/kustomization.yaml',
      line: index + 1,
      level: 'failure' as const,
      title: long,
      message: long,
    })),
  })
  type Sent = {
    readonly output: {
      readonly title: string
      readonly summary: string
      readonly annotations: readonly {
        readonly title: string
        readonly message: string
        readonly start_line: number
      }[]
    }
  }
  const outputs = asked.map(({ body }) => (body as Sent).output)
  const texts = outputs.flatMap(({ title, summary, annotations }) => [
    { text: title, most: 255 },
    { text: summary, most: 65_535 },
    ...annotations.flatMap(each => [
      { text: each.title, most: 255 },
      // GitHub counts this one in bytes.
      { text: each.message, most: 64 * 1024, bytes: true },
    ]),
  ])
  const tooLong = texts.filter(
    ({ text, most, bytes }) =>
      (bytes === true ? Buffer.byteLength(text) : text.length) > most || !text.isWellFormed(),
  )
  expect(tooLong.map(({ text, most }) => [text.length, most])).toEqual([])
  expect(outputs.map(({ annotations }) => annotations.length)).toEqual([50, 50, 20])
  expect(outputs.flatMap(({ annotations }) => annotations.map(each => each.start_line))).toEqual(
    Array.from({ length: 120 }, (_, index) => index + 1),
  )
  // It is over from its first request on: no process that dies leaves it in progress for ever.
  expect(asked[0]?.body).toMatchObject({ status: 'completed', conclusion: 'failure' })
})
