import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { parseAllDocuments } from 'yaml'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { fleetFiles } from '../../src/sandbox/seed/fleet-files.ts'
import { personOf } from './client.ts'

const run = promisify(execFile)
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockkeeper-test-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function withGitHub(
  repository: string | undefined,
  act: (github: SandboxGitHub) => Promise<void>,
): Promise<void> {
  const github = await startSandboxGitHub(repository === undefined ? {} : { repository })
  try {
    await act(github)
  } finally {
    await github.close()
  }
}

async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@b',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@b',
  }
  return (await run('git', args, { cwd, env })).stdout.trim()
}

test('every seeded file is YAML, and every kustomization renders', async () => {
  for (const [path, text] of fleetFiles) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
    if (path.endsWith('.md')) continue
    expect([
      path,
      ...parseAllDocuments(text).flatMap(document => ('errors' in document ? document.errors : [])),
    ]).toEqual([path])
  }
  const hasKubectl = await run('kubectl', ['version', '--client']).then(
    () => true,
    () => false,
  )
  if (!hasKubectl) return
  const rendered = async (path: string) => (await run('kubectl', ['kustomize', join(folder, path)])).stdout
  const versions = async (environment: string) => {
    const text = await rendered(`apps/${environment}`)
    return [/version: (\S+)/.exec(text)?.[1], /helloworld:(\S+)/.exec(text)?.[1]]
  }
  expect([await versions('test'), await versions('stage'), await versions('prod')]).toEqual([
    ['7.0.0', '1.4.0'],
    ['7.0.0', '1.4.0'],
    ['6.9.2', '1.3.2'],
  ])
  for (const environment of ['test', 'stage', 'prod']) {
    expect(await rendered(`clusters/${environment}/flux-system`)).toContain(`path: ./clusters/${environment}`)
  }
}, 30_000)

test('a pull request gets a green check from the CI', async () => {
  await withGitHub(undefined, async github => {
    const alice = personOf(github, 'alice')
    const states = async () => {
      const { body } = await alice.get('/repos/acme/podinfo/commits/warmer-greeting/check-runs')
      return body.check_runs.map((each: { name: string; status: string; app: { slug: string } }) => [
        each.app.slug,
        each.name,
        each.status,
      ])
    }
    expect(await states()).toEqual([['acme-ci', 'validate', 'in_progress']])
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(await states()).toEqual([['acme-ci', 'validate', 'completed']])
  })
})

test('a plain folder becomes one commit, and is not written', async () => {
  await mkdir(join(folder, 'apps/prod'), { recursive: true })
  await writeFile(join(folder, 'apps/prod/a.yaml'), 'a: 1\r\n')
  await writeFile(join(folder, '.gitignore'), 'apps\n')
  await withGitHub(folder, async github => {
    const alice = personOf(github, 'alice')
    expect((await alice.get('/repos/acme/fleet/commits')).body).toHaveLength(1)
    const { body } = await alice.get('/repos/acme/fleet/contents/apps/prod/a.yaml')
    expect(Buffer.from(body.content, 'base64').toString('utf8')).toBe('a: 1\r\n')
  })
  await expect(run('ls', [join(folder, '.git')])).rejects.toThrow()
})

test.each([['a checkout'], ['a bare repository']])('%s is copied with its history and branch', async kind => {
  const checkout = join(folder, 'checkout')
  await mkdir(checkout)
  await git(checkout, 'init', '--quiet', '--initial-branch=trunk')
  for (const text of ['one', 'two']) {
    await writeFile(join(checkout, 'a.txt'), text)
    await git(checkout, 'add', '.')
    await git(checkout, 'commit', '--quiet', '--message', text)
  }
  await git(checkout, 'tag', '1.0.0')
  await git(folder, 'clone', '--quiet', '--bare', checkout, 'bare.git')
  await withGitHub(kind === 'a checkout' ? checkout : join(folder, 'bare.git'), async github => {
    const alice = personOf(github, 'alice')
    const { body } = await alice.get('/repos/acme/fleet')
    expect(body.default_branch).toBe('trunk')
    expect((await alice.get('/repos/acme/fleet/git/ref/heads/trunk')).body.object.sha).toBe(
      await git(checkout, 'rev-parse', 'HEAD'),
    )
    expect((await alice.get('/repos/acme/fleet/commits')).body).toHaveLength(2)
    expect((await alice.get('/repos/acme/fleet/tags')).body[0].name).toBe('1.0.0')
  })
  expect(await git(checkout, 'status', '--porcelain')).toBe('')
})

test('a bare repository whose HEAD names no branch is taken at the branch that it has', async () => {
  const checkout = join(folder, 'checkout')
  await git(folder, 'init', '--quiet', '--initial-branch=trunk', checkout)
  await git(checkout, 'commit', '--quiet', '--allow-empty', '-m', 'Begin')
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=master', 'bare.git')
  await git(checkout, 'push', '--quiet', join(folder, 'bare.git'), 'trunk')
  await withGitHub(join(folder, 'bare.git'), async github => {
    const { body } = await personOf(github, 'alice').get('/repos/acme/fleet/commits')
    expect(body.map((each: { commit: { message: string } }) => each.commit.message)).toEqual(['Begin'])
  })
})

test('a checkout without a commit is taken as it lies there; a bare repository without one is refused', async () => {
  await git(folder, 'init', '--quiet', '--initial-branch=main', 'checkout')
  await writeFile(join(folder, 'checkout/a.yaml'), 'a: 1\n')
  await withGitHub(join(folder, 'checkout'), async github => {
    const { body } = await personOf(github, 'alice').get('/repos/acme/fleet/contents/')
    expect(body.map((each: { path: string }) => each.path)).toEqual(['a.yaml'])
  })
  await git(folder, 'init', '--quiet', '--bare', 'bare.git')
  await expect(startSandboxGitHub({ repository: join(folder, 'bare.git') })).rejects.toThrow(
    'NOTHING_COMMITTED',
  )
})

test('what is no folder is refused, and leaves nothing running', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(startSandboxGitHub({ repository: join(folder, 'file') })).rejects.toThrow('NOT_A_FOLDER')
  await expect(startSandboxGitHub({ repository: join(folder, 'nowhere') })).rejects.toThrow('NOT_A_FOLDER')
})
