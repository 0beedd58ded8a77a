import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseEnvironmentName } from '../../src/promotion/names.ts'
import { renderedDifference } from '../../src/proof/between.ts'
import { manifestTexts } from '../../src/proof/manifests.ts'
import { createBuildMemo } from '../../src/proof/memo.ts'
import { diffJson } from '../../src/report/objects/json.ts'
import { kustomization } from '../fleet/repository.ts'
import { readingFrom, type Texts } from './world.ts'

// `CASES=10000 npm test -- test/proof` for a long run.
const cases = { numRuns: Number(process.env.CASES ?? 60) }

const environments = ['test', 'prod']
const apps = ['web', 'api', 'jobs']

/** A container that takes its environment from the ConfigMap of an app. */
function workload(name: string, cpu: string, settings: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      containers:
      - name: main
        image: ghcr.io/acme/${name}:1.0.0
        envFrom:
        - configMapRef: {name: ${settings}}
        resources:
          requests: {cpu: ${cpu}}
`
}

function settings(name: string, colour = 'blue'): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  colour: ${colour}
`
}

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: login
stringData:
  code: Tr0ub4dor-and-3
`

/** Three apps with an overlay for each environment; `web` and `jobs` take the settings of `api`. */
function fleetWith(changed: Texts): Texts {
  const overlays = environments.flatMap(environment =>
    apps.map(app => [
      `apps/${environment}/${app}/kustomization.yaml`,
      kustomization(`namespace: shop\nresources:\n- ../../base/${app}\n`),
    ]),
  )
  const bases = apps.flatMap(app => [
    [`apps/base/${app}/deployment.yaml`, workload(app, '100m', 'api')],
    [`apps/base/${app}/kustomization.yaml`, kustomization('resources:\n- deployment.yaml\n')],
  ])
  const own = {
    'apps/base/api/settings.yaml': settings('api'),
    'apps/base/api/kustomization.yaml': kustomization('resources:\n- deployment.yaml\n- settings.yaml\n'),
  }
  return { ...Object.fromEntries([...overlays, ...bases]), ...own, ...changed }
}

const login = {
  'apps/base/jobs/login.yaml': secret,
  'apps/base/jobs/kustomization.yaml': kustomization('resources:\n- deployment.yaml\n- login.yaml\n'),
}

function differenceOf(base: Texts, head: Texts): ReturnType<typeof renderedDifference> {
  return renderedDifference(readingFrom(base), readingFrom(head))
}

test('the manifests are those of the overlays that a change reaches, before and after it', () => {
  const head = fleetWith({ 'apps/base/web/deployment.yaml': workload('web', '200m', 'api') })
  const { sides } = differenceOf(fleetWith({}), head)
  const { base, head: after } = manifestTexts(
    sides,
    sides.pairs.flatMap(({ after: unit }) => unit?.parts[0]?.environment ?? []),
  )
  const rendered = (cpu: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - envFrom:
        - configMapRef:
            name: api
        image: ghcr.io/acme/web:1.0.0
        name: main
        resources:
          requests:
            cpu: ${cpu}
`
  expect(Object.fromEntries(base)).toEqual({ test: rendered('100m'), prod: rendered('100m') })
  expect(Object.fromEntries(after)).toEqual({ test: rendered('200m'), prod: rendered('200m') })
})

test('only the overlays that a change reaches are built', () => {
  const { builds, ...rest } = createBuildMemo()
  const asked: string[] = []
  const get: typeof builds.get = key => builds.get(asked[asked.push(key) - 1] ?? '')
  const memo = { ...rest, builds: { ...builds, get } }
  const head = fleetWith({ 'apps/base/web/deployment.yaml': workload('web', '200m', 'api') })
  renderedDifference(readingFrom(fleetWith({}), memo), readingFrom(head, memo))
  const folders = new Set(asked.map(key => /path: (\S+)/.exec(key)?.[1]))
  expect(folders).toEqual(new Set(['apps/test/web', 'apps/prod/web']))
})

test('a secret of an overlay out of reach is hidden in those within it', () => {
  const head = fleetWith({ ...login, 'apps/base/api/settings.yaml': settings('api', 'Tr0ub4dor-and-3') })
  const { diff } = differenceOf(fleetWith(login), head)
  expect(JSON.stringify(diffJson(diff))).toContain('masked')
  expect(JSON.stringify(diffJson(diff))).not.toContain('Tr0ub4dor')
})

test('what overlays out of reach need and a change removes is missed', () => {
  const head = fleetWith({ 'apps/base/api/settings.yaml': settings('renamed') })
  const { findings } = differenceOf(fleetWith({}), head)
  const said = findings
    .filter(({ id }) => id === 'reference-missing')
    .map(({ place, message }) => `${place.environment}: ${message}`)
  expect(said).toEqual(
    environments.flatMap(name =>
      apps
        .toSorted()
        .map(app => `${name}: Deployment shop/${app} needs the ConfigMap api: this change removes it.`),
    ),
  )
})

// One of each kind of change that decides whether the rest of an environment is asked.
const changes: Readonly<Record<string, Texts>> = {
  field: { 'apps/base/web/deployment.yaml': workload('web', '200m', 'api') },
  need: { 'apps/base/web/deployment.yaml': workload('web', '100m', 'gone') },
  settings: { 'apps/base/api/settings.yaml': settings('api', 'red') },
  renamed: { 'apps/base/api/settings.yaml': settings('renamed') },
  layer: {
    'apps/prod/web/kustomization.yaml': kustomization('namespace: other\nresources:\n- ../../base/web\n'),
  },
  added: { 'apps/prod/web/kustomization.yml': kustomization('resources: []\n') },
  broken: { 'apps/base/jobs/deployment.yaml': 'kind: ]\n' },
  patch: {
    'apps/prod/jobs/kustomization.yaml': kustomization(
      'namespace: shop\nresources:\n- ../../base/jobs\npatches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: jobs}\n    spec: {replicas: 2}\n',
    ),
  },
  environment: { 'apps/stage/web/kustomization.yaml': kustomization('resources:\n- ../../base/web\n') },
  login,
  ignored: { '.sourceignore': 'apps/base/api/settings.yaml\n' },
}

test('what is left out of the rendering changes nothing of what is said', () => {
  const some = fc
    .subarray(Object.keys(changes))
    .map(names => Object.assign({}, ...names.map(name => changes[name])))
  // A file that says this may hold a secret, and so its overlays are not left out.
  const whole = (texts: Texts): Texts =>
    Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, `${text}# kind: Secret\n`]))
  fc.assert(
    fc.property(some, some, (before, after) => {
      const [base, head] = [fleetWith(before), fleetWith(after)]
      const [near, far] = [differenceOf(base, head), differenceOf(whole(base), whole(head))]
      const told = ({ diff, findings, unproven, sides }: typeof near) => {
        const names = diff.environments.flatMap(({ name }) => parseEnvironmentName(name) ?? [])
        return { diff: diffJson(diff), findings, unproven, manifests: manifestTexts(sides, names) }
      }
      expect(told(near)).toEqual(told(far))
    }),
    cases,
  )
})
