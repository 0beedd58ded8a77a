import { expect, test } from '@jest/globals'
import { createBuildMemo } from '../../src/proof/memo.ts'
import { diffText } from '../../src/report/objects/text.ts'
import { deployment, fluxKustomization, helmRelease, kustomization } from '../fleet/repository.ts'
import { planOf, proofWith, readingFrom, strayPlaces, threeEnvironments } from './world.ts'

const overlay = 'apps/prod/kustomization.yaml'

function replaced(file: string, from: string, to: string): Record<string, string> {
  const text = threeEnvironments()[file] ?? ''
  expect(text).toContain(from)
  return { [file]: text.replace(from, to) }
}

test('one image in one environment', () => {
  const { proof } = planOf(readingFrom(threeEnvironments()), 'web@7.0.0 to prod')
  expect(proof.verdict).toBe('proven')
  expect(proof.environments.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'test unchanged',
    'stage unchanged',
    'prod changes',
  ])
  expect(diffText(proof.diff, { color: false })).toBe(`prod: 1 changed (1 field)

~ Deployment shop/web
    /spec/template/spec/containers/[name=web]/image  apps/prod/kustomization.yaml:8
    - "ghcr.io/acme/web:6.9.0"
    + "ghcr.io/acme/web:7.0.0"

`)
})

test('a range that becomes a version is found, and refuses nothing by itself', () => {
  const files = {
    'clusters/prod/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'apps/prod/kustomization.yaml': kustomization('resources: [release.yaml]\n'),
    'apps/prod/release.yaml': helmRelease('podinfo', '6.x'),
  }
  const { proof } = planOf(readingFrom(files), 'podinfo@6.5.0 to prod')
  expect([proof.verdict, proof.blocking.findings]).toEqual(['proven', []])
  expect(proof.findings).toEqual([
    {
      id: 'range-replaced',
      kind: 'range',
      severity: 'warning',
      place: { environment: 'prod', file: 'apps/prod/release.yaml', line: 9, column: 16 },
      message:
        'apps/prod/release.yaml:9 becomes 6.5.0; it replaces the range 6.x: newer versions no longer come by themselves.',
      advice: 'To keep a range, change it by a pull request of your own.',
    },
  ])
})

test('a line that Flux’s image automation writes too is warned of, and stops nothing', () => {
  const setter = '# {"$imagepolicy": "flux-system:web:tag"}'
  const reading = readingFrom({ ...threeEnvironments(), ...replaced(overlay, '6.9.0', `6.9.0 ${setter}`) })
  const { verdict, findings, blocking } = planOf(reading, 'web@7.0.0 to prod').proof
  expect([verdict, blocking.findings, findings]).toEqual([
    'proven',
    [],
    [
      {
        id: 'image-automation',
        kind: 'automation',
        severity: 'warning',
        place: { environment: 'prod', file: overlay, line: 8, column: 11 },
        message: `${overlay}:8 becomes 7.0.0, and Flux's image automation writes that line too, by the policy flux-system:web:tag.`,
        advice:
          'Take its setter comment out where people promote, or leave the environment to the automation.',
      },
    ],
  ])
})

test('another field of the same object is a stray, named with its place', () => {
  const reading = readingFrom(threeEnvironments())
  const changed = replaced('apps/base/web.yaml', 'template:', 'replicas: 0\n  template:')
  const { verdict, strays } = proofWith(reading, 'web@7.0.0 to prod', changed)
  expect(verdict).toBe('refuted')
  expect(strayPlaces(strays)).toEqual([
    'apps/base/web.yaml',
    'test Deployment shop/web /spec/replicas apps/base/web.yaml:6',
    'stage Deployment shop/web /spec/replicas apps/base/web.yaml:6',
    'prod Deployment shop/web /spec/replicas apps/base/web.yaml:6',
  ])
})

test('the same version of another app is a stray', () => {
  const reading = readingFrom(threeEnvironments())
  const text = threeEnvironments()[overlay]?.replaceAll('6.9.0', '7.0.0') ?? ''
  const { strays } = proofWith(reading, 'web@7.0.0 to prod', { [overlay]: text })
  expect(strays.map(({ object, message }) => `${object}: ${message}`)).toEqual([
    'undefined: the line changes, and no edit of the plan is in it',
    'Deployment shop/api: the image is that of api, and only web is meant',
  ])
})

test('another environment is a stray, even by the very change that is meant', () => {
  const reading = readingFrom(threeEnvironments())
  const changed = replaced('apps/stage/kustomization.yaml', '6.9.0', '7.0.0')
  const { strays } = proofWith(reading, 'web@7.0.0 to prod', changed)
  expect(strayPlaces(strays)).toEqual([
    'apps/stage/kustomization.yaml',
    'stage Deployment shop/web /spec/template/spec/containers/[name=web]/image apps/stage/kustomization.yaml:7',
  ])
})

test('an object that comes, goes or is renamed is a stray', () => {
  const reading = readingFrom(threeEnvironments())
  const changed = replaced('apps/base/kustomization.yaml', '- api.yaml\n', 'namePrefix: x-\n')
  const { strays } = proofWith(reading, 'web@7.0.0 to prod', changed)
  expect(
    strays.filter(each => each.environment === 'prod').map(each => `${each.object}: ${each.message}`),
  ).toEqual([
    'Deployment shop/x-web: the object is added',
    'Deployment shop/web: the object is removed',
    'Deployment shop/api: the object is removed',
  ])
})

test('what cannot be rendered any more is a stray', () => {
  const reading = readingFrom(threeEnvironments())
  const changed = replaced('apps/test/kustomization.yaml', '../base', '../nowhere')
  const { strays } = proofWith(reading, 'web@7.0.0 to prod', changed)
  expect(
    strays.map(({ environment, message }) => `${environment}: ${message.split('\n')[0]}`),
  ).toContainEqual(expect.stringMatching(/^test: flux-system\/apps in test cannot be rendered any more: /))
})

test('an unrenderable neighbour is shown and does not block', () => {
  const reading = readingFrom({
    ...threeEnvironments(),
    ...replaced('apps/test/kustomization.yaml', '../base', '../nowhere'),
  })
  const { proof } = planOf(reading, 'web@7.0.0 to prod')
  expect(proof.verdict).toBe('proven')
  expect(proof.environments.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'test unproven',
    'stage unchanged',
    'prod changes',
  ])
  expect(proof.environments[0]?.problems[0]?.message).toMatch(/nowhere/)
})

test('a generated ConfigMap gets a new hash with its references: one change', () => {
  const values = (version: string): string => `image:\n  tag: ${version}\n`
  const reading = readingFrom({
    'clusters/prod/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'apps/prod/kustomization.yaml': kustomization(
      'resources: [web.yaml]\nconfigMapGenerator:\n- name: web-values\n  files: [values.yaml]\n',
    ),
    'apps/prod/values.yaml': values('6.9.0'),
    'apps/prod/web.yaml': `${deployment('web', 'ghcr.io/acme/web:1.0.0')}      volumes:
        - name: values
          configMap: {name: web-values}
`,
    '.github/lockkeeper.yml': `version: 1
environments: [{name: prod, paths: [clusters/prod]}]
apps:
  web: {pins: [{environment: prod, file: apps/prod/values.yaml, path: image.tag}]}
`,
  })
  const { proof } = planOf(reading, 'web@7.0.0 to prod')
  expect([proof.verdict, proof.strays]).toEqual(['proven', []])
  expect(proof.diff.environments[0]?.objects).toMatchObject([
    { kind: 'ConfigMap', references: ['Deployment web'], fields: [{ path: '/data/values.yaml' }] },
  ])
})

test('an edit that nothing rendered reads leaves the environment unproven', () => {
  const reading = readingFrom({
    ...threeEnvironments(),
    'charts/prod.yaml': 'image: {tag: 6.9.0}\n',
    '.github/lockkeeper.yml':
      'version: 1\napps:\n  chart: {pins: [{environment: prod, file: charts/prod.yaml, path: image.tag}]}\n',
  })
  const { proof } = planOf(reading, 'chart@7.0.0 to prod')
  expect(proof.verdict).toBe('unproven')
  expect(
    proof.environments.find(({ name }) => name === 'prod')?.problems.map(({ message }) => message),
  ).toEqual(['Nothing that is rendered here reads charts/prod.yaml.'])
})

test('an edit that is read and changes nothing is refused', () => {
  const files = replaced(overlay, `- name: ghcr.io/acme/web\n`, `- name: ghcr.io/acme/gone\n`)
  const reading = readingFrom({
    ...threeEnvironments(),
    ...files,
    '.github/lockkeeper.yml':
      'version: 1\napps:\n  gone: {pins: [{environment: prod, file: apps/prod/kustomization.yaml, path: /images/0/newTag}]}\n',
  })
  const { proof } = planOf(reading, 'gone@7.0.0 to prod')
  expect(proof.strays).toEqual([
    {
      environment: 'prod',
      file: overlay,
      line: 8,
      message: 'nothing that is rendered in prod changes by it',
    },
  ])
})

test('two clusters of one environment that change alike are one change', () => {
  const reading = readingFrom({
    ...threeEnvironments(),
    'clusters/prod-eu/apps.yaml': fluxKustomization('apps', './apps/prod'),
    'clusters/prod-us/apps.yaml': fluxKustomization('apps', './apps/prod'),
    '.github/lockkeeper.yml': 'version: 1\nenvironments: [{name: prod, clusters: [prod-eu, prod-us]}]\n',
  })
  const { proof } = planOf(reading, 'web@7.0.0 to prod')
  expect([proof.verdict, proof.diff.environments.map(({ objects }) => objects.length)]).toEqual([
    'proven',
    [1],
  ])
})

test('the digest holds what is rendered of the objects that change, and nothing else', () => {
  const digest = (change: Record<string, string>): string =>
    planOf(readingFrom({ ...threeEnvironments(), ...change }), 'web@7.0.0 to prod').digest
  const plain = digest({})
  expect(digest(replaced('apps/stage/kustomization.yaml', '6.9.0', '6.9.5'))).toBe(plain)
  expect(digest(replaced('apps/base/api.yaml', 'template:', 'replicas: 3\n  template:'))).toBe(plain)
  expect(digest(replaced('apps/base/web.yaml', 'template:', 'replicas: 3\n  template:'))).not.toBe(plain)
})

test('what does not read an edited file is not built again', () => {
  const { memo, built } = watchedMemo()
  planOf(readingFrom(threeEnvironments(), memo), 'web@7.0.0 to prod')
  const known = built.size
  planOf(readingFrom(threeEnvironments(), memo), 'web@7.0.0 to prod')
  planOf(readingFrom(threeEnvironments(), memo), 'web@7.1.0 to prod')
  expect(built.size).toBe(known + 1)
})

test('a memo without room for a single build costs work and changes nothing', () => {
  const { memo, built } = watchedMemo(1)
  const plan = () => planOf(readingFrom(threeEnvironments(), memo), 'web@7.0.0 to prod')
  const first = plan()
  const once = built.size
  expect(plan()).toEqual(first)
  expect(built.size).toBe(2 * once)
  expect(first).toEqual(planOf(readingFrom(threeEnvironments()), 'web@7.0.0 to prod'))
})

/** A memo, and every build that was ever put into it. */
function watchedMemo(capacity?: number) {
  const plain = createBuildMemo(capacity)
  const built = new Set<unknown>()
  const set: typeof plain.builds.set = (key, variants, weight) => {
    for (const { build } of variants) built.add(build)
    plain.builds.set(key, variants, weight)
  }
  return { memo: { ...plain, builds: { ...plain.builds, set } }, built }
}

test('where a field comes from is said, though the same was built before without', () => {
  const memo = createBuildMemo()
  const moved = replaced(overlay, '6.9.0', '7.0.0')
  // What is there now was built only to be compared with; now it is what a plan leads to.
  planOf(readingFrom({ ...threeEnvironments(), ...moved }, memo), 'web@7.1.0 to prod')
  const { proof } = planOf(readingFrom(threeEnvironments(), memo), 'web@7.0.0 to prod')
  expect(diffText(proof.diff, { color: false })).toContain('/image  apps/prod/kustomization.yaml:8')
})
