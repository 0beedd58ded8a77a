import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'
import type { Proof, Stray } from '../proof.ts'

/** Rendering every environment before and after shows that exactly what is meant changes. */
export function proven({ planned, goal }: GateFacts): GateResult {
  const gate = 'proven'
  switch (planned.kind) {
    case 'current':
      return { gate, status: 'passed', detail: 'nothing is to change' }
    case 'problem':
      return { gate, status: 'not-evaluated', detail: 'there is no plan to prove' }
    case 'plan':
      return judged(planned.plan.proof, goal.environment)
    default:
      return planned satisfies never
  }
}

function judged(proof: Proof, environment: string): GateResult {
  const gate = 'proven'
  const [first] = proof.strays
  if (first !== undefined) {
    const more = proof.strays.length === 1 ? '' : `; and ${proof.strays.length - 1} more`
    return {
      gate,
      status: 'blocked',
      detail: `it would change more than it says: ${strayText(first)}${more}`,
    }
  }
  const unproven = unprovenText(proof)
  if (unproven !== undefined && proof.blocking.unproven)
    return { gate, status: 'blocked', detail: `${unproven}; unproven: block asks for it` }
  if (proof.verdict === 'unproven') return { gate, status: 'passed', detail: unproven ?? 'unproven' }
  return {
    gate,
    status: 'passed',
    detail: `${provenText(proof, environment)}${unproven === undefined ? '' : `; ${unproven}`}`,
  }
}

function provenText({ environments }: Proof, environment: string): string {
  const own = environments.find(each => each.name === environment)
  const others = environments.filter(each => each.name !== environment && each.status === 'unchanged')
  const size = `${counted(own?.objects ?? 0, 'object')}, ${counted(own?.fields ?? 0, 'field')} in ${environment}`
  return others.length === 0 ? size : `${size}; nothing in ${others.map(({ name }) => name).join(', ')}`
}

/** Which environments are not proven, and why the first is not. */
function unprovenText({ environments }: Proof): string | undefined {
  const unproven = environments.filter(({ status }) => status === 'unproven')
  const [first] = unproven
  if (first === undefined) return undefined
  const [problem] = first.problems
  const reason = problem === undefined ? '' : `: ${problem.message.replace(/\.$/, '')}`
  return `unproven in ${unproven.map(({ name }) => name).join(', ')}${reason}`
}

/** One stray as a sentence: where, what, and where it is written. */
export function strayText({ environment, cluster, object, field, file, line, message }: Stray): string {
  const where = [environment, cluster === environment ? undefined : cluster]
    .filter(word => word !== undefined)
    .join('/')
  const what = [object, field].filter(word => word !== undefined).join(' ')
  const head = [where, what].filter(word => word !== '').join(': ')
  const place = file === undefined ? '' : ` (${line === undefined ? file : `${file}:${line}`})`
  return head === '' ? `${message}${place}` : `${head}${place}: ${message}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
