import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { environmentOf, type Image, makeReadOnly, runDockerfile } from './dockerfile.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'image-'))
const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
}
let image: Image
let helloworld: Image

beforeAll(() => {
  image = build(repository, 'lockkeeper')
  helloworld = build(join(repository, 'kustomize/helloworld/app'), 'helloworld')
})

afterAll(() => {
  spawnSync('chmod', ['-R', 'u+w', scratch])
  rmSync(scratch, { recursive: true, force: true })
})

function build(dir: string, name: string): Image {
  const place = join(scratch, name)
  mkdirSync(place)
  chmodSync(scratch, 0o755)
  const made = runDockerfile(dir, place)
  makeReadOnly(made.root)
  return made
}

/** How the container's process is started: as the image's user where the tests run as root. */
function startOptions(made: Image, environment: Readonly<Record<string, string>> = {}) {
  const isRoot = process.getuid?.() === 0
  return {
    cwd: join(made.root, made.folder),
    env: { ...environmentOf(made), HOME: '/nonexistent', ...environment },
    ...(isRoot && made.user !== undefined ? { uid: made.user, gid: made.user } : {}),
  }
}

function wordsOf(made: Image, command: readonly string[]): readonly [string, readonly string[]] {
  const [program = '', ...words] = [...made.entrypoint, ...command]
  return [program === 'node' ? process.execPath : program, words]
}

function run(
  made: Image,
  command: readonly string[],
): { readonly status: number | null; readonly out: string } {
  const [program, words] = wordsOf(made, command)
  const { status, stdout, stderr } = spawnSync(program, words, { ...startOptions(made), encoding: 'utf8' })
  return { status, out: `${stdout}${stderr}` }
}

test('both images run as a user with a number that is not root', () => {
  expect([image.user, helloworld.user]).toEqual([1000, 1000])
})

test('nothing is in the image but what runs', () => {
  const names = readdirSync(join(image.root, image.folder)).toSorted()
  expect(names).toEqual(['LICENSE', 'app.yml', 'build', 'node_modules', 'package.json'])
  const packages = readdirSync(join(image.root, image.folder, 'node_modules'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter(path => /(^|node_modules\/)(@[^/]+\/)?[^@/][^/]*\/package\.json$/.test(path))
    .map(path => path.slice(0, -'/package.json'.length))
  expect(packages.filter(path => lock.packages[`node_modules/${path}`]?.dev !== undefined)).toEqual([])
  expect(packages).toContain('probot')
})

test('the image says what it can do, and does it without a right to write', () => {
  expect(run(image, image.command)).toMatchObject({
    status: 0,
    out: expect.stringContaining('restart-controller'),
  })
  const manifests = join(repository, 'kustomize/lockkeeper/server')
  expect(run(image, ['build', manifests])).toMatchObject({
    status: 0,
    out: expect.stringContaining('kind: NetworkPolicy'),
  })
})

test('the server names every setting that is missing', () => {
  expect(run(image, ['serve'])).toMatchObject({
    status: 3,
    out: expect.stringMatching(/APP_ID[\s\S]*PRIVATE_KEY/),
  })
})

test('helloworld answers, and stops when it is told to', async () => {
  const [program, words] = wordsOf(helloworld, helloworld.command)
  const environment = { PORT: '0', NOTICE: '0', MESSAGE: 'from the image' }
  const child = spawn(program, words, {
    ...startOptions(helloworld, environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`ended with ${code}`)))
    child.stdout.on('data', (text: Buffer) => {
      const found = /listening on port (\d+)/.exec(text.toString())?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  expect(await (await fetch(`http://127.0.0.1:${port}/message`)).text()).toBe('from the image\n')
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
