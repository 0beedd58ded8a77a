import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Sandbox, startSandbox } from '../../src/cli/sandbox-parts.ts'
import { personAt } from './person.ts'
import { gitops, type Said, voicesOf } from './stage.ts'

// Everything as people start it: GitHub, the App and three clusters on this machine, all over HTTP; `test` has no Flux.
let sandbox: Sandbox

beforeAll(async () => {
  const clusters = { kind: 'stand-ins', withoutFlux: 'test' } as const
  sandbox = await startSandbox({ port: 0, repository: undefined, clusters, cwd: '/', log: () => undefined })
}, 90_000)

afterAll(() => sandbox?.close())

async function say(text: string): Promise<Said> {
  return voicesOf(sandbox.gitHub).say('writer', text, gitops)
}

function heading({ text }: Said): string {
  return text.split('\n')[0] ?? ''
}

async function pulls(): Promise<readonly string[]> {
  type Listed = { readonly title: string; readonly state: string; readonly merged_at: string | null }
  const found = await personAt(sandbox.gitHub, 'admin').get<readonly Listed[]>(
    '/repos/acme/fleet/pulls?state=all',
  )
  return found.map(({ title, state, merged_at: at }) => `${at === null ? state : 'merged'}: ${title}`)
}

test('where Lockkeeper applies, what cannot be pulled is never merged, and what runs is', async () => {
  const broken = await say('/promote podinfo@7.0.1 to test')
  expect([heading(broken), broken.text.includes('podinfo:7.0.1: not found')]).toEqual([
    '### 🔴 podinfo 7.0.0 → 7.0.1 on test: failed',
    true,
  ])
  expect(await pulls()).toEqual(['open: Promote podinfo from 7.0.0 to 7.0.1 on test'])
  // What was put back may still be settling.
  expect(heading(await say('/verify podinfo on test'))).toMatch(
    /^### (🟢 podinfo 7\.0\.0 on test: runs|🟡 podinfo 7\.0\.0 on test: is on its way)$/,
  )
  expect(heading(await say('/promote podinfo@6.9.2 to test'))).toBe('### 🟢 podinfo 7.0.0 → 6.9.2 on test')
  expect(await pulls()).toEqual(['merged: Promote podinfo from 7.0.0 to 6.9.2 on test'])
}, 90_000)

test('/rollback, /verify, /history and /restart, where Flux applies', async () => {
  expect(heading(await say('/promote podinfo@7.0.0 to prod'))).toBe('### 🟢 podinfo 6.9.2 → 7.0.0 on prod')
  const back = await say('/rollback podinfo on prod')
  expect([heading(back), back.text.includes('hold: automation leaves it alone')]).toEqual([
    '### 🟢 podinfo 7.0.0 → 6.9.2 on prod',
    true,
  ])
  const restarted = await say('/restart podinfo on prod')
  expect([heading(restarted), restarted.text.includes('prod: Deployment podinfo/podinfo')]).toEqual([
    '### 🔄 podinfo on prod is being restarted',
    true,
  ])
  const { text } = await say('/history podinfo on prod')
  const rows = text.split('\n').filter(line => line.startsWith('| 20'))
  expect(
    rows.map(row =>
      row
        .split(' | ')
        .slice(1, 5)
        .concat(row.split(' | ').at(-1) ?? ''),
    ),
  ).toEqual([
    ['prod', '`7.0.0`', '`6.9.2`', '`@alice`', expect.stringMatching(/^🟢 rollback, succeeded/)],
    ['prod', '`6.9.2`', '`7.0.0`', '`@alice`', expect.stringMatching(/^🟢 succeeded/)],
  ])
  const verified = await say('/verify podinfo on prod')
  expect(heading(verified)).toMatch(
    /^### (🟢 podinfo 6\.9\.2 on prod: runs|🟡 podinfo 6\.9\.2 on prod: is on its way)$/,
  )
  expect(verified.text).toMatch(/\| prod \| (🟢|🟡) \| `main@sha1:[0-9a-f]{40}` \|/)
}, 90_000)
