import type { Matrix } from './api-types.ts'

/** A release that an environment lacks while the one before it has it. */
export interface Step {
  readonly app: string
  readonly version: string
  readonly from: string
  readonly to: string
}

/** What could be promoted now: for each app the environments that differ from the one before, in the order of promotion. */
export function promotableSteps(matrix: Matrix): readonly Step[] {
  const names = matrix.environments.map(environment => environment.name)
  const apps = [...new Set(matrix.rows.map(row => row.app))]
  return apps.flatMap(app =>
    names.slice(1).flatMap((to, index) => {
      const from = names[index] ?? ''
      const version = versionOf(matrix, app, from)
      const differs = version !== undefined && versionOf(matrix, app, to) !== version
      return differs && versionOf(matrix, app, to) !== undefined ? [{ app, version, from, to }] : []
    }),
  )
}

/** The version an environment asks for; undefined when the app is not there. */
export function versionOf(matrix: Matrix, app: string, environment: string): string | undefined {
  return matrix.rows.find(row => row.app === app && row.environment === environment)?.version
}

/** The command that a person would most likely try first: on the app whose repository it is, if it can be promoted. */
export function readyCommand(matrix: Matrix | undefined, repository = ''): string {
  if (matrix === undefined) return '/promote podinfo@7.0.0 to prod'
  const steps = promotableSteps(matrix)
  const step = steps.find(({ app }) => repository.endsWith(`/${app}`)) ?? steps[0]
  return step === undefined ? '/list' : `/promote ${step.app}@${step.version} to ${step.to}`
}

/** A thing to try: what it shows, the command, and as whom. */
export interface Example {
  readonly title: string
  readonly command: string
  readonly as?: string
}

/** Commands to copy that show how refusals and other answers look, made from what the fleet really holds. */
export function examples(
  matrix: Matrix | undefined,
  reader: string | undefined,
  repository?: string,
): readonly Example[] {
  const ready = readyCommand(matrix, repository)
  const promote = ready.startsWith('/promote') ? ready : '/promote podinfo@7.0.0 to prod'
  const [app = 'podinfo'] = /(?<= )[^@ ]+/.exec(promote) ?? []
  return [
    { title: 'Look before you leap', command: `${promote} --dry-run` },
    { title: 'A version nobody built', command: promote.replace(/@\S+/, '@99.9.9') },
    { title: 'A slip of the finger', command: promote.replace('/promote', '/promte') },
    { title: 'An app that is not there', command: promote.replace(app, `${app}x`) },
    ...(reader === undefined
      ? []
      : [{ title: `As ${reader}, who may only read`, command: promote, as: reader }]),
    { title: 'The matrix, as a comment', command: '/list' },
    { title: 'What may I do here?', command: '@lockkeeper help' },
  ]
}
