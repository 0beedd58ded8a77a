// Asks Kustomize 5.5 (kubectl on PATH) what it makes of every conformance case and stores it where nothing is stored yet.
// A stored answer that differs is shown and left alone, unless the case is named after --update.
import { writeFileSync } from 'node:fs'
import { type Expected, formatCase } from '../test/conformance/case.ts'
import { loadCases, type NamedCase } from '../test/conformance/load-cases.ts'
import { type Answer, askOracle, findOracle, inParallel } from '../test/conformance/oracle.ts'

const words = process.argv.slice(2)
const updated = new Set(words[0] === '--update' ? words.slice(1) : [])
const kubectl = findOracle()
if (kubectl === undefined) throw new Error('kubectl is not on PATH')

// The newer dialect has another oracle; its answers are stored by hand of whoever has it.
const cases = loadCases().filter(({ settings }) => settings.dialect === '5.5')
const outcomes = await inParallel(cases, 3, async each => settle(each, await askOracle(kubectl, each)))
const differing = outcomes.filter(outcome => outcome === 'differs').length
console.log(
  `${cases.length} cases, ${outcomes.filter(outcome => outcome === 'stored').length} stored, ${differing} differ`,
)
process.exitCode = differing === 0 ? 0 : 1

function settle(each: NamedCase, answer: Answer): 'same' | 'stored' | 'differs' {
  const { expected } = each
  if (expected !== undefined && isSame(expected, answer)) return 'same'
  if (expected !== undefined && !updated.has(each.name)) {
    console.log(
      `${each.name}: stored ${expected.kind}\n${expected.text}but the oracle says ${answer.kind}\n${answer.text}`,
    )
    return 'differs'
  }
  const reason = expected?.kind === 'error' ? expected.reason : []
  const next: Expected = answer.kind === 'output' ? answer : { ...answer, reason }
  writeFileSync(each.path, formatCase({ ...each, expected: next }))
  return 'stored'
}

function isSame(expected: Expected, answer: Answer): boolean {
  // Go prints addresses and orders maps at random in its errors: there only the kind is compared.
  return expected.kind === answer.kind && (answer.kind === 'error' || expected.text === answer.text)
}
