import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FleetReading } from '../../src/engine/fleet/fleet-reading.ts'
import { planOffline } from '../../src/engine/plan/plan-offline.ts'
import { matrix } from '../../src/fleet/matrix.ts'
import { blocking } from '../../src/promotion/finding.ts'
import { renderedDifference } from '../../src/proof/between.ts'
import { compareEnvironments } from '../../src/proof/compare.ts'
import { unrenderedIn } from '../../src/proof/unrendered.ts'
import { differenceText } from '../../src/report/difference.ts'
import { findingsText } from '../../src/report/findings/show.ts'
import { listText } from '../../src/report/list-text.ts'
import { diffJson } from '../../src/report/objects/json.ts'
import { diffText } from '../../src/report/objects/text.ts'
import { findingJson } from '../../src/report/plan-json.ts'
import { renderedBody } from '../../src/report/rendered-reply.ts'
import { replies, say, sayInFleet, seed } from '../engine/fakes/seed.ts'
import { deployment, fluxKustomization, kustomization } from '../fleet/repository.ts'
import { base64, encodings, mistakes, type Plant, places, plants } from './planted.ts'
import { goalOf, readingFrom, type Texts } from './world.ts'

// `CASES=10000 npm test -- test/proof` for a long run.
const many = { numRuns: Number(process.env.CASES ?? 300) }
const few = { numRuns: Math.ceil(many.numRuns / 5) }

// What a password generator makes, and what a person takes: never a word alone, which configures and hides nothing.
const secrets = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9]{4,10}$/),
    fc.constantFrom('', '-', '_', '/', '+', '=', '"', ' & ', '%', '\\', "'", ': ', 'ü', '$x', '{', '<b>'),
    fc.stringMatching(/^[A-Za-z0-9]{3,10}$/),
  )
  .map(([start, middle, end]) => `Qz7${start}${middle}${end}9`)

interface World {
  readonly plant: Plant
  readonly secret: string
  readonly echo: string
}

const environments = ['test', 'prod']

/** A web server in two environments that holds a secret, and says it again where it does not belong. */
function repository({ plant, secret, echo }: World, image = '1.0.0'): Texts {
  const { files, kustomization: more = '', flux = '' } = plant(secret)
  const lists = /^- /.test(more) ? more : ''
  const overlays = environments.flatMap(name => [
    [`clusters/${name}/apps.yaml`, fluxKustomization('apps', `./apps/${name}`, flux)] as const,
    [
      `apps/${name}/kustomization.yaml`,
      kustomization(
        `namespace: shop\nresources: [../../base]\nimages:\n- name: ghcr.io/acme/web\n  newTag: ${image}\npatches: [{path: web.yaml}]\n`,
      ),
    ] as const,
    [
      `apps/${name}/web.yaml`,
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n${name === 'prod' && echo !== '' ? echo : '      hostname: web\n'}`,
    ] as const,
  ])
  return {
    'base/kustomization.yaml': kustomization(`resources:\n- web.yaml\n${lists === '' ? more : lists}`),
    'base/web.yaml': deployment('web', 'ghcr.io/acme/web'),
    ...files,
    ...Object.fromEntries(overlays),
  }
}

const worlds = fc
  .tuple(
    fc.constantFrom(...Object.values(plants)),
    secrets,
    fc.constantFrom(...Object.values(encodings)),
    fc.constantFrom(...Object.values(places)),
  )
  .map(([plant, secret, encode, place]) => ({ plant, secret, echo: place(encode(secret)) }))

const broken = fc
  .tuple(fc.constantFrom(...Object.values(mistakes)), secrets)
  .map(([plant, secret]) => ({ plant, secret, echo: '' }))

/** Everything that is printed and posted of a change of the repository. */
function shownOfChange(base: Texts, head: Texts): string {
  const [left, right] = [readingFrom(base), readingFrom(head)]
  const difference = renderedDifference(left, right)
  const { diff, findings, unproven } = difference
  const reply = {
    ...{ key: 'acme/fleet#1', base: left.snapshot.commit, head: right.snapshot.commit, diff, findings },
    broken: unproven.filter(({ side }) => side === 'after'),
    unproven: unproven.filter(({ side }) => side !== 'after'),
    blocking: blocking(findings, right.policy.blockingFindings),
  }
  return [
    JSON.stringify(unproven),
    JSON.stringify(diffJson(diff)),
    JSON.stringify(findings.map(findingJson)),
    diffText(diff, { color: false }),
    findingsText(findings, { color: false }),
    renderedBody(reply),
  ].join('\n')
}

/** Everything that the command line prints of one state of the repository. */
function shownOfState(reading: FleetReading): string {
  const { fleet, rendering, problems } = reading
  const [test = '', prod = ''] = fleet.environments.map(({ name }) => name)
  const names = fleet.environments.map(({ name }) => name)
  const rows = compareEnvironments(fleet, names, rendering)
  const plan = planOffline([[{ goal: goalOf('web@9.0.0 to prod') }]], reading)
  const { proof } = plan.promotions[0]?.planned.kind === 'plan' ? plan.promotions[0].planned.plan : {}
  const found = matrix({ ...fleet, problems: [...problems, ...fleet.problems] }, {})
  return [
    differenceText(names, rows, { color: false, width: undefined }),
    JSON.stringify([
      test,
      prod,
      rows,
      unrenderedIn(fleet, names, rendering),
      proof,
      plan.promotions.map(({ gates }) => gates),
    ]),
    listText(found, { color: false, width: undefined }),
    JSON.stringify(found),
  ].join('\n')
}

/** How a secret shows when it is shown. */
function leaks(shown: string, secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const inner = [0, 1, 2].map(offset => base64(`${'x'.repeat(offset)}${secret}`).slice(4, -4))
  const forms = {
    plain: secret,
    JSON: JSON.stringify(secret).slice(1, -1),
    'JSON in JSON': JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    URL: encodeURIComponent(secret),
    hexadecimal: bytes.toString('hex'),
    'base64 of base64': base64(base64(secret)).slice(0, -4),
    ...Object.fromEntries(inner.map((text, offset) => [`base64 at ${offset}`, text])),
    // Half of a secret is too much, too.
    start: secret.slice(0, 9),
    end: secret.slice(-9),
  }
  const text = `${shown}\n${shown.toLowerCase()}`
  return Object.entries(forms).flatMap(([name, form]) => (text.includes(form) ? [`${name}: ${form}`] : []))
}

test('a secret that is planted anywhere in the repository, in any encoding, is in no diff', () => {
  fc.assert(
    fc.property(worlds, secrets, (world, other) => {
      const plain = repository({ ...world, plant: () => ({ files: {} }), echo: '' })
      const planted = repository(world)
      const changed = repository({ ...world, secret: other, echo: '' })
      for (const [base, head] of [
        [plain, planted],
        [planted, changed],
        [changed, plain],
      ] as const) {
        const shown = shownOfChange(base, head)
        expect([...leaks(shown, world.secret), ...leaks(shown, other)]).toEqual([])
      }
    }),
    many,
  )
})

test('nor in a plan, a comparison of environments, or a list', () => {
  fc.assert(
    fc.property(worlds, world => {
      expect(leaks(shownOfState(readingFrom(repository(world))), world.secret)).toEqual([])
    }),
    many,
  )
})

test('nor in what a mistake beside it is said to be', () => {
  fc.assert(
    fc.property(broken, world => {
      const head = repository(world)
      const shown = [
        shownOfState(readingFrom(head)),
        shownOfChange(repository({ ...world, plant: () => ({ files: {} }) }), head),
      ]
      expect(leaks(shown.join('\n'), world.secret)).toEqual([])
    }),
    many,
  )
})

test('nor in a reply, a pull request or a commit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(worlds, broken), async world => {
      const seeded = seed({
        ...repository(world),
        '.github/lockkeeper.yml':
          'version: 1\nsources: [{repository: acme/podinfo, apps: [web]}]\nenvironments: [{name: test}, {name: prod, after: []}]\n',
      })
      seeded.source.tags.add('9.0.0')
      await say(seeded, '/promote web@9.0.0 to prod')
      await say(seeded, '/promote web@8.0.0 to test --dry-run')
      const answers = await sayInFleet(seeded, '/diff test prod\n/list')
      const [id = ''] = /p-[a-z2-7]{6}/.exec(replies(seeded).join('\n')) ?? []
      const explained = await sayInFleet(seeded, `/explain ${id}`)
      const shown = [
        ...replies(seeded),
        ...answers,
        ...explained,
        ...seeded.fleet.pullRequests.map(({ title, body }) => `${title}\n${body}`),
        JSON.stringify(seeded.events),
      ].join('\n')
      expect(shown).toContain('web')
      expect(leaks(shown, world.secret)).toEqual([])
    }),
    few,
  )
})
