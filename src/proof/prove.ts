import { emit } from '../kustomize/yaml/emit.ts'
import { sha256 } from '../lib/hash.ts'
import { blocking } from '../promotion/finding.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Policy } from '../promotion/policy.ts'
import type { Proof, Stray } from '../promotion/proof.ts'
import { createMask } from '../report/objects/mask/mask.ts'
import { type ChangedUnit, changedUnits, environmentsOf, objectsOf, pairUnits, showUnits } from './changed.ts'
import { fileStrays } from './file-strays.ts'
import { findingsIn } from './findings.ts'
import { type Intent, type Suspicion, straysIn } from './judge.ts'
import type { BuildMemo } from './memo.ts'
import { openQuestions, provenEnvironments } from './standing.ts'
import type { TextFiles } from './text-files.ts'
import { renderUnits, type Unit } from './units.ts'

/** What a plan would do, and to what it is held. */
export interface Claimed extends Intent {
  readonly policy: Pick<Policy, 'unproven' | 'blockingFindings'>
  /** Whole new texts by path. */
  readonly changed: ReadonlyMap<string, string>
}

/** The repository before the plan, and what is remembered of earlier renderings. */
export interface Rendering {
  readonly files: TextFiles
  readonly memo: BuildMemo
  /** Secret: it keeps the fingerprints of masked values from being guessed. */
  readonly salt: string
}

/**
 * Renders every environment before and after, and sees whether exactly the meant fields of exactly the meant environment change.
 * What reads none of the edited files is the same value before and after, and costs nothing.
 */
export function prove(claimed: Claimed, { files, memo, salt }: Rendering): Proof {
  const { fleet, goal, policy, changed } = claimed
  const roots = fleet.roots ?? []
  const before = renderUnits(files, roots, memo)
  const after = renderUnits(files.withTexts(changed), roots, memo)
  const pairs = pairUnits(before, after)
  const units = changedUnits(pairs)
  const mask = createMask([...new Set([...before, ...after].flatMap(objectsOf))], salt)
  const names = fleet.environments.map(({ name }) => name)
  const diff = showUnits(units, names, name => clusterCount(fleet, name), {
    mask,
    files,
    edits: claimed.edits,
  })
  const findings = findingsIn(pairs, { before, after }, mask, claimed)
  const questions = openQuestions(claimed, { before, after, units, files })
  const astray = fileStrays(path => textOf(files, path), changed, claimed.edits)
  const strays = [
    ...astray,
    ...pairs.flatMap(brokenUnit),
    ...units.flatMap(unit => straysOf(unit, { ...claimed, astray })),
    ...questions.strays,
  ]
  return {
    verdict: strays.length > 0 ? 'refuted' : questions.problems.length > 0 ? 'unproven' : 'proven',
    environments: provenEnvironments(names, { before, after, diff, goal, questions }).map(each => ({
      ...each,
      problems: each.problems.map(problem => ({ ...problem, message: mask.text(problem.message) })),
    })),
    strays: strays.map(stray => masked(stray, mask.text)),
    diff,
    findings,
    unseen: unseenIn(units).map(mask.text),
    blocking: {
      findings: blocking(findings, policy.blockingFindings),
      unproven: policy.unproven === 'block',
    },
    rendered: renderedDigest(units, goal.environment),
  }
}

function straysOf({ unit, changes }: ChangedUnit, suspicion: Suspicion): readonly Stray[] {
  return changes.flatMap(change => straysIn(change, unit, suspicion))
}

function textOf(files: TextFiles, path: string): string | undefined {
  const content = files.read(`/${path}`)
  return typeof content === 'string' ? content : undefined
}

function clusterCount({ roots = [] }: Fleet, environment: EnvironmentName): number {
  const own = roots.filter(root => root.parts.some(part => part.environment === environment))
  return new Set(own.map(root => root.cluster ?? '')).size
}

/** A unit that comes, goes, or cannot be built any more. */
function brokenUnit({ before, after }: ReturnType<typeof pairUnits>[number]): readonly Stray[] {
  if (before === undefined && after !== undefined)
    return [unitStray(after, `${after.title} comes to be rendered`)]
  if (after === undefined && before !== undefined)
    return [unitStray(before, `${before.title} is rendered no longer`)]
  if (before?.build.kind !== 'built' || after?.build.kind !== 'refused') return []
  const { problem } = after.build
  const place = problem.place === undefined ? {} : { file: problem.place.file, line: problem.place.line }
  return [{ ...unitStray(after, `${after.title} cannot be rendered any more: ${problem.message}`), ...place }]
}

function unitStray(unit: Unit, message: string): Stray {
  const [part] = unit.parts
  return {
    ...(part === undefined ? {} : { environment: part.environment }),
    ...(unit.cluster === undefined ? {} : { cluster: unit.cluster }),
    message,
  }
}

function masked(stray: Stray, mask: (text: string) => string): Stray {
  const { object, field, file, message } = stray
  return {
    ...stray,
    message: mask(message),
    ...(object === undefined ? {} : { object: mask(object) }),
    ...(field === undefined ? {} : { field: mask(field) }),
    ...(file === undefined ? {} : { file: mask(file) }),
  }
}

/** What nobody sees offline of the objects that change: what a chart makes of them, what only the cluster knows. */
function unseenIn(units: readonly ChangedUnit[]): readonly string[] {
  const said = units.flatMap(({ unit, changes }) => {
    const titles = changes.map(
      ({ object }) =>
        `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`,
    )
    const unknowns = unit.build.kind === 'built' ? unit.build.unknowns : []
    return unknowns
      .map(({ message }) => message)
      .filter(message => titles.some(title => message.includes(title)))
  })
  return [...new Set(said)]
}

/** Of the objects that change and no others: a merge of another app in the same environment voids nothing. */
function renderedDigest(units: readonly ChangedUnit[], environment: EnvironmentName): string {
  const texts = units.flatMap(({ unit, changes }) =>
    changes
      .filter(change => environmentsOf(unit, change).includes(environment))
      .map(({ object, before }) => [
        unit.id,
        before === undefined ? '' : emit(before.value),
        emit(object.value),
      ]),
  )
  return sha256(JSON.stringify(texts))
}
