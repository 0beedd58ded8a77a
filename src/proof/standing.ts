import { nameOf } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import type { Goal } from '../promotion/goal.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Edit } from '../promotion/plan.ts'
import type { ProvenEnvironment, Stray } from '../promotion/proof.ts'
import type { ObjectsDiff } from '../promotion/rendered.ts'
import { type ChangedUnit, environmentsOf } from './changed.ts'
import type { TextFiles } from './text-files.ts'
import { reaches, type Unit } from './units.ts'

/** What keeps the meant environment from being proven, and what shows that the edits do not do what they are meant to. */
export interface Questions {
  readonly problems: readonly Problem[]
  readonly strays: readonly Stray[]
}

interface Rendered {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
  readonly units: readonly ChangedUnit[]
  readonly files: TextFiles
}

/** Whether what is meant was seen: every edited file is rendered somewhere, and something changes because of it. */
export function openQuestions(
  { goal, edits }: { readonly goal: Goal; readonly edits: readonly Edit[] },
  { before, after, units, files }: Rendered,
): Questions {
  const edited = [...new Set(edits.map(edit => edit.file))]
  const unread = edited.filter(file => !after.some(unit => reads(unit, file, files)))
  const refused = [...before, ...after].filter(
    unit => unit.build.kind === 'refused' && edited.some(file => reads(unit, file, files)),
  )
  const isSeen = units.some(({ unit, changes }) =>
    changes.some(change => environmentsOf(unit, change).includes(goal.environment)),
  )
  const own = after.filter(unit => reaches(unit, goal.environment))
  const broken = isSeen ? refused : [...refused, ...own.filter(unit => unit.build.kind === 'refused')]
  const problems = [...unread.map(file => notRendered(file, edits)), ...problemsOf(broken)]
  const strays = isSeen || problems.length > 0 ? [] : edits.map(edit => withoutEffect(edit, goal))
  return { problems, strays }
}

/** Whether a unit was built from a file; in an artifact that was made of the repository it may have another folder. */
function reads(unit: Unit, file: string, files: TextFiles): boolean {
  return unit.files.some(
    path => path === file || (nameOf(path) === nameOf(file) && files.read(`/${path}`) === undefined),
  )
}

function notRendered(file: string, edits: readonly Edit[]): Problem {
  const { line = 1, column = 1 } = edits.find(edit => edit.file === file) ?? {}
  return {
    code: 'NOT_RENDERED',
    message: `Nothing that is rendered here reads ${file}.`,
    place: { file, line, column },
  }
}

function problemsOf(units: readonly Unit[]): readonly Problem[] {
  const problems = units.flatMap(({ build, title }) =>
    build.kind === 'refused' ? [{ ...build.problem, message: `${title}: ${build.problem.message}` }] : [],
  )
  return [...new Map(problems.map(problem => [problem.message, problem])).values()]
}

function withoutEffect({ file, line }: Edit, { environment }: Goal): Stray {
  return { environment, file, line, message: `nothing that is rendered in ${environment} changes by it` }
}

/** How each environment stands: what changes in it as meant, and what of it could not be rendered. */
export function provenEnvironments(
  names: readonly EnvironmentName[],
  proof: Pick<Rendered, 'before' | 'after'> & {
    readonly diff: ObjectsDiff
    readonly goal: Goal
    readonly questions: Questions
  },
): readonly ProvenEnvironment[] {
  return names.map(name => {
    const objects = proof.diff.environments.find(each => each.name === name)?.objects ?? []
    const problems = problemsIn(name, proof)
    const isUnproven =
      name === proof.goal.environment ? proof.questions.problems.length > 0 : problems.length > 0
    return {
      name,
      status: isUnproven ? 'unproven' : objects.length > 0 ? 'changes' : 'unchanged',
      objects: objects.length,
      fields: objects.reduce((sum, object) => sum + object.fields.length, 0),
      problems,
    }
  })
}

function problemsIn(
  name: EnvironmentName,
  {
    before,
    after,
    goal,
    questions,
  }: Pick<Rendered, 'before' | 'after'> & { readonly goal: Goal; readonly questions: Questions },
): readonly Problem[] {
  const own = after.filter(unit => reaches(unit, name))
  const nothing: readonly Problem[] =
    own.length > 0
      ? []
      : [
          {
            code: 'NOTHING_RENDERED',
            message: `Nothing of ${name} is rendered here: it has no manifests of its own.`,
          },
        ]
  const asked = name === goal.environment ? questions.problems : []
  const all = [...asked, ...problemsOf([...before.filter(unit => reaches(unit, name)), ...own]), ...nothing]
  return [...new Map(all.map(problem => [problem.message, problem])).values()]
}
