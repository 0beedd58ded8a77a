import type { EnvironmentRollout, PodLine, Rollouts, WorkloadRollout } from './api-types.ts'
import { type Child, h, icon } from './dom.ts'

/** What the clusters run: a card for each environment, a line for each workload, a square for each pod. */
export function rolloutsView(rollouts: Rollouts | undefined): Child {
  if (rollouts === undefined || rollouts.environments.length === 0) return undefined
  return h(
    'section',
    { class: 'rail-part', id: 'rollouts', 'data-key': 'rollouts', 'aria-labelledby': 'rollouts-title' },
    h('h2', { id: 'rollouts-title' }, 'Clusters'),
    h('div', { class: 'card rollouts' }, ...rollouts.environments.map(environmentView)),
    h('p', { class: 'muted note' }, rollouts.note),
  )
}

function environmentView({ name, problem, workloads }: EnvironmentRollout): HTMLElement {
  return h(
    'div',
    { class: 'rollout-environment', 'data-key': name },
    h('h3', {}, name),
    problem !== undefined && h('p', { class: 'refusal' }, problem),
    ...workloads.map(workloadView),
  )
}

const marks = {
  current: { icon: 'check', word: 'runs' },
  'in-progress': { icon: 'wait', word: 'rolling out' },
  failed: { icon: 'cross', word: 'failed' },
} as const

function workloadView({ name, version, ready, wanted, health, message, pods }: WorkloadRollout): HTMLElement {
  const mark = marks[health]
  return h(
    'div',
    { class: `workload ${health}`, 'data-key': name },
    icon(mark.icon),
    h('span', { class: 'workload-name' }, name),
    h('span', { class: 'workload-version' }, version),
    h(
      'span',
      { class: 'muted workload-count' },
      `${ready}/${wanted}`,
      h('span', { class: 'unseen' }, ` pods ready, ${mark.word}`),
    ),
    h('span', { class: 'pods', 'aria-hidden': 'true' }, ...pods.map(podView)),
    health !== 'current' && h('p', { class: 'workload-message' }, message),
  )
}

function podView({ name, version, state }: PodLine): HTMLElement {
  return h('span', { class: `pod ${state}`, title: `${name}: ${version}, ${state}`, 'data-key': name })
}
