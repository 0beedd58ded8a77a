import { announceChanges } from './announce.ts'
import { morph } from './morph.ts'
import { pageView } from './shell-view.ts'
import type { State } from './state.ts'

let state: State = {
  people: [],
  me: '',
  route: undefined,
  shown: { kind: 'loading' },
  threads: [],
  matrix: undefined,
  rollouts: undefined,
  moved: new Set(),
  checks: undefined,
  refusal: undefined,
  busy: false,
  connected: true,
  theme: 'light',
}
let drawing = false

/** The state as it is. */
export function current(): State {
  return state
}

/** Changes the state; the page follows with the next frame. */
export function update(change: Partial<State>): void {
  const before = state
  state = { ...state, ...change }
  announceChanges(before, state)
  if (drawing) return
  drawing = true
  // A hidden tab gets no animation frames, but must be right when it is looked at.
  if (document.hidden) setTimeout(draw)
  else requestAnimationFrame(draw)
}

/** Draws at once, for what needs the elements. */
export function draw(): void {
  drawing = false
  const page = document.getElementById('page')
  if (page !== null) morph(page, pageView(state))
  document.documentElement.dataset.theme = state.theme
  document.title = title(state)
}

function title({ shown, route }: State): string {
  if (shown.kind === 'commit') return `${shown.commit.commit.message.split('\n')[0]} · ${route?.repository}`
  if (shown.kind !== 'thread') return 'Lockkeeper sandbox'
  return `${shown.thread.issue.title} · ${route?.repository} #${shown.thread.issue.number}`
}
