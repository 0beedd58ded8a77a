import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Stage, startStage } from './stage.ts'
import { standIns } from './stand-ins.ts'

let stage: Stage
let folder: string
const path = process.env.PATH ?? ''

beforeEach(async () => {
  stage = await startStage()
  folder = mkdtempSync(join(tmpdir(), 'lockkeeper-release-'))
  for (const [name, script] of Object.entries(programs))
    writeFileSync(join(folder, name), script, { mode: 0o755 })
  process.env.PATH = [folder, path].join(delimiter)
})
afterEach(async () => {
  process.env.PATH = path
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

// As on GitHub's runners: sudo has a PATH of its own.
const programs = {
  sudo: '#!/bin/bash\nshift\nPATH=/usr/bin:/bin exec "$@"\n',
  gh: '#!/bin/bash\necho "gh $*"\n',
}

const actions = {
  'actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444': 'echo set up',
  'docker/setup-buildx-action@b5ca514318bd6ebac0fb2aedd5d36ec1b5c232a2': 'echo set up',
  'docker/login-action@74a5d142397b4f367a81961eba4e8cd7edddf772':
    'echo "logged in to ${{ inputs.registry }}"',
  'docker/build-push-action@471d1dc4e07e5cdedd4c2171150001c434f0b7a4':
    'echo "pushed ${{ inputs.tags }} for ${{ inputs.platforms }}, provenance ${{ inputs.provenance }}, sbom ${{ inputs.sbom }}"',
}

function git(...words: readonly string[]): string {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@users.noreply.github.com']
  return execFileSync('git', [...who, ...words], { encoding: 'utf8' }).trim()
}

/** Releases a version where others are released already; answers what the tag v1 is at: this release, or what it was at. */
async function release(version: string, gate: string, others: readonly string[] = []) {
  const [origin, checkout] = [join(folder, 'origin.git'), join(folder, 'checkout')]
  git('init', '-q', '--bare', origin)
  git('clone', '-q', origin, checkout)
  git('-C', checkout, 'commit', '-q', '--allow-empty', '-m', 'Before')
  for (const tag of ['v1', ...others]) git('-C', checkout, 'tag', tag)
  const files = {
    '.github/workflows/release.yml': await readFile('.github/workflows/release.yml', 'utf8'),
    '.ci/run': gate,
  }
  for (const [name, text] of Object.entries(files)) {
    execFileSync('mkdir', ['-p', join(checkout, name, '..')])
    writeFileSync(join(checkout, name), text)
  }
  git('-C', checkout, 'add', '--all')
  git('-C', checkout, 'commit', '-q', '-m', 'Release')
  git('-C', checkout, 'tag', version)
  git('-C', checkout, 'push', '-q', '--tags', 'origin', 'HEAD')
  const { code, log } = await stage.act({
    event: 'push',
    payload: { ref: `refs/tags/${version}`, repository: { full_name: 'lockkeeper/lockkeeper' } },
    files: {},
    checkout,
    repository: 'lockkeeper/lockkeeper',
    token: 'ghs_release',
    environment: {
      GITHUB_REF: `refs/tags/${version}`,
      GITHUB_REF_NAME: version,
      GITHUB_REPOSITORY: 'lockkeeper/lockkeeper',
      // What it pushes to GitHub goes to the folder beside it.
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `url.${origin}.insteadOf`,
      GIT_CONFIG_VALUE_0: 'https://github.com/lockkeeper/lockkeeper.git',
    },
    actions: await standIns(actions),
  })
  const at = (tag: string) => git('-C', origin, 'rev-parse', `${tag}^{commit}`)
  const said = [...log.matchAll(/\| ((?:pushed|gh|gate) .*)$/gm)].map(([, line]) => line)
  return { code, said, v1: at('v1') === at(version) ? 'this release' : 'as it was' }
}

const passes = 'echo "gate $(node --version)"\n'

test('a tag becomes an image with provenance and a bill of materials, a release, and v1', async () => {
  expect(await release('v1.2.3', passes, ['v1.2.2', 'v1.1.9'])).toEqual({
    code: 0,
    said: [
      expect.stringMatching(/^gate v24\./),
      'pushed ghcr.io/lockkeeper/lockkeeper:v1.2.3 for linux/amd64,linux/arm64, provenance mode=max, sbom true',
      'gh release create v1.2.3 --verify-tag --generate-notes',
    ],
    v1: 'this release',
  })
})

test('a patch of an older minor version moves v1 nowhere', async () => {
  const { code, v1 } = await release('v1.1.10', passes, ['v1.2.3'])
  expect([code, v1]).toEqual([0, 'as it was'])
})

test('what does not pass the gate is not released', async () => {
  expect(await release('v1.2.3', 'exit 1\n')).toEqual({ code: 1, said: [], v1: 'as it was' })
})
