import type { Finding } from '../finding.ts'
import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'

/** Nothing was found of a kind that the configuration refuses. */
export function findings({ planned }: GateFacts): GateResult {
  const gate = 'findings'
  if (planned.kind === 'current') return { gate, status: 'passed', detail: 'nothing is to change' }
  if (planned.kind === 'problem')
    return { gate, status: 'not-evaluated', detail: 'there is no plan to look at' }
  const { findings: found, blocking } = planned.plan.proof
  const [first] = blocking.findings
  if (first === undefined)
    return {
      gate,
      status: 'passed',
      detail: found.length === 0 ? 'none' : `${found.length}, none that blocks`,
    }
  const more = blocking.findings.length === 1 ? '' : ` And ${blocking.findings.length - 1} more.`
  return { gate, status: 'blocked', detail: `${findingText(first)} ${first.advice}${more}` }
}

function findingText({ id, place, message }: Finding): string {
  const { file, line } = place
  const where = file === undefined ? '' : `${line === undefined ? file : `${file}:${line}`}: `
  return `${where}${id}: ${message}`
}
