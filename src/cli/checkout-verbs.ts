import { json, repo } from './shared-flags.ts'
import type { Flag, Verb } from './verb.ts'

const reason: Flag = { name: 'reason', type: 'string', value: 'TEXT', summary: 'why; kept in the commit' }
const commit: Flag = {
  name: 'commit',
  type: 'boolean',
  summary: 'commit what was written, one commit a promotion, with its trailers',
}

const many = Number.POSITIVE_INFINITY

/** The verbs that plan, compare and change a checkout, by the code that answers comments. */
export const checkoutVerbs: readonly Verb[] = [
  {
    name: 'diff',
    usage: 'diff ENV [ENV] | --base REF [--repo DIR] [--json]',
    summary: 'where environments differ; with --base, what the working tree changes in what is rendered',
    example: 'lockkeeper diff --base main',
    flags: [
      {
        name: 'base',
        type: 'string',
        value: 'REF',
        summary: 'compare with the merge base of HEAD and REF, rendered',
      },
      repo,
      json,
    ],
    positionals: [0, 2],
    load: () => import('./diff.ts'),
  },
  {
    name: 'plan',
    usage: 'plan COMMAND… [--repo DIR] [--json]',
    summary: 'what a promote or rollback would do here, and its proof; nothing is written',
    example: 'lockkeeper plan promote podinfo@7.0.0 to prod',
    flags: [repo, json],
    positionals: [1, many],
    load: () => import('./plan.ts'),
  },
  {
    name: 'promote',
    usage: 'promote APP@VERSION[, …] to ENV | APP from ENV to ENV | ENV to ENV [--commit]',
    summary: 'edits the working tree as the plan says and shows the proof',
    example: 'lockkeeper promote podinfo@7.0.0 to prod --commit',
    flags: [repo, commit, reason, json],
    positionals: [1, many],
    load: () => import('./promote.ts'),
  },
  {
    name: 'rollback',
    usage: 'rollback APP on ENV [to VERSION] [--commit]',
    summary: "edits the working tree back to a version, or to the one before in git's history",
    example: 'lockkeeper rollback podinfo on prod',
    flags: [repo, commit, reason, json],
    positionals: [3, 5],
    load: () => import('./rollback.ts'),
  },
  {
    name: 'completion',
    usage: 'completion bash|zsh|fish',
    summary: 'a script that completes verbs and flags in a shell',
    example: 'eval "$(lockkeeper completion bash)"',
    flags: [],
    positionals: [1, 1],
    load: () => import('./completion.ts'),
  },
]
