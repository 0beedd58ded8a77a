import type { FleetReading } from '../../src/engine/fleet/fleet-reading.ts'
import { planPromotion } from '../../src/engine/plan/plan-promotion.ts'
import type { Problem } from '../../src/lib/problem.ts'
import type { EnvironmentName } from '../../src/promotion/names.ts'
import type { Plan } from '../../src/promotion/plan.ts'
import { readingFrom, type Texts } from '../proof/world.ts'

/** A repository as text: `--- path` begins a file, `=== ` what is expected of it all. */
export function readTree(text: string): { readonly files: Texts; readonly expected: string } {
  const [tree = '', expected = ''] = text.split(/^=== .*\n/m)
  const chunks = tree.split(/^--- (?=\S+$)/m).slice(1)
  const files = chunks.map(chunk => {
    const end = chunk.indexOf('\n')
    return [chunk.slice(0, end), chunk.slice(end + 1)] as const
  })
  return { files: Object.fromEntries(files), expected }
}

/** Every environment with its apps and pins, and what a promotion of each changes: the lines, and what its proof says. */
export function fleetPicture(files: Texts, version: string): string {
  const reading = readingFrom(files)
  const { environments, apps, pins, doubts = [], problems, ordered } = reading.fleet
  const lines = environments.flatMap(({ name, clusters }) => [
    clusters.length === 0 ? name : `${name} on ${clusters.join(', ')}`,
    ...apps.flatMap(app => {
      const isHere = (each: { readonly app: string; readonly environment: string }): boolean =>
        each.app === app.name && each.environment === name
      const found = pins.filter(isHere).map(pin => {
        const cluster = pin.cluster === undefined ? '' : ` (${pin.cluster})`
        return `    ${pin.version}  ${pin.kind} ${pin.file}:${pin.line}${cluster}`
      })
      const doubt = doubts.filter(isHere).map(({ problem }) => `    ? ${problemLine(problem)}`)
      if (found.length + doubt.length === 0) return []
      const planned = doubt.length > 0 ? [] : promotion(reading, app.name, name, version)
      return [`  ${app.name}`, ...found, ...doubt, ...planned.map(line => `    ${line}`)]
    }),
  ])
  const said = problems.map(problem => `! ${problemLine(problem)}`)
  return [...lines, ...(ordered ? [] : ['in no order']), ...said, ''].join('\n')
}

function promotion(
  reading: FleetReading,
  app: string,
  environment: EnvironmentName,
  version: string,
): string[] {
  const pin = reading.fleet.pins.find(each => each.app === app && each.environment === environment)
  const digest = `sha256:${'f'.repeat(64)}`
  const tagged = pin?.digest === undefined ? version : `${version}@${digest}`
  const wanted = pin?.version.startsWith('sha256:') === true ? digest : tagged
  const planned = planPromotion({ app, environment, version: wanted }, reading)
  if (planned.kind === 'problem') return [`! ${problemLine(planned.problem)}`]
  if (planned.kind === 'current') return ['is there already']
  const { plan } = planned
  const changed = [...plan.files].flatMap(([file, after]) =>
    changedLines(reading.snapshot.texts.get(file) ?? '', after).map(line => `${file}:${line}`),
  )
  return [...changed, proofLine(plan)]
}

function proofLine({ proof, environment }: Plan): string {
  const others = proof.environments.filter(each => each.name !== environment && each.status === 'changes')
  const strays = proof.strays.map(({ message }) => ` stray: ${message}`)
  const open = proof.environments
    .filter(each => each.name === environment && proof.verdict === 'unproven')
    .flatMap(each => each.problems.slice(0, 1).map(({ message }) => `: ${message}`))
  return [proof.verdict, ...open, ...strays, ...others.map(({ name }) => ` and changes ${name}`)].join('')
}

function problemLine({ code, message, place, advice }: Problem): string {
  const where = place === undefined ? '' : ` ${place.file}:${place.line}`
  return `${code}${where} ${message}${advice === undefined ? '' : ` ${advice}`}`
}

/** The lines that differ, by number: those that go, then those that come. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  if (old.length === now.length)
    return old.flatMap((line, at) =>
      line === now[at] ? [] : [`${at + 1} - ${line}`, `${at + 1} + ${now[at] ?? ''}`],
    )
  const start = old.findIndex((line, at) => line !== now[at])
  const end = old.toReversed().findIndex((line, at) => line !== now.at(-1 - at))
  const mark = (sign: string, lines: readonly string[]): readonly string[] =>
    lines.slice(start, lines.length - end).map((line, at) => `${start + at + 1} ${sign} ${line}`)
  return [...mark('-', old), ...mark('+', now)]
}
