import { json, repo } from './shared-flags.ts'
import type { Verb } from './verb.ts'

/** The Action's modes, to try a workflow without pushing. */
export const actionVerbs: readonly Verb[] = [
  {
    name: 'render',
    usage: 'render --event FILE [--repo DIR] [-o DIR] [--json]',
    summary: 'what the Action shows on a pull request; acts with GITHUB_TOKEN',
    example: 'lockkeeper render --event pull-request.json',
    flags: [
      {
        name: 'event',
        type: 'string',
        value: 'FILE',
        summary: 'the event `pull_request` as GitHub wrote it',
      },
      { ...repo, summary: 'the checkout of the pull request (default: .)' },
      {
        name: 'output',
        short: 'o',
        type: 'string',
        value: 'DIR',
        summary: 'where the manifests go (default: a temporary folder)',
      },
      json,
    ],
    positionals: [0, 0],
    load: () => import('./render.ts'),
  },
  {
    name: 'chatops',
    usage: 'chatops [--event FILE] [--timeout DURATION] [--json]',
    summary: 'what the Action does with a comment, or by schedule; acts with GITHUB_TOKEN',
    example: 'lockkeeper chatops --event comment.json',
    flags: [
      {
        name: 'event',
        type: 'string',
        value: 'FILE',
        summary: 'the event as GitHub wrote it; without one, everything that waits is looked at',
      },
      {
        name: 'timeout',
        type: 'string',
        value: 'DURATION',
        summary: 'how long to stay for checks and rollouts (default: 5m)',
      },
      json,
    ],
    positionals: [0, 0],
    load: () => import('./chatops.ts'),
  },
]
