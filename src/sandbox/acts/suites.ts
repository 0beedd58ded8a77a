import { checkSuiteShape } from '../shapes/check.ts'
import type { Account, App } from '../world/accounts.ts'
import type { CheckSuite } from '../world/checks.ts'
import type { Repository } from '../world/repository.ts'
import { isPull } from '../world/threads.ts'
import { emit, reaches, takeId, type World } from '../world/world.ts'

/** The suite of an App on a commit; made with its first run where no push has made it. */
export function suiteFor(world: World, repository: Repository, app: App, headSha: string): CheckSuite {
  const known = suiteOf(repository, app, headSha)
  if (known !== undefined) return known
  const pull = [...repository.issues.values()].filter(isPull).find(issue => issue.pull.headSha === headSha)
  const headBranch = pull?.pull.headRef ?? repository.defaultBranch
  return addSuite(world, repository, { app, headSha, headBranch, before: null })
}

function suiteOf(repository: Repository, app: App, headSha: string): CheckSuite | undefined {
  return repository.suites.find(suite => suite.app === app && suite.headSha === headSha)
}

function addSuite(
  world: World,
  repository: Repository,
  wish: Pick<CheckSuite, 'app' | 'headSha' | 'headBranch' | 'before'>,
): CheckSuite {
  const now = world.clock.now()
  const suite: CheckSuite = { ...wish, id: takeId(world), createdAt: now, updatedAt: now }
  repository.suites.push(suite)
  return suite
}

/** GitHub, "About check suites": a push makes one for every App that may write checks, and asks that App to fill it. */
export async function requestSuites(
  world: World,
  repository: Repository,
  pushed: {
    readonly branch: string
    readonly before: string
    readonly after: string
    readonly sender: Account
  },
): Promise<void> {
  const { branch, before, after: headSha, sender } = pushed
  for (const installation of world.installations.values()) {
    const { app, permissions, suspendedAt } = installation
    if (permissions.checks !== 'write' || suspendedAt !== undefined) continue
    if (!reaches(installation, repository) || suiteOf(repository, app, headSha) !== undefined) continue
    const suite = addSuite(world, repository, { app, headSha, headBranch: branch, before })
    await announceSuite(world, repository, suite, { action: 'requested', sender })
  }
}

/** Sends a `check_suite` event; who is asked to do something is told alone. */
export async function announceSuite(
  world: World,
  repository: Repository,
  suite: CheckSuite,
  {
    action,
    sender,
  }: { readonly action: 'requested' | 'rerequested' | 'completed'; readonly sender: Account },
): Promise<void> {
  const payload = { check_suite: await checkSuiteShape(world, repository, suite) }
  const addressed = action === 'completed' ? {} : { onlyFor: suite.app }
  emit(world, { event: 'check_suite', action, repository, sender, payload, ...addressed })
}
