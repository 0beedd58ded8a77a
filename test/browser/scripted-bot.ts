import { createAppAuth } from '@octokit/auth-app'
import { Octokit } from '@octokit/core'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'

/** Sends one request of GitHub's REST API; answers the body. */
export type Send = (route: string, parameters?: Record<string, unknown>) => Promise<Record<string, unknown>>

/** The App's installation as a client: a bot whose every word a test chooses. */
export function botOf(sandbox: SandboxGitHub): Send {
  const { app, installation, apiUrl: baseUrl } = sandbox
  const auth = { appId: app.id, privateKey: app.privateKey, installationId: installation.id }
  return sender(new Octokit({ authStrategy: createAppAuth, auth, baseUrl }))
}

/** One of the seeded people as a client. */
export function personOf(sandbox: SandboxGitHub, login: string): Send {
  const person = sandbox.people.find(candidate => candidate.login === login)
  return sender(new Octokit({ auth: person?.token, baseUrl: sandbox.apiUrl }))
}

function sender(octokit: Octokit): Send {
  return async (route, parameters) =>
    (await octokit.request(route, parameters)).data as Record<string, unknown>
}

const fleet = { owner: 'acme', repo: 'fleet' }

/** The words of a reply as it grows; `pull` is the promotion's number in acme/fleet. */
export function replyText(
  sandbox: SandboxGitHub,
  pull: number | undefined,
  stage: 'seen' | 'checks' | 'merged',
) {
  const link = pull === undefined ? '…' : `[#${pull}](${sandbox.url}/acme/fleet/pull/${pull})`
  const mark = (done: boolean) => (done ? '✅' : '⏳')
  const head = stage === 'merged' ? '🟢 podinfo 6.9.2 → 7.0.0 on prod' : '🔵 podinfo 6.9.2 → 7.0.0 on prod'
  return [
    '<!-- lockkeeper:v1 test -->',
    `### ${head}`,
    `requested by @alice · ${link} · \`p-7QK3XM\``,
    '',
    '| step | | |',
    '|---|---|---|',
    '| gates: permission · order · soak · freeze · lock | ✅ | |',
    `| pull request, 1 file, 1 line | ${mark(pull !== undefined)} | ${link} |`,
    `| checks 1/1 | ${mark(stage === 'merged')} | ${stage === 'merged' ? '1 s' : ''} |`,
    `| merged, not watched: no cluster is connected | ${mark(stage === 'merged')} | |`,
    '',
    '<details><summary>Rendered diff: 1 object, 1 field</summary>',
    '',
    '```diff',
    ' HelmRelease podinfo/podinfo',
    '-  /spec/chart/spec/version: 6.9.2',
    '+  /spec/chart/spec/version: 7.0.0',
    '```',
    '',
    '</details>',
    '',
    'undo: `/rollback podinfo on prod`',
  ].join('\n')
}

/** Opens the promotion of podinfo 7.0.0 to prod as a pull request of the bot; answers its number and head. */
export async function openPromotion(send: Send): Promise<{ readonly number: number; readonly sha: string }> {
  const path = 'apps/prod/podinfo-values.yaml'
  const main = (await send('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...fleet, ref: 'heads/main' })) as {
    object: { sha: string }
  }
  const base = main.object.sha
  const file = await send('GET /repos/{owner}/{repo}/contents/{path}', { ...fleet, path })
  const text = Buffer.from(String(file.content), 'base64').toString('utf8').replace('6.9.2', '7.0.0')
  const tree = await send('POST /repos/{owner}/{repo}/git/trees', {
    ...fleet,
    base_tree: base,
    tree: [{ path, mode: '100644', type: 'blob', content: text }],
  })
  const message = 'Promote podinfo 7.0.0 to prod\n\nRelease: podinfo@7.0.0\nEnvironment: prod'
  const commit = await send('POST /repos/{owner}/{repo}/git/commits', {
    ...fleet,
    message,
    tree: tree.sha,
    parents: [base],
  })
  const ref = 'refs/heads/lockkeeper/prod/podinfo'
  await send('POST /repos/{owner}/{repo}/git/refs', { ...fleet, ref, sha: commit.sha })
  const pull = await send('POST /repos/{owner}/{repo}/pulls', {
    ...fleet,
    title: 'podinfo 6.9.2 → 7.0.0 on prod',
    head: 'lockkeeper/prod/podinfo',
    base: 'main',
    body: 'Moves **podinfo** on **prod** from `6.9.2` to `7.0.0`.\n\nRequested by @alice: looks good on stage.',
  })
  return { number: Number(pull.number), sha: String(commit.sha) }
}

/** Merges a promotion as the bot. */
export async function mergePromotion(send: Send, pull: { readonly number: number; readonly sha: string }) {
  await send('PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge', {
    ...fleet,
    pull_number: pull.number,
    sha: pull.sha,
    merge_method: 'squash',
  })
}
