import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { parseComment } from '../../src/command/comment.ts'
import { parseConfig } from '../../src/config/parse.ts'
import { threat } from '../behaviours/promised.ts'
import { deliver, promotion, pulls, pushFile, repositoryAt, withStage } from '../behaviours/stage.ts'
import { readEndState } from '../crash/end-state.ts'
import { personAt } from '../e2e/person.ts'
import { gitops } from '../e2e/stage.ts'
import { hostileText } from '../report/hostile-text.ts'
import { findings } from '../report/judge.ts'

function sources(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(new URL('../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.startsWith('sandbox/'))
    .map(path => ({ path, text: readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8') }))
}

threat(12, () =>
  withStage(async ({ gitHub, say }) => {
    const names = [
      '../main',
      'a..b',
      '-x',
      'prod/../main',
      'prod%2f..',
      'refs/heads/main',
      'a@{1}',
      'prod\u0000',
      '$(id)',
    ]
    for (const name of names) {
      await say('writer', `/promote podinfo@7.0.0 to ${name}`)
      await say('writer', `/promote ${name}@7.0.0 to prod`)
    }
    const paths = gitHub.requests
      .all()
      .filter(({ who }) => who === 'lockkeeper[bot]')
      .map(({ path }) => path)
    expect(paths.filter(path => /\.\.|%2e%2e|\$|%00/i.test(path))).toEqual([])
    expect([await pulls(gitHub), (await readEndState(gitHub)).version]).toEqual([[], '6.9.2'])
  }),
)

threat(13, () =>
  withStage(async ({ gitHub, say }) => {
    const admin = personAt(gitHub, 'admin')
    const fleet = '/repos/acme/fleet'
    const main = await admin.get<{ readonly object: { readonly sha: string } }>(`${fleet}/git/ref/heads/main`)
    const blob = async (content: string) =>
      (await admin.send<{ readonly sha: string }>('POST', `${fleet}/git/blobs`, { content })).sha
    const out = '../../../../../../etc/passwd'
    const kustomization = `resources:\n  - ../base/podinfo\n  - helloworld\n  - ${out}\n  - /etc/hostname\n  - passwd.yaml\n`
    const tree = await admin.send<{ readonly sha: string }>('POST', `${fleet}/git/trees`, {
      base_tree: main.object.sha,
      tree: [
        {
          path: 'apps/prod/kustomization.yaml',
          mode: '100644',
          type: 'blob',
          sha: await blob(kustomization),
        },
        { path: 'apps/prod/passwd.yaml', mode: '120000', type: 'blob', sha: await blob(out) },
        { path: 'apps/prod/loop', mode: '120000', type: 'blob', sha: await blob('.') },
        { path: 'apps/vendored', mode: '160000', type: 'commit', sha: main.object.sha },
      ],
    })
    const commit = await admin.send<{ readonly sha: string }>('POST', `${fleet}/git/commits`, {
      message: 'Lead out',
      tree: tree.sha,
      parents: [main.object.sha],
    })
    await admin.send('PATCH', `${fleet}/git/refs/heads/main`, { sha: commit.sha })
    const said = [await say('writer', '/list'), await say('writer', promotion)]
    const text = said.map(({ body }) => body).join('\n')
    expect([/root:x:|daemon/.test(text), said.every(({ record }) => record.result !== undefined)]).toEqual([
      false,
      true,
    ])
  }),
)

threat(14, async () => {
  let hits = 0
  const trap = createServer((_, response) => {
    hits += 1
    response.end('kind: ConfigMap')
  })
  await new Promise<void>(resolve => trap.listen(0, '127.0.0.1', resolve))
  const { port } = trap.address() as AddressInfo
  try {
    await withStage(async ({ gitHub, say, idle }) => {
      const at = `127.0.0.1:${port}`
      const spellings = [
        `http://${at}/a.yaml`,
        `http://localhost:${port}/a.yaml`,
        `http://2130706433:${port}/a.yaml`,
        `http://0x7f000001:${port}/a.yaml`,
        `http://127.1:${port}/a.yaml`,
        `http://[::ffff:127.0.0.1]:${port}/a.yaml`,
        `git::http://${at}/repo.git//path?ref=main`,
        `ssh://git@${at}/repo.git`,
        `git@${at}:repo.git`,
        `http://user:pass@${at}/repo.git?ref=x`,
        `file:///etc/passwd`,
        `oci://${at}/chart`,
        `//${at}/a.yaml`,
      ]
      await pushFile(gitHub, {
        path: 'apps/prod/kustomization.yaml',
        text: `resources:\n  - ../base/podinfo\n  - helloworld\n${spellings.map(each => `  - "${each}"\n`).join('')}helmCharts:\n  - {name: x, repo: "http://${at}/charts", version: 1.0.0}\npatches:\n  - path: podinfo-values.yaml\n    target: {kind: HelmRelease, name: podinfo}\n`,
      })
      await say('writer', '/list')
      await say('writer', promotion)
      const event = {
        action: 'requested',
        deployment_callback_url: `http://${at}/callback`,
        installation: { id: gitHub.installation.id },
      }
      await deliver(gitHub, 'deployment_protection_rule', event)
      await idle()
    })
    expect(hits).toBe(0)
  } finally {
    trap.close()
  }
})

threat(15, () => {
  const runners = sources().filter(({ text }) =>
    /node:child_process|\beval\(|new Function\(|node:vm/.test(text),
  )
  // The command line's own git, on the user's own checkout; the server imports none of it.
  expect(runners.map(({ path }) => path).filter(path => !path.startsWith('checkout/'))).toEqual([])
  const server = sources().filter(
    ({ path }) => /^(?:server|engine|github|queue)\b/.test(path) || path === 'server.ts',
  )
  expect(server.filter(({ text }) => /from '[^']*\/checkout\//.test(text)).map(({ path }) => path)).toEqual(
    [],
  )
})

threat(16, () =>
  withStage(async ({ gitHub, say }) => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
      .join('\n')}\n`
    const files = {
      'apps/prod/bomb.yaml': bomb,
      'apps/prod/deep.yaml': `${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
      'apps/prod/cycle.yaml': 'a: &a\n  b: *a\n',
      'apps/prod/huge.yaml': `a: ${'x'.repeat(900_000)}\n`,
      'apps/prod/many.yaml': '---\na: 1\n'.repeat(20_000),
      'clusters/prod/kustomization.yaml': 'resources: [../prod]\n',
    }
    for (const [path, text] of Object.entries(files)) await pushFile(gitHub, { path, text })
    const said = await say('writer', '/list')
    expect(said.record.done).toBe(true)
    const { record } = await say('writer', promotion)
    expect(['merged', 'refused']).toContain(record.result?.verdict)
  }),
)

threat(17, () =>
  withStage(async ({ gitHub, say }) => {
    const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']
    const yaml = keys.map(key => `${key}: {polluted: yes, prototype: {polluted: yes}}`).join('\n')
    await pushFile(gitHub, {
      path: 'apps/prod/podinfo-more.yaml',
      text: `kind: ConfigMap\nmetadata: {name: x}\n${yaml}\n`,
    })
    await pushFile(gitHub, {
      path: 'apps/prod/helloworld/patch.yaml',
      text: `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: helloworld}\n${yaml}\n`,
    })
    for (const name of keys) await say('writer', `/promote ${name}@7.0.0 to ${name}`)
    await say('writer', '/list')
    fc.assert(
      fc.property(fc.constantFrom(...keys), name => {
        parseConfig(`version: 1\n${name}: {a: b}\napps: { ${name}: { chart: x } }\n`, 'x.yml')
        parseComment(`/promote ${name}@1 to ${name}`, { mentions: [name] })
      }),
    )
    const event = JSON.parse(
      '{"action":"created","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    )
    await deliver(gitHub, 'issue_comment', event)
    expect([({} as Record<string, unknown>).polluted, Object.keys(Object.prototype)]).toEqual([undefined, []])
  }),
)

threat(18, () => {
  // No pattern is built from text that comes from outside; what is built, is built from constants of ours.
  const built = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/new RegExp\((\w+)/g)]
      .filter(([, name]) => !new RegExp(`^const ${name}\\b`, 'm').test(text))
      .map(() => path),
  )
  // The renderer's own: bounded by what Go's engine takes, and run over manifests that are capped.
  expect(built.filter(path => !/^(?:kustomize|flux|lib)\//.test(path))).toEqual([])
})

threat(19, () =>
  withStage(async ({ gitHub, say }) => {
    const canary = 'sw0rdf1sh-canary'
    await pushFile(gitHub, {
      path: 'apps/prod/helloworld/secret.yaml',
      text: `apiVersion: v1\nkind: Secret\nmetadata: {name: helloworld}\nstringData: {token: ${canary}, broken: [${canary}\n`,
    })
    await pushFile(gitHub, {
      path: 'apps/prod/helloworld/kustomization.yaml',
      text: `resources: [../../base/helloworld, secret.yaml]\nsecretGenerator:\n  - name: gen\n    literals: [password=${canary}]\nimages:\n  - {name: ghcr.io/acme/helloworld, newTag: "1.3.2"}\n`,
    })
    const said = [
      await say('admin', '/list', gitops),
      await say('admin', '/promote helloworld@1.4.0 to prod', gitops),
    ]
    const [pull] = await pulls(gitHub)
    const text = [...said.map(({ body }) => body), pull?.body ?? '', pull?.title ?? ''].join('\n')
    expect([text.includes(canary), text.includes(Buffer.from(canary).toString('base64'))]).toEqual([
      false,
      false,
    ])
  }),
)

threat(20, () =>
  withStage(async ({ gitHub, say }) => {
    const ours = (found: string) => found.startsWith(`link: ${gitHub.url}/`)
    const { numRuns, seed } = { numRuns: 12, seed: 5 }
    const texts = fc.sample(hostileText, { numRuns, seed })
    for (const hostile of texts) {
      const line = hostile.replace(/[\r\n]+/g, ' ').slice(0, 200)
      const { body } = await say('writer', `/list\n\n/promote ${line} to prod`)
      expect(findings(body, { mentions: ['alice'] }).filter(found => !ours(found))).toEqual([])
    }
    // Names that a manifest brings.
    await pushFile(gitHub, {
      path: 'apps/prod/evil.yaml',
      text: 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: "x@rob", namespace: "#1"}\nspec: {chart: {spec: {chart: "<img src=x>", version: "fixes #1 @rob"}}}\n',
    })
    const { body } = await say('writer', '/list')
    expect(findings(body, { mentions: ['alice'] }).filter(found => !ours(found))).toEqual([])
    expect(repositoryAt(gitHub, 'fleet').issues.size).toBeGreaterThan(0)
  }),
)
