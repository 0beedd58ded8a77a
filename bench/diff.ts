// Our object diff against dyff on the same two files: `DYFF=path` names its binary, built with
// `go install github.com/homeport/dyff/cmd/dyff@latest` outside the repository.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseResources } from '../src/kustomize/yaml/parse-resources.ts'
import { diffObjects } from '../src/report/objects/diff.ts'
import { type RenderedObject, textAt } from '../src/report/objects/object.ts'
import { diffText } from '../src/report/objects/text.ts'
import { fastest, printRatio, runChild } from './kustomize-measure.ts'

const dyff = process.env.DYFF ?? 'dyff'
const hasDyff = spawnSync(dyff, ['version']).status === 0
const root = mkdtempSync(join(tmpdir(), 'bench-diff-'))

try {
  const times: number[] = []
  for (const count of [250, 500, 1000, 2000]) times.push(await benchSize(count))
  const exponent = Math.log((times[3] ?? 1) / (times[1] ?? 1)) / Math.log(4)
  console.log(`time grows with the number of objects to the power of ${exponent.toFixed(2)}`)
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** Both diffs of so many objects, of which one in ten differs; returns the milliseconds of ours without reading. */
async function benchSize(count: number): Promise<number> {
  const files = [1, 2].map(version => {
    const path = join(root, `${count}-${version}.yaml`)
    writeFileSync(path, manifests(count, version))
    return path
  })
  const [before = '', after = ''] = files
  const sides = { name: 'prod', before: documents(before), after: documents(after) }
  const alone = await fastest(5, () => timed(() => diffObjects([sides], { salt: 'salt' })))
  const whole = await fastest(3, () =>
    timed(() => {
      const read = { name: 'prod', before: documents(before), after: documents(after) }
      diffText(diffObjects([read], { salt: 'salt' }), { color: false })
    }),
  )
  console.log(
    `${count} objects: ${alone.toFixed(0)} ms for the diff, ${whole.toFixed(0)} ms with reading and printing`,
  )
  if (!hasDyff) console.log('diff: dyff is not there; name its binary in DYFF')
  else {
    const words = ['between', '--omit-header', before, after]
    const rival = await fastest(count > 1000 ? 2 : 3, async () => (await runChild(dyff, words)).ms)
    printRatio(`diff-${count}`, whole, rival)
  }
  return alone
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The objects of a file: read as dyff reads it, not built. */
function documents(path: string): readonly RenderedObject[] {
  return parseResources(readFileSync(path, 'utf8'), path).documents.flatMap(({ value }) => {
    if (!(value instanceof Map)) return []
    const namespace = textAt(value, 'metadata', 'namespace')
    const name = textAt(value, 'metadata', 'name') ?? ''
    const type = { apiVersion: textAt(value, 'apiVersion') ?? '', kind: textAt(value, 'kind') ?? '' }
    return [{ ...type, name, namespace, value }]
  })
}

function manifests(count: number, version: number): string {
  return Array.from({ length: count }, (_, index) => manifest(index, version)).join('---\n')
}

/** Workloads, services, ConfigMaps and Secrets in turn; the second version changes one in ten, adds and removes some. */
function manifest(index: number, version: number): string {
  const changes = version === 2 && index % 10 === 0
  const name = version === 2 && index % 97 === 0 ? `new-${index}` : `app-${index}`
  const head = (apiVersion: string, kind: string): string =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: team-${index % 20}\n`
  switch (index % 4) {
    case 0:
      return head('apps/v1', 'Deployment') + workload(index, changes)
    case 1:
      return `${head('v1', 'Service')}spec:\n  selector: {app: app-${index}}\n  ports:\n  - {name: http, port: ${changes ? 81 : 80}}\n  - {name: metrics, port: 9090}\n`
    case 2:
      return `${head('v1', 'ConfigMap')}data:\n  LEVEL: ${changes ? 'debug' : 'info'}\n  app.conf: |\n${lines(changes)}`
    default:
      return `${head('v1', 'Secret')}data:\n  password: ${Buffer.from(`password-${index}-${changes}`).toString('base64')}\n`
  }
}

function workload(index: number, changes: boolean): string {
  const label = `app: app-${index}`
  return `spec:
  replicas: ${changes ? 3 : 2}
  selector: {matchLabels: {${label}}}
  template:
    metadata: {labels: {${label}}}
    spec:
      containers:
      - name: main
        image: registry.example.com/team/app-${index}:${changes ? '2.0.0' : '1.0.0'}
        env:
${Array.from({ length: 10 }, (_, at) => `        - {name: VAR_${at}, value: "${changes && at === 4 ? 'new' : at}"}\n`).join('')}        ports: [{name: http, containerPort: 8080}]
      - name: proxy
        image: registry.example.com/proxy:1.0.0
`
}

function lines(changes: boolean): string {
  return Array.from(
    { length: 30 },
    (_, at) => `    setting-${at} = ${changes && at === 12 ? 'other' : at}\n`,
  ).join('')
}
