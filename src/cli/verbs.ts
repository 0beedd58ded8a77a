import { actionVerbs } from './action-verbs.ts'
import { checkoutVerbs } from './checkout-verbs.ts'
import { json, repo } from './shared-flags.ts'
import type { Verb } from './verb.ts'

const many = Number.POSITIVE_INFINITY

export const verbs: readonly Verb[] = [
  {
    name: 'sandbox',
    usage: 'sandbox [--run TEXT] [--repo DIR] [--port N] [--kubeconfig FILE]',
    summary: 'GitHub, a GitOps repository, clusters and the App on this machine, with a page to try them',
    example: 'lockkeeper sandbox --run "/promote podinfo@7.0.0 to prod"',
    flags: [
      {
        name: 'run',
        type: 'string',
        value: 'TEXT',
        summary: 'post this comment, follow the reply, exit with its verdict',
      },
      { ...repo, summary: 'use this GitOps repository (copied, never written) in place of the seeded one' },
      { name: 'port', type: 'string', value: 'N', summary: 'the port of the page (default: a free one)' },
      {
        name: 'kubeconfig',
        type: 'string',
        value: 'FILE',
        summary:
          'follow rollouts in a real cluster in place of stand-ins; its own Flux applies them, or `delivery: apply`',
      },
      {
        name: 'without-flux',
        type: 'string',
        value: 'ENV',
        summary: 'one environment of the seeded fleet has no Flux: Lockkeeper applies it itself',
      },
      { name: 'no-clusters', type: 'boolean', summary: 'connect no cluster: what is merged is not watched' },
      json,
    ],
    positionals: [0, 0],
    load: () => import('./sandbox.ts'),
  },
  {
    name: 'build',
    usage: 'build DIR… | --flux FILE [-o FILE|DIR] [--all] [--dialect 5.5|5.8] [--findings]',
    summary: 'what `kustomize build` prints, byte for byte; with --flux, what Flux builds',
    example: 'lockkeeper build apps/prod --findings',
    flags: [
      {
        name: 'flux',
        type: 'string',
        value: 'FILE',
        summary: 'build the first Flux Kustomization in FILE, its path taken from --repo',
      },
      {
        name: 'var',
        type: 'string',
        value: 'NAME=VALUE',
        summary: 'with --flux: a variable that only the cluster knows (may be repeated)',
        multiple: true,
      },
      repo,
      {
        name: 'output',
        short: 'o',
        type: 'string',
        value: 'FILE|DIR',
        summary: 'write there instead of stdout',
      },
      { name: 'all', type: 'boolean', summary: 'print several folders, separated by ---' },
      {
        name: 'dialect',
        type: 'string',
        value: '5.5|5.8',
        summary: 'the version of Kustomize to agree with (default: 5.5)',
      },
      {
        name: 'load-restrictor',
        type: 'string',
        value: 'NAME',
        summary: 'LoadRestrictionsRootOnly (default) or LoadRestrictionsNone',
      },
      {
        name: 'reorder',
        type: 'string',
        value: 'legacy|none',
        summary: 'the order of the output (default: legacy)',
      },
      { name: 'findings', type: 'boolean', summary: 'print on stderr what looks wrong though it builds' },
      json,
    ],
    positionals: [0, many],
    load: () => import('./build.ts'),
  },
  {
    name: 'list',
    usage: 'list [APP] [on ENV] [--repo DIR] [--json]',
    summary: 'the matrix app × environment',
    example: 'lockkeeper list podinfo on prod',
    flags: [repo, json],
    positionals: [0, 3],
    load: () => import('./list.ts'),
  },
  ...checkoutVerbs,
  {
    name: 'verify',
    usage:
      'verify APP on ENV [--commit SHA] [--timeout 5m] [--repo DIR] [--json] | verify --event FILE [--timeout 5m] [--json]',
    summary: 'whether the clusters run what the GitOps repository says',
    example: 'lockkeeper verify podinfo on prod --timeout 5m',
    flags: [
      {
        name: 'commit',
        type: 'string',
        value: 'SHA',
        summary: 'the commit that has to have arrived (default: the one that is checked out)',
      },
      {
        name: 'timeout',
        type: 'string',
        value: '5m',
        summary: 'look until it is decided, at most that long (default: once)',
      },
      {
        name: 'event',
        type: 'string',
        value: 'FILE',
        summary: 'do what the Action does with this event, a push; acts with GITHUB_TOKEN',
      },
      repo,
      json,
    ],
    positionals: [0, 3],
    load: () => import('./verify.ts'),
  },
  {
    name: 'parse',
    usage: 'parse [FILE] [--repo DIR] [--json]',
    summary: 'what a comment (a file or stdin) would do, and why',
    example: 'echo "/promote podinfo@7.0.0 to prod" | lockkeeper parse',
    flags: [{ ...repo, summary: 'check names against this GitOps repository' }, json],
    positionals: [0, 1],
    load: () => import('./parse.ts'),
  },
  ...actionVerbs,
  {
    name: 'serve',
    usage: 'serve [--poll INTERVAL]',
    summary: 'the GitHub App; settings are environment variables',
    example: 'lockkeeper serve --poll 30s',
    flags: [
      {
        name: 'poll',
        type: 'string',
        value: 'INTERVAL',
        summary: 'look at GitHub that often; needs no public address',
      },
      {
        name: 'setup',
        type: 'boolean',
        summary: 'register a GitHub App by its manifest, on the loopback address',
      },
      {
        name: 'organization',
        type: 'string',
        value: 'NAME',
        summary: 'with --setup: the organisation that owns the GitHub App',
      },
      {
        name: 'name',
        type: 'string',
        value: 'NAME',
        summary: 'with --setup: the name of the GitHub App (default: lockkeeper)',
      },
      {
        name: 'webhook-url',
        type: 'string',
        value: 'URL',
        summary: 'with --setup: where GitHub shall send webhooks',
      },
    ],
    positionals: [0, 0],
    load: () => import('./serve.ts'),
  },
  {
    name: 'doctor',
    usage: 'doctor [--poll] [--json]',
    summary: 'checks a live installation with the settings of the server, and says what to fix',
    example: 'lockkeeper doctor --json',
    flags: [
      { name: 'poll', type: 'boolean', summary: 'no webhooks are taken, so no secret is asked for' },
      json,
    ],
    positionals: [0, 0],
    load: () => import('./doctor.ts'),
  },
  {
    name: 'restart-controller',
    usage: 'restart-controller [--namespace NAME]… [--secrets] [--dry-run] [--kubeconfig FILE]',
    summary: 'restarts workloads whose ConfigMap changed, as long as it runs',
    example: 'lockkeeper restart-controller --namespace helloworld --dry-run',
    flags: [
      {
        name: 'namespace',
        type: 'string',
        value: 'NAME',
        summary: 'watch this namespace (may be repeated; default: all)',
        multiple: true,
      },
      { name: 'secrets', type: 'boolean', summary: 'watch Secrets too; takes the right to read them' },
      { name: 'dry-run', type: 'boolean', summary: 'say what would be restarted, restart nothing' },
      {
        name: 'debounce',
        type: 'string',
        value: 'INTERVAL',
        summary: 'how long a change waits for the next one (default: 300ms)',
      },
      {
        name: 'kubeconfig',
        type: 'string',
        value: 'FILE',
        summary: 'default: KUBE_CONFIG, KUBECONFIG, the cluster around it, ~/.kube/config',
      },
      { name: 'context', type: 'string', value: 'NAME', summary: 'of the kubeconfig (default: its current)' },
      {
        name: 'allow-program',
        type: 'string',
        value: 'NAME',
        summary:
          'a program that the kubeconfig may run, or proxy-url, insecure-skip-tls-verify (may be repeated)',
        multiple: true,
      },
    ],
    positionals: [0, 0],
    load: () => import('./restart-controller.ts'),
  },
]
