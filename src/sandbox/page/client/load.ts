import { call, readCommit, readMatrix, readPeople, readRollouts, readThread, readThreads } from './api.ts'
import type { Matrix } from './api-types.ts'
import { actingAs, isSamePlace, type Route, routePath, type Shown } from './state.ts'
import { current, draw, update } from './store.ts'
import { versionOf } from './suggestions.ts'

let turn = 0

/** Reads what the address names again, as the person acted as; an answer that comes too late is dropped. */
export async function loadPlace(): Promise<void> {
  const { route } = current()
  if (route === undefined) return
  turn += 1
  const mine = turn
  const shown = await readPlace(route)
  if (mine === turn) update({ shown })
}

async function readPlace(route: Route): Promise<Shown> {
  const token = actingAs(current())?.token ?? ''
  if (route.kind === 'commit') {
    const answer = await readCommit(token, route.repository, route.sha)
    return answer.kind === 'ok' ? { kind: 'commit', commit: answer.value } : missing(answer.message)
  }
  const answer = await readThread(token, route.repository, route.number)
  return answer.kind === 'ok' ? { kind: 'thread', thread: answer.value } : missing(answer.message)
}

function missing(message: string): Shown {
  return { kind: 'missing', message }
}

/** Reads the list of threads again. */
export async function loadThreads(): Promise<void> {
  const answer = await readThreads()
  if (answer.kind === 'ok') {
    update({ threads: answer.value.toSorted((one, other) => other.updatedAt - one.updatedAt) })
  }
}

/** Reads the matrix again; what moved is shown for a moment. */
export async function loadMatrix(): Promise<void> {
  const answer = await readMatrix()
  if (answer.kind === 'refused') return
  const moved = movedCells(current().matrix, answer.value)
  update({ matrix: answer.value, ...(moved.size === 0 ? {} : { moved }) })
}

/** Reads again what the clusters run. */
export async function loadRollouts(): Promise<void> {
  const answer = await readRollouts()
  if (answer.kind === 'ok') update({ rollouts: answer.value })
}

function movedCells(before: Matrix | undefined, after: Matrix): ReadonlySet<string> {
  if (before === undefined) return new Set()
  const cells = after.rows.filter(row => versionOf(before, row.app, row.environment) !== row.version)
  return new Set(cells.map(row => `${row.app}/${row.environment}`))
}

/** Reads how the sandbox's check is set; sandboxes without the switch show none. */
export async function loadChecks(): Promise<void> {
  const answer = await call<{ readonly conclusion: string }>('', 'GET', '/_sandbox/checks')
  if (answer.kind === 'ok') update({ checks: answer.value.conclusion })
}

/** Reads who is there. */
export async function loadPeople(): Promise<void> {
  const answer = await readPeople()
  if (answer.kind === 'ok') update({ people: answer.value })
}

/** Goes to a place, or to another part of the one shown. */
export async function open(route: Route): Promise<void> {
  const same = isSamePlace(current().route, route)
  update({ route, refusal: undefined, ...(same ? {} : { shown: { kind: 'loading' } as const }) })
  if (!same) await loadPlace()
}

/** Goes to a place as a link does: with a place in the browser's history. */
export async function visit(route: Route): Promise<void> {
  history.pushState(undefined, '', routePath(route))
  await open(route)
  scrollTo({ top: 0 })
  draw()
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
