import type { Matrix, ThreadLine } from './api-types.ts'
import { commandButton } from './command-view.ts'
import { type Child, h, icon } from './dom.ts'
import { rolloutsView } from './rollout-view.ts'
import { isSamePlace, routeOf, routePath, type State } from './state.ts'
import { examples, promotableSteps, promoteCommand, type Step, versionOf } from './suggestions.ts'

/** What stands beside the thread: the matrix, the threads, things to try. */
export function railView(state: State): HTMLElement {
  return h(
    'aside',
    { class: 'rail', 'aria-label': 'Fleet, threads, examples' },
    matrixView(state),
    rolloutsView(state.rollouts),
    threadsView(state),
    examplesView(state),
  )
}

function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  return h(
    'section',
    { class: 'rail-part', 'aria-labelledby': `${id}-title`, 'data-key': id, id },
    h('h2', { id: `${id}-title` }, title),
    ...children,
  )
}

function matrixView(state: State): Child {
  const { matrix } = state
  if (matrix === undefined) return undefined
  const steps = promotableSteps(matrix)
  const apps = [...new Set(matrix.rows.map(row => row.app))]
  return section(
    'matrix',
    'Fleet',
    h(
      'div',
      { class: 'card scroll', tabindex: '0', role: 'group', 'aria-label': 'Desired versions' },
      h(
        'table',
        { class: 'matrix' },
        h('caption', { class: 'unseen' }, 'Desired version of each app in each environment'),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'app'),
            ...matrix.environments.map(({ name }) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h('tbody', {}, ...apps.map(app => matrixRow(matrix, app, steps, state.moved))),
      ),
    ),
    ...matrix.problems.map(problem =>
      h('p', { class: 'refusal' }, h('code', {}, problem.file), ' ', problem.message),
    ),
    h(
      'p',
      { class: 'muted note' },
      state.rollouts === undefined ? 'What git asks for. No cluster is connected.' : 'What git asks for.',
    ),
  )
}

function matrixRow(
  matrix: Matrix,
  app: string,
  steps: readonly Step[],
  moved: ReadonlySet<string>,
): HTMLElement {
  return h(
    'tr',
    { 'data-key': app },
    h('th', { scope: 'row' }, app),
    ...matrix.environments.map(({ name }) => {
      const version = versionOf(matrix, app, name)
      const step = steps.find(candidate => candidate.app === app && candidate.to === name)
      const fresh = moved.has(`${app}/${name}`) ? ' moved' : ''
      return h(
        'td',
        { class: `${step === undefined ? '' : 'behind'}${fresh}` },
        version ?? h('span', { class: 'muted' }, '–'),
        step !== undefined && stepButton(step),
      )
    }),
  )
}

function stepButton(step: Step): HTMLElement {
  const command = promoteCommand(step)
  return h(
    'button',
    {
      type: 'button',
      class: 'step',
      'data-act': 'fill',
      'data-value': command,
      'data-app': step.app,
      title: command,
      'aria-label': `Write ${command}`,
    },
    icon('arrow'),
    step.version,
  )
}

function threadsView(state: State): HTMLElement {
  const repositories = [...new Set(state.threads.map(thread => thread.repository))].toSorted()
  return section(
    'threads',
    'Threads',
    ...repositories.map(repository =>
      h(
        'div',
        { class: 'repository', 'data-key': repository },
        h('h3', {}, repository, cloneButton(repository)),
        h(
          'ul',
          { class: 'card rows thread-list' },
          ...state.threads
            .filter(thread => thread.repository === repository)
            .map(thread => threadLine(state, thread)),
        ),
      ),
    ),
  )
}

function cloneButton(repository: string): HTMLElement {
  const command = `git clone ${location.origin}/${repository}.git`
  return h(
    'button',
    {
      type: 'button',
      class: 'quiet small',
      'data-act': 'copy',
      'data-value': command,
      title: command,
      'aria-label': `Copy: ${command}`,
    },
    icon('copy'),
    'clone',
  )
}

function threadLine(state: State, thread: ThreadLine): HTMLElement {
  const here = isSamePlace(state.route, routeOf(thread))
  const path = routePath(routeOf(thread))
  const picture = thread.state === 'merged' ? 'merge' : thread.kind === 'pull' ? 'pull' : 'issue'
  return h(
    'li',
    { 'data-key': path },
    h(
      'a',
      { href: path, 'aria-current': here ? 'page' : undefined },
      icon(picture, `thread-${thread.state}`),
      h('span', { class: 'thread-title' }, thread.title),
      h(
        'span',
        { class: 'muted thread-number', 'aria-label': `number ${thread.number}, ${thread.state}` },
        `#${thread.number}`,
      ),
    ),
  )
}

function examplesView(state: State): HTMLElement {
  const reader = state.people.find(person => person.role === 'reader')?.login
  return section(
    'examples',
    'Try it, break it',
    h(
      'ul',
      { class: 'card rows examples' },
      ...examples(state.matrix, reader, state.route?.repository).map(example =>
        h(
          'li',
          {},
          h('span', { class: 'example-title' }, example.title),
          commandButton(example.command, example.as),
        ),
      ),
      state.checks !== undefined && checkSwitch(state.checks),
    ),
  )
}

function checkSwitch(conclusion: string): HTMLElement {
  const failing = conclusion === 'failure'
  return h(
    'li',
    { class: 'switch-row' },
    h('span', { id: 'check-switch', class: 'example-title' }, 'The fleet’s CI check fails'),
    h(
      'button',
      {
        type: 'button',
        role: 'switch',
        class: 'switch',
        'aria-checked': String(failing),
        'aria-labelledby': 'check-switch',
        'data-act': 'checks',
        'data-value': failing ? 'success' : 'failure',
      },
      h('span', { class: 'knob' }),
    ),
  )
}
