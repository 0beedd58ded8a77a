// Breaks the rules of `mutations.ts` one at a time in a copy of the sources, and tells who notices: the walks of the model, and the Jest suites
// that are named. `node test/model/mutate.ts [--only=NAME,…] [--steps=500] [--seeds=N,…] [test/crash …]`

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Change, mutations } from './mutations.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, steps: { type: 'string' }, seeds: { type: 'string' } },
})
const { only, steps = '500', seeds = '20261121' } = values
const chosen = mutations.filter(({ name }) => only === undefined || only.split(',').includes(name))

const copy = await mkdtemp(join(tmpdir(), 'lockkeeper-mutations-'))
try {
  await prepare()
  for (const { name, harm, changes } of chosen) {
    const before: Awaited<ReturnType<typeof apply>>[] = []
    for (const change of changes) before.unshift(await apply(change))
    const noticed = (await judge()).filter(({ failed }) => failed)
    for (const { path, text } of before) await writeFile(path, text)
    const by = noticed.map(each => `${each.name} (${each.after} s)`).join(', ')
    process.stdout.write(`${noticed.length > 0 ? 'noticed' : 'NOBODY '} ${name}: ${harm}: ${by}\n`)
    for (const { name: judge, said } of noticed) process.stdout.write(`    ${judge}: ${said}\n`)
    if (noticed.length === 0) process.exitCode = 1
  }
} finally {
  await rm(copy, { recursive: true, force: true })
}

async function prepare(): Promise<void> {
  const beside = ['package.json', 'jest.config.json', 'tsconfig.json', 'app.yml', 'action.yml']
  for (const name of ['src', 'test', 'docs', ...beside]) await cp(name, join(copy, name), { recursive: true })
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))
}

/** Makes the change; answers what stood there before. */
async function apply({ file, from, to }: Change): Promise<{ readonly path: string; readonly text: string }> {
  const path = join(copy, file)
  const text = await readFile(path, 'utf8')
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold exactly once: ${from}`)
  await writeFile(
    path,
    text.replace(from, () => to),
  )
  return { path, text }
}

interface Judged {
  readonly name: string
  readonly failed: boolean
  readonly after: number
  readonly said: string
}

async function judge(): Promise<readonly Judged[]> {
  const walks = seeds.split(',').map(seed => ({
    name: `model seed ${seed}`,
    args: ['test/model/go.ts'],
    env: { MODEL_STEPS: steps, PROPERTY_SEED: seed },
  }))
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '-w', '1', '--bail']
  const suites = positionals.map(name => ({ name, args: [...jest, name], env: {} }))
  const judged: Judged[] = []
  for (const each of [...walks, ...suites]) judged.push(await run(each))
  return judged
}

interface Judge {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

function run({ name, args, env }: Judge): Promise<Judged> {
  const begun = performance.now()
  const options = { cwd: copy, env: { ...process.env, ...env }, maxBuffer: 100_000_000 }
  return new Promise(resolve => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const after = Math.round((performance.now() - begun) / 1000)
      resolve({ name, failed: error !== null, after, said: lastWords(`${stdout}\n${stderr}`) })
    })
  })
}

/** The line that tells most. */
function lastWords(text: string): string {
  const lines = text.split('\n')
  const at = lines.findLastIndex(line => /^\w*Error: |●/.test(line))
  return (lines[at] ?? lines.at(-2) ?? '').slice(0, 300)
}
