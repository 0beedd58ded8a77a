import { eventually, personAt } from '../e2e/person.ts'
import type { Said, Stage } from '../e2e/stage.ts'
import { fileAt, promotion, pulls, pushFile, repositoryAt, withStage } from './stage.ts'

export const promise = /GitHub merges this once that is there \(auto-merge\)/

type At = Pick<Stage, 'gitHub'>

/** What GitHub would merge by itself, by the headline that it was given. */
export function wishes({ gitHub }: At): readonly string[] {
  const issues = [...repositoryAt(gitHub, 'fleet').issues.values()]
  return issues.flatMap(({ pull }) => (pull?.autoMerge === undefined ? [] : [pull.autoMerge.title ?? '']))
}

/** The App's writes about pull requests, oldest first: mutations by their name, the rest by method and path. */
export function writes({ gitHub }: Stage): readonly string[] {
  return gitHub.requests
    .all()
    .map(({ method, path, operation }) => (/^mutation/.test(operation) ? operation : `${method} ${path}`))
    .map(text => text.replace(/^mutation\s*/, '').replace(/\/repos\/acme\/fleet|\d+/g, ''))
    .filter(text => /AutoMerge|^P(?:UT|ATCH) \/pulls|^Commit/.test(text))
}

/** Somebody reports that of the newest pull request's head. */
export async function status({ gitHub }: At, state: string, context = 'ci'): Promise<void> {
  const sha = (await pulls(gitHub))[0]?.head.sha
  await personAt(gitHub, 'admin').send('POST', `/repos/acme/fleet/statuses/${sha}`, { state, context })
}

/** A repository that requires the check `ci`, allows auto-merge, and whose owner chose it for every environment. */
export async function choose({ gitHub }: At, prod = 'merge: when-green'): Promise<void> {
  const path = '.github/lockkeeper.yml'
  const text = await fileAt(gitHub, path)
  const chosen = text
    .replace('- name: test', '- name: test\n    autoMerge: true')
    .replace('    merge: when-green', `    autoMerge: true\n    ${prod}`)
  await pushFile(gitHub, { path, text: chosen })
  requireCi(gitHub)
}

/** What only a repository's admin can: the check `ci` is required, and auto-merge allowed. */
export function requireCi(gitHub: Stage['gitHub']): void {
  const fleet = repositoryAt(gitHub, 'fleet')
  fleet.rules.set('main', { requiredChecks: ['ci'], strict: false, approvals: undefined })
  fleet.allowAutoMerge = true
}

/** Comments, and waits until the reply says that. */
export async function until(stage: Stage, words: RegExp, command = promotion): Promise<Said> {
  return says(stage, await stage.write('writer', command), words)
}

/** Waits until the reply to that comment says that. */
export async function says(stage: Stage, comment: number, words: RegExp): Promise<Said> {
  const said = await eventually(
    () => stage.replyTo(comment),
    found => words.test(found?.text ?? ''),
    30_000,
  )
  if (said === undefined) throw new Error('no reply')
  return said
}

export async function quiet({ gitHub, idle }: Stage): Promise<void> {
  await gitHub.settled()
  await idle()
}

/** A stage on which the owner of the GitOps repository leaves merges to GitHub. */
export function chosen(look: (stage: Stage) => Promise<void>, prod?: string): Promise<void> {
  return withStage(
    async stage => {
      await choose(stage, prod)
      await look(stage)
    },
    { checks: 'off' },
  )
}
