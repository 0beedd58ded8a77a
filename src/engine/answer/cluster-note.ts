import type { Answer } from './answer.ts'

type Said = Extract<Answer, { readonly kind: 'restarted' | 'not-connected' | 'not-there' | 'no-rollback' }>

/** What is said of clusters and of going back, in a few lines. */
export function clusterNote(said: Said): {
  readonly mark: string
  readonly title: string
  readonly lines: readonly string[]
} {
  switch (said.kind) {
    case 'restarted':
      return restartedNote(said)
    case 'not-connected':
      return {
        mark: '❓',
        title: `I see no cluster of ${said.environment}`,
        lines: ['Connect one under clusters in .github/lockkeeper.yml, by the name of its kubeconfig.'],
      }
    case 'not-there':
      return {
        mark: '❓',
        title: `${said.environment} has no ${said.app}`,
        lines: [`What runs where: /list ${said.app}`],
      }
    case 'no-rollback':
      return {
        mark: '❓',
        title: `I know no release of ${said.app} before this one on ${said.environment}`,
        lines: [
          `Name the one you mean: /rollback ${said.app} on ${said.environment} to VERSION`,
          `What I know: /history ${said.app} on ${said.environment}`,
        ],
      }
    default:
      return said satisfies never
  }
}

function restartedNote({ app, environment, clusters }: Extract<Said, { readonly kind: 'restarted' }>) {
  const failed = clusters.filter(({ failure }) => failure !== undefined)
  const none = clusters.every(({ workloads }) => workloads.length === 0)
  const lines = clusters.map(({ cluster, workloads, failure }) => {
    const done = workloads.length === 0 ? 'nothing' : workloads.join(', ')
    return failure === undefined ? `${cluster}: ${done}` : `${cluster}: ${done}; ${failure}`
  })
  const title = none ? `Nothing of ${app} was restarted` : `${app} on ${environment} is being restarted`
  return {
    mark: failed.length > 0 || none ? '🔴' : '🔄',
    title: failed.length > 0 && !none ? `${title}, not everywhere` : title,
    lines: [...lines, `How it goes: /verify ${app} on ${environment}`],
  }
}
