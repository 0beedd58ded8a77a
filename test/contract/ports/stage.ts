import type { Person, RepositoryPorts } from '../../../src/engine/ports/ports.ts'
import type { Sha } from '../../../src/promotion/names.ts'

/** A GitHub with one GitOps repository `acme/fleet`, for a contract to act upon; real or in memory. */
export interface Stage {
  readonly ports: RepositoryPorts
  /** May write. */
  readonly alice: Person
  /** May write, too. */
  readonly ada: Person
  readonly rob: Person
  readonly sam: Person
  /** The number of an open issue. */
  readonly issue: number
  comment(author: Person, issue: number, body: string): Promise<number>
  lock(issue: number): Promise<void>
  /** A person's commit on top of the branch. */
  push(branch: string, path: string, text: string): Promise<void>
  deleteBranch(branch: string): Promise<void>
  tag(name: string): Promise<void>
  check(sha: Sha, name: string, conclusion: 'success' | 'failure' | 'pending'): Promise<void>
  approve(pullRequest: number, by: Person): Promise<void>
  /** Begins a run of that workflow; answers its number. */
  startWorkflow(path: string, branch: string, by: Person): Promise<number>
  allowAutoMerge(): Promise<void>
  /** Waits until GitHub has done what it does by itself. */
  settled(): Promise<void>
  requireChecks(names: readonly string[]): Promise<void>
  close(): Promise<void>
}

export type OpenStage = () => Promise<Stage>

/** The files of `acme/fleet` at the beginning. */
export const files = {
  'apps/prod/kustomization.yaml': 'images:\r\n- name: podinfo\r\n  newTag: 6.9.2 # é\r\n',
  'apps/test/kustomization.yaml': 'images:\n- name: podinfo\n  newTag: 7.0.0',
  'README.md': '# Fleet\n',
} as const

/** The commit of the default branch. */
export async function baseOf(stage: Stage): Promise<Sha> {
  return (await stage.ports.repository.snapshot(() => false)).commit
}

export const branch = 'lockkeeper/prod/podinfo'

/** A branch of ours with one commit on it. */
export async function propose(stage: Stage, text = 'images: []\n'): Promise<Sha> {
  const base = await baseOf(stage)
  await stage.ports.repository.createBranch(branch, base)
  const committed = await stage.ports.repository.commit({
    branch,
    expectedHead: base,
    message: 'Promote podinfo to 7.0.0 on prod\n\nRelease: podinfo@7.0.0',
    files: new Map([['apps/prod/kustomization.yaml', text]]),
  })
  if (committed.kind !== 'committed') throw new Error('the head moved')
  return committed.sha
}

/** The same with its pull request, which is answered by number. */
export async function openProposal(stage: Stage): Promise<{ readonly number: number; readonly head: Sha }> {
  const head = await propose(stage)
  const opened = await stage.ports.pullRequests.open({ branch, title: 'Promote podinfo', body: 'to 7.0.0' })
  if (opened.kind !== 'opened') throw new Error(opened.kind)
  return { number: opened.pullRequest.number, head }
}
