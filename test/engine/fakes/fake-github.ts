import type {
  Comment,
  Installation,
  Permission,
  Person,
  RepositoryPorts,
  RepositoryRef,
} from '../../../src/engine/ports/ports.ts'
import { type StateChange, type StateReading, stateBranch } from '../../../src/engine/ports/state-port.ts'
import { parseSha } from '../../../src/promotion/names.ts'
import { Calls } from './calls.ts'
import { FakeClock } from './fake-clock.ts'
import { FakeCluster } from './fake-cluster.ts'
import { createFakeDeployments } from './fake-deployments.ts'
import { createFakePullRequests } from './fake-pull-requests.ts'
import { createFakeRepository } from './fake-repository.ts'
import { addComment, createFakeThreads } from './fake-threads.ts'
import { commitAt, history, pushFiles } from './git.ts'
import { type FakeComment, type FakeRepositoryState, newRepositoryState } from './state.ts'

/** GitHub in memory, as far as the ports can see it: repositories, people, threads, pull requests, deployments. */
export class FakeGitHub {
  readonly clock = new FakeClock()
  readonly calls = new Calls()
  readonly repositories: FakeRepositoryState[] = []
  readonly teams = new Map<string, Set<number>>()
  readonly clusters = new Map<string, FakeCluster>()
  /** Requests that wanted to be looked at again. */
  readonly reminders = new Set<string>()
  #numbers = 100

  readonly nextNumber = (): number => ++this.#numbers

  /** Clusters of which this process was given no kubeconfig. */
  readonly missing = new Set<string>()

  /** The cluster of that name; the same one for everybody. */
  cluster(name: string): FakeCluster {
    const cluster = this.clusters.get(name) ?? new FakeCluster(name)
    this.clusters.set(name, cluster)
    return cluster
  }

  addRepository(fullName: string, files: Readonly<Record<string, string>>): FakeRepositoryState {
    const [owner = '', name = ''] = fullName.split('/')
    const state = newRepositoryState({ id: this.nextNumber(), owner, name }, this.clock)
    pushFiles(state, 'main', files, { message: 'Begin' })
    this.repositories.push(state)
    return state
  }

  addIssue(
    state: FakeRepositoryState,
    kind: { readonly pullRequest?: boolean; readonly fromFork?: boolean } = {},
  ): number {
    const number = this.nextNumber()
    state.threads.set(number, {
      number,
      locked: false,
      pullRequest: kind.pullRequest ?? false,
      fromFork: kind.fromFork ?? false,
    })
    return number
  }

  comment(
    state: FakeRepositoryState,
    issue: number,
    author: Person & { readonly type?: Comment['author']['type'] },
    body: string,
  ): FakeComment {
    const person = { id: author.id, login: author.login, type: author.type ?? 'person' }
    return addComment(state, issue, person, body, this.clock, this.nextNumber)
  }

  /** Ports as a process has them; two processes share the world but may have their own calls. */
  installation(calls: Calls = this.calls): Installation {
    return {
      repositories: () =>
        calls.run('installation.repositories', () => this.repositories.map(each => each.ref)),
      open: ref => this.#ports(ref, calls),
    }
  }

  #ports(ref: RepositoryRef, calls: Calls): RepositoryPorts {
    const state = this.repositories.find(each => each.ref.id === ref.id)
    if (state === undefined) throw new Error(`no repository ${ref.id}`)
    return {
      ref: state.ref,
      repository: createFakeRepository(state, calls),
      pullRequests: createFakePullRequests(state, calls, this.clock, this.nextNumber),
      threads: createFakeThreads(state, calls, this.clock, this.nextNumber),
      deployments: createFakeDeployments(state, calls, this.clock, this.nextNumber),
      state: {
        read: () => calls.run('state.read', () => readState(state)),
        write: change => calls.run('state.write', () => writeState(state, change)),
      },
      commits: {
        contains: (head, commit) => calls.run('commits.contains', () => contains(state, head, commit)),
      },
      people: {
        permission: person => calls.run('people.permission', () => permissionOf(state, person)),
        inTeam: (team, person) =>
          calls.run('people.inTeam', () => this.teams.get(team)?.has(person.id) ?? false),
      },
      workflows: { run: id => calls.run('workflows.run', () => state.workflowRuns.get(id)) },
    }
  }
}

function readState(state: FakeRepositoryState): StateReading {
  const head = state.branches.get(stateBranch)
  return head === undefined ? { files: new Map() } : { head, files: commitAt(state, head).files }
}

function writeState(state: FakeRepositoryState, change: StateChange): 'written' | 'moved' {
  if (state.branches.get(stateBranch) !== change.expected) return 'moved'
  pushFiles(state, stateBranch, Object.fromEntries(change.files), { message: change.message, ours: true })
  return 'written'
}

function contains(state: FakeRepositoryState, head: string, commit: string): 'yes' | 'no' | 'unknown' {
  const [newer, older] = [parseSha(head), parseSha(commit)]
  if (newer === undefined || older === undefined) return 'unknown'
  if (!state.commits.has(newer) || !state.commits.has(older)) return 'unknown'
  return history(state, newer).has(older) ? 'yes' : 'no'
}

function permissionOf(state: FakeRepositoryState, person: Person): Permission {
  return state.permissions.get(person.id) ?? (state.public ? 'read' : 'none')
}
