import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runCommandLine } from '../../src/cli/command-line.ts'

type Files = Readonly<Record<string, string>>

/** A checkout of a GitOps repository whose environment `prod` a cluster runs. */
export interface Fleet {
  readonly folder: string
  commit(files: Files): { readonly sha: string; readonly files: Files }
  /** `lockkeeper verify podinfo on prod --json` in it, with what it printed. */
  verify(timeout?: string): Promise<{ readonly code: number; readonly output: unknown }>
  remove(): void
}

/** Makes one in a folder of its own; the environment's variables hold the cluster's kubeconfig as `KUBE_CONFIG_PROD`. */
export function openFleet(
  environment: Readonly<Record<string, string>>,
  config = 'version: 1\nclusters: { prod: { kubeconfig: KUBE_CONFIG_PROD } }\n',
): Fleet {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'))
  git(folder, 'init', '-q', '-b', 'main')
  return {
    folder,
    commit: files => commit(folder, { ...files, '.github/lockkeeper.yml': config }),
    verify: timeout => verify(folder, environment, timeout),
    remove: () => rmSync(folder, { recursive: true }),
  }
}

function commit(folder: string, files: Files): ReturnType<Fleet['commit']> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  git(folder, 'add', '-A')
  git(
    folder,
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@example.com',
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    'fleet',
  )
  return { sha: git(folder, 'rev-parse', 'HEAD').trim(), files }
}

function git(folder: string, ...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' })
}

async function verify(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  timeout: string | undefined,
): ReturnType<Fleet['verify']> {
  let output = ''
  const limit = timeout === undefined ? [] : ['--timeout', timeout]
  const print = (text: string) => {
    output += text
  }
  const code = await runCommandLine(['verify', 'podinfo', 'on', 'prod', '--json', ...limit], '0.0.0', {
    stdin: process.stdin,
    out: print,
    error: print,
    colour: false,
    width: undefined,
    environment,
    cwd,
  })
  return { code, output: JSON.parse(output) }
}

/** An environment, its folder, and the namespace of its objects. */
export interface Place {
  readonly environment: string
  readonly namespace: string
}

const usual: Place = { environment: 'prod', namespace: 'flux-test' }

/** The files of a GitOps repository with one environment, whose pods fare as `behaviour` says. */
export function fleetFiles(tag: string, behaviour = 'ready', { environment, namespace } = usual): Files {
  const labels = { app: 'podinfo' }
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'podinfo', namespace },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { 'test/behaviour': behaviour } },
        spec: { containers: [{ name: 'podinfo', image: 'podinfo' }] },
      },
    },
  }
  const image = `{ name: podinfo, newName: example.com/podinfo, newTag: ${tag} }`
  const folder = `apps/${environment}`
  return {
    [`${folder}/kustomization.yaml`]: `resources: [namespace.yaml, podinfo.yaml]\nimages:\n- ${image}\n`,
    [`${folder}/namespace.yaml`]: `{ apiVersion: v1, kind: Namespace, metadata: { name: ${namespace} } }\n`,
    [`${folder}/podinfo.yaml`]: JSON.stringify(deployment),
  }
}

/** Applies them, and waits for their health. */
export function kustomizationOf({ environment, namespace } = usual) {
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: namespace, namespace: 'flux-system' },
    spec: {
      interval: '10m',
      path: `./apps/${environment}`,
      prune: true,
      wait: true,
      timeout: '30s',
      sourceRef: { kind: 'GitRepository', name: 'fleet' },
    },
  }
}
