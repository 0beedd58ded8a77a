import type { Change } from './api-types.ts'
import { loadMatrix, loadPeople, loadPlace, loadRollouts, loadThreads } from './load.ts'
import { threadRoute } from './state.ts'
import { current, update } from './store.ts'

/** Follows the sandbox: each change is a hint to read again what it could touch, never a truth of its own. */
export function followChanges(): void {
  const source = new EventSource('/_sandbox/events')
  source.addEventListener('message', event => hear(JSON.parse(String(event.data)) as Change))
  source.addEventListener('open', () => {
    if (!current().connected) void returnToLife()
  })
  source.addEventListener('error', () => update({ connected: false }))
}

const readThread = gathered(loadPlace)
const readThreads = gathered(loadThreads)
const readMatrix = gathered(loadMatrix)
const readRollouts = gathered(loadRollouts)

// It may be another sandbox at the same address: other tokens, other threads.
async function returnToLife(): Promise<void> {
  await loadPeople()
  update({ connected: true })
  readAll()
}

function readAll(): void {
  readThread()
  readThreads()
  readMatrix()
  readRollouts()
}

function hear(change: Change): void {
  if (change.kind === 'cluster') {
    readRollouts()
    return
  }
  const route = threadRoute(current())
  const here = change.repository === undefined || change.repository === route?.repository
  if (here && (change.number === undefined || change.number === route?.number)) readThread()
  if (/^(?:issue|pull)/.test(change.kind)) readThreads()
  if (/^(?:push|create|delete|pull_request)/.test(change.kind)) readMatrix()
}

// Hints come in bursts: one reading serves all that came while the one before ran.
function gathered(read: () => Promise<void>): () => void {
  let state: 'idle' | 'running' | 'again' = 'idle'
  async function run(): Promise<void> {
    state = 'running'
    await new Promise(resolve => setTimeout(resolve, 40))
    await read().catch(() => undefined)
    const again = state === ('again' as typeof state)
    state = 'idle'
    if (again) void run()
  }
  return () => {
    if (state === 'idle') void run()
    else state = 'again'
  }
}
