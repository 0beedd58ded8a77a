import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Tree, tree } from './arbitrary.ts'
import { build } from './build.ts'
import { type Case, formatCase } from './case.ts'
import { askOracle, findOracle, inParallel } from './oracle.ts'

const kubectl = findOracle()
// 60 ms of processor time each: a few hundred in the tests, thousands on demand.
const runs = Number(process.env.CONFORMANCE_RUNS ?? 250)
// The same cases in every run: a gate that fails by the date tells nothing of the change it is asked about.
const seed = Number(process.env.CONFORMANCE_SEED ?? 1)

const testWithOracle = kubectl === undefined ? test.skip : test

function caseOf(files: Tree): Case {
  const settings = { dialect: '5.5', loadRestrictor: 'LoadRestrictionsRootOnly' } as const
  return { title: 'A generated build', dir: 'overlay', settings, files }
}

async function differs(files: Tree): Promise<boolean> {
  const given = caseOf(files)
  const [ours, theirs] = [build(given), await askOracle(kubectl ?? '', given)]
  return ours.kind !== theirs.kind || (ours.kind === 'output' && ours.text !== theirs.text)
}

testWithOracle(
  `${runs} generated builds of seed ${seed} are what kubectl prints`,
  async () => {
    const samples = fc.sample(tree, { numRuns: runs, seed })
    const verdicts = await inParallel(samples, 3, differs)
    if (!verdicts.includes(true)) return
    // Only now the slow way, which shrinks what differs to a case that can be kept.
    await fc.assert(
      fc.asyncProperty(tree, async files => {
        expect(await differs(files)).toBe(false)
      }),
      { numRuns: runs, seed, reporter: details => report(details.counterexample) },
    )
    throw new Error('a build differed, but not when it was asked again')
  },
  runs * 1_000 + 60_000,
)

test('every generated tree is built or refused, never anything else', () => {
  fc.assert(
    fc.property(tree, files => {
      expect(['output', 'error']).toContain(build(caseOf(files)).kind)
    }),
    { numRuns: 200 },
  )
})

function report(counterexample: readonly [Tree] | null): void {
  if (counterexample === null) return
  throw new Error(`keep this case in test/conformance/cases:\n${formatCase(caseOf(counterexample[0]))}`)
}
