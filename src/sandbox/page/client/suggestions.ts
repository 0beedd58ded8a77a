import type { Matrix, ThreadLine } from './api-types.ts'

/** A release that an environment lacks while the one before it has it. */
export interface Step {
  readonly app: string
  readonly version: string
  readonly from: string
  readonly to: string
}

// A tag, a digest or both; a chart's range (`>=1.0.0`) is asked for by no command.
const plainVersion = /^(?:\w[\w.+-]{0,127})?(?:(?:^|@)sha256:[0-9a-f]{64})?$/

/** What could be promoted now: for each app the environments that differ from the one before, in the order of promotion. */
export function promotableSteps(matrix: Matrix): readonly Step[] {
  const names = matrix.environments.map(environment => environment.name)
  const apps = [...new Set(matrix.rows.map(row => row.app))]
  return apps.flatMap(app =>
    names.slice(1).flatMap((to, index) => {
      const from = names[index] ?? ''
      const version = versionOf(matrix, app, from)
      const differs =
        version !== undefined && plainVersion.test(version) && versionOf(matrix, app, to) !== version
      return differs && versionOf(matrix, app, to) !== undefined ? [{ app, version, from, to }] : []
    }),
  )
}

/** The version an environment asks for; undefined when the app is not there. */
export function versionOf(matrix: Matrix, app: string, environment: string): string | undefined {
  return matrix.rows.find(row => row.app === app && row.environment === environment)?.version
}

/** The command that a person would most likely try first here: an app's own repository promotes that app only. */
export function readyCommand(matrix: Matrix | undefined, repository = ''): string {
  if (matrix === undefined) return '/promote podinfo@7.0.0 to prod'
  const own = ownApp(matrix, repository)
  const step = promotableSteps(matrix).find(({ app }) => own === undefined || app === own)
  return step === undefined ? '/list' : promoteCommand(step)
}

/** The command that takes a step. */
export function promoteCommand({ app, version, to }: Pick<Step, 'app' | 'version' | 'to'>): string {
  return `/promote ${app}@${version} to ${to}`
}

/** The app whose repository this is, by its name; undefined for a GitOps repository. */
function ownApp(matrix: Matrix, repository: string): string | undefined {
  return matrix.rows.find(({ app }) => repository.endsWith(`/${app}`))?.app
}

/** Where a command on an app is taken: here, or in a thread of a repository that is not another app's. */
export function threadForApp(
  app: string,
  here: string,
  matrix: Matrix,
  threads: readonly ThreadLine[],
): ThreadLine | undefined {
  if ([undefined, app].includes(ownApp(matrix, here))) return undefined
  const open = threads.filter(thread => thread.state === 'open')
  return open.find(thread => [undefined, app].includes(ownApp(matrix, thread.repository)))
}

/** Where to begin: the oldest open pull request of a person in an app's repository, else a thread where all apps may be promoted. */
export function firstThread(
  matrix: Matrix | undefined,
  threads: readonly ThreadLine[],
): ThreadLine | undefined {
  const open = threads.filter(thread => thread.state === 'open')
  const pull = open.findLast(thread => thread.kind === 'pull' && !thread.author.endsWith('[bot]'))
  if (pull === undefined) return open[0] ?? threads[0]
  const isApp = matrix === undefined || ownApp(matrix, pull.repository) !== undefined
  return isApp ? pull : (open.find(thread => thread.repository !== pull.repository) ?? pull)
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
  repository = '',
): readonly Example[] {
  const promote = exampleCommand(matrix, repository)
  return [
    ...(promote === undefined ? [] : promotionExamples(promote, reader)),
    { title: 'The matrix, as a comment', command: '/list' },
    { title: 'What may I do here?', command: '@lockkeeper help' },
  ]
}

function promotionExamples(promote: string, reader: string | undefined): readonly Example[] {
  const [app = ''] = /(?<= )[^@ ]+/.exec(promote) ?? []
  return [
    { title: 'Look before you leap', command: `${promote} --dry-run` },
    { title: 'A version nobody built', command: promote.replace(/@\S+/, '@99.9.9') },
    { title: 'A slip of the finger', command: promote.replace('/promote', '/promte') },
    { title: 'An app that is not there', command: promote.replace(app, `${app}x`) },
    ...(reader === undefined
      ? []
      : [{ title: `As ${reader}, who may only read`, command: promote, as: reader }]),
  ]
}

// With nothing to promote, what the last environment has already: the answer says so.
function exampleCommand(matrix: Matrix | undefined, repository: string): string | undefined {
  const ready = readyCommand(matrix, repository)
  if (matrix === undefined || ready !== '/list') return ready
  const own = ownApp(matrix, repository)
  const row = matrix.rows.findLast(({ app }) => own === undefined || app === own)
  if (row?.version === undefined) return undefined
  const version = plainVersion.test(row.version) ? row.version : '1.0.0'
  return promoteCommand({ app: row.app, version, to: row.environment })
}
