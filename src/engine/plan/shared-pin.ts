import { pinValue } from '../../edit/pin-edit.ts'
import { isInside } from '../../lib/path.ts'
import type { Problem } from '../../lib/problem.ts'
import type { Fleet, Pin } from '../../promotion/fleet.ts'
import type { Goal } from '../../promotion/goal.ts'
import { sharedWith } from '../../promotion/pins.ts'

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
    advice: followed(pin, others, fleet) ?? ownPin(pin, version),
  }
}

function ownPin(pin: Pin, version: string): string {
  const own = `Give ${pin.environment} ${ownPlace(pin, version)}`
  // What a base takes from elsewhere cannot be said again in an overlay.
  if (pin.kind === 'remote-ref') return `${own}.`
  return `${own}; or name its pin under \`apps\` in .github/lockkeeper.yml: \`${configLine(pin)}\`.`
}

/** The scalar is the environment's own, and others take its whole overlay: they may be meant to be one. */
function followed({ environment, file }: Pin, others: readonly string[], fleet: Fleet): string | undefined {
  const own = fleet.environments.find(({ name }) => name === environment)
  const isOwn = own?.clusters.length === 0 && own.paths.some(path => path !== '' && isInside(file, path))
  const followers = fleet.environments.filter(({ name }) => others.includes(name))
  if (own === undefined || !isOwn || followers.length !== others.length) return undefined
  const paths = [own, ...followers].flatMap(each => each.paths)
  const lines = fleet.environments
    .filter(each => !followers.includes(each))
    .map(({ name }) =>
      name === environment ? `{name: ${name}, paths: [${paths.join(', ')}]}` : `{name: ${name}}`,
    )
  const names = others.join(' and ')
  return `If ${names} shall follow ${environment}, say so in .github/lockkeeper.yml: \`environments: [${lines.join(', ')}]\`; if not, give ${names} a base that is not ${environment}'s overlay.`
}

function ownPlace(pin: Pin, version: string): string {
  const { kind, image } = pin
  if (kind === 'flux-substitute')
    return 'a Flux Kustomization of its own, with the variable under `postBuild.substitute`'
  if (kind === 'remote-ref') {
    const wanted = pinValue(pin, version)
    const reference = wanted.kind === 'value' ? wanted.value : pin.value
    return `\`resources: [${reference}]\` in its own kustomization, in the place of what leads to ${pin.file}`
  }
  const entry = image === undefined ? 'a patch' : `\`images: [{name: ${image}, newTag: ${version}}]\``
  return `an overlay of its own with ${entry}`
}

function configLine({ app, environment, path }: Pin): string {
  return `${app}: {pins: [{environment: ${environment}, file: FILE, path: ${path}}]}`
}
