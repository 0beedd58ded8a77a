import { expect } from '@jest/globals'
import { readingOf } from '../../src/engine/fleet/read-fleet.ts'
import { planPromotion } from '../../src/engine/plan/plan-promotion.ts'
import { parseEnvironmentName, parseSha } from '../../src/promotion/names.ts'
import type { Planned } from '../../src/promotion/observed.ts'
import { createBuildMemo } from '../../src/proof/memo.ts'

export type Files = Readonly<Record<string, string>>

/** What a plan comes to: the changed lines of each file, as `-` and `+`; or the code of what stands in the way. */
export function plannedLines(files: Files, release: string): readonly string[] | string {
  const planned = plan(files, release)
  if (planned.kind === 'current') return 'current'
  if (planned.kind === 'plan') expect(planned.plan.proof.strays).toEqual([])
  if (planned.kind === 'problem') return planned.problem.code
  return [...planned.plan.files].flatMap(([path, text]) => [path, ...changedLines(files[path] ?? '', text)])
}

/** The plan of `app@version to environment` against files in memory. */
export function plan(files: Files, release: string): Planned {
  const [, app = '', version = '', name = ''] = /^([^@]+)@(\S+) to (\S+)$/.exec(release) ?? []
  const texts = new Map(Object.entries(files))
  const commit = parseSha('1'.repeat(40))
  const environment = parseEnvironmentName(name)
  if (commit === undefined || environment === undefined) throw new Error(release)
  const snapshot = { commit, texts, branch: 'main', entries: new Map(), writable: true }
  return planPromotion({ app, environment, version }, readingOf(snapshot, createBuildMemo(), 'salt'))
}

/** The files as a plan would leave them. */
export function promoted(files: Files, release: string): Files {
  const planned = plan(files, release)
  if (planned.kind === 'problem') throw new Error(planned.problem.message)
  return planned.kind === 'plan' ? { ...files, ...Object.fromEntries(planned.plan.files) } : files
}

/** Lines that only one of the texts has, those that begin and end them alike left out. */
function changedLines(before: string, after: string): readonly string[] {
  const [left, right] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < left.length && left[start] === right[start]) start++
  let end = 0
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end++
  return [
    ...left.slice(start, left.length - end).map(line => `- ${line}`),
    ...right.slice(start, right.length - end).map(line => `+ ${line}`),
  ]
}
