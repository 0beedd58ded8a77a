import type { Problem } from '../lib/problem.ts'
import type { Fleet, Pin } from '../promotion/fleet.ts'
import type { Goal } from '../promotion/goal.ts'
import { sharedWith } from '../promotion/pins.ts'

/** Why a scalar that others share cannot be moved for one environment, and what would let it. */
export function sharedPin({ app, environment, version }: Goal, pins: readonly Pin[], fleet: Fleet): Problem {
  const [pin] = pins
  if (pin === undefined)
    return { code: 'SHARED_PIN', message: `${environment} shares the version of ${app}.` }
  const { file, line, column } = pin
  const others = sharedWith(fleet, pin)
  return {
    code: 'SHARED_PIN',
    message: `${environment} takes the version of ${app} from ${file}:${line}, which ${others.join(' and ')} share${others.length === 1 ? 's' : ''}: a change there would change them all, and ${environment} has no file of its own in which it could say another.`,
    place: { file, line, column },
    advice: `Give ${environment} ${ownPlace(pin, version)}; or name its pin under \`apps\` in .github/lockkeeper.yml: \`${configLine(pin)}\`.`,
  }
}

function ownPlace({ kind, image }: Pin, version: string): string {
  if (kind === 'flux-substitute')
    return 'a Flux Kustomization of its own, with the variable under `postBuild.substitute`'
  if (kind === 'remote-ref') return 'a resource of its own with another `?ref=`'
  const entry = image === undefined ? 'a patch' : `\`images: [{name: ${image}, newTag: ${version}}]\``
  return `an overlay of its own with ${entry}`
}

function configLine({ app, environment, path }: Pin): string {
  return `${app}: {pins: [{environment: ${environment}, file: FILE, path: ${path}}]}`
}
