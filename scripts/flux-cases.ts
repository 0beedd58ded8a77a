// Writes test/flux/cases.generated.json: generated Flux Kustomizations, and what Flux's own library builds of them.
// usage: node scripts/flux-cases.ts ORACLE [COUNT] [SEED], ORACLE as test/flux/oracle/README.md builds it
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { sample } from '../test/flux/arbitrary.ts'

const [oracle, count = '200', seed = '1'] = process.argv.slice(2)
if (oracle === undefined) throw new Error('usage: node scripts/flux-cases.ts ORACLE [COUNT] [SEED]')
const child = spawn(oracle, [], { stdio: ['pipe', 'pipe', 'ignore'] })
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()

async function ask(request: object): Promise<string | null> {
  child.stdin.write(`${JSON.stringify(request)}\n`)
  const line = await lines.next()
  if (line.done === true) throw new Error('the oracle has ended')
  const answer = JSON.parse(line.value) as { readonly objects?: readonly string[]; readonly error?: string }
  return answer.error === undefined ? (answer.objects ?? []).join('---\n') : null
}

const cases: object[] = []
let refused = 0
for (const each of fc.sample(sample, { numRuns: Number(count) * 4, seed: Number(seed) })) {
  if (cases.length >= Number(count)) break
  const expected = await ask({ ...each, pack: true })
  // What is refused teaches less: one in five.
  if (expected === null && ++refused > Number(count) / 5) continue
  cases.push({ ...each, expected })
}
child.kill()
const target = new URL('../test/flux/cases.generated.json', import.meta.url)
writeFileSync(target, `[\n${cases.map(each => JSON.stringify(each)).join(',\n')}\n]\n`)
