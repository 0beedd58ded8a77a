import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { expressionCost } from './expression-cost.ts'
import { type Field, fieldAt, listAt, textAt } from './fields.ts'
import type { ClusterObject, ObjectReport } from './object.ts'
import { current, failed, groupOf, inProgress } from './rule.ts'

/** How objects of one kind say where they stand, in CEL, as `healthCheckExprs` of a Flux Kustomization has it. */
export interface HealthExpressions {
  readonly group: string
  readonly kind: string
  readonly inProgress?: string
  readonly failed?: string
  readonly current?: string
}

/** The expressions of a Flux Kustomization; the version of the kind does not matter. */
export function healthExpressionsOf(kustomization: ClusterObject): readonly HealthExpressions[] {
  return listAt(kustomization, 'spec', 'healthCheckExprs').flatMap(entry => {
    const [apiVersion, kind] = [textAt(entry, 'apiVersion'), textAt(entry, 'kind')]
    if (apiVersion === undefined || kind === undefined) return []
    return { group: groupOf(apiVersion), kind, ...written(entry) }
  })
}

function written(entry: Field): Pick<HealthExpressions, (typeof order)[number]> {
  return Object.fromEntries(
    order.flatMap(name => (textAt(entry, name) === undefined ? [] : [[name, textAt(entry, name)]])),
  )
}

// As Flux evaluates them; the first that is true decides.
const order = ['inProgress', 'failed', 'current'] as const

/** How an object stands by the expressions of its kind, whose newest generation was observed; nothing where none are given for it. */
export function expressionStatus(
  object: ClusterObject,
  all: readonly HealthExpressions[],
): ObjectReport | undefined {
  const group = groupOf(object.apiVersion)
  const given = all.find(each => each.group === group && each.kind === object.kind)
  if (given === undefined) return undefined
  for (const name of order) {
    const text = given[name]
    if (text === undefined) continue
    const answer = evaluate(text, object)
    if (answer === 'true') return reports[name](object, text)
    if (answer !== 'false') return { status: answer.status, message: `${name}: ${answer.problem}` }
  }
  return inProgress('none of its health expressions is true yet')
}

const reports: Readonly<
  Record<(typeof order)[number], (object: ClusterObject, text: string) => ObjectReport>
> = {
  inProgress: (_, text) => inProgress(text),
  failed: (object, text) => failed(object, 'other', text),
  current: (_, text) => current(text),
}

type Answer = 'true' | 'false' | { readonly status: 'in-progress' | 'unknown'; readonly problem: string }

// Steps of an evaluation, at about a million a second: nothing interrupts it once it runs.
const budget = 200_000

const roots = ['apiVersion', 'kind', 'metadata', 'spec', 'status', 'data'] as const
const environment = roots.reduce(
  (made, name) => made.registerVariable(name, 'dyn'),
  new Environment({ limits: { maxAstNodes: 1_000, maxDepth: 50 } }),
)

/** A field that is not there yet is no failure: its controller has not written it. */
function evaluate(text: string, object: ClusterObject): Answer {
  const parsed = parse(text)
  if ('problem' in parsed) return { status: 'unknown', problem: parsed.problem }
  const cost = expressionCost(parsed.ast, object)
  if (cost === 'unbounded')
    return {
      status: 'unknown',
      problem: '`matches` is not evaluated: compare, or use startsWith, endsWith, contains',
    }
  if (cost > budget) return { status: 'unknown', problem: 'it would take too long to evaluate' }
  try {
    const value: unknown = parsed.run(
      Object.fromEntries(roots.map(name => [name, fieldAt(object, name) ?? {}])),
    )
    if (typeof value === 'boolean') return value ? 'true' : 'false'
    return { status: 'unknown', problem: 'it is neither true nor false' }
  } catch (error) {
    return { status: 'in-progress', problem: firstLine(error) }
  }
}

function parse(text: string) {
  try {
    const run = environment.parse(text)
    return { run, ast: run.ast as ASTNode }
  } catch (error) {
    return { problem: firstLine(error) }
  }
}

function firstLine(error: unknown): string {
  return String(error).replace(/^\w+: |\n[\s\S]*/g, '')
}
