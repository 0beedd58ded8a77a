import type { Fleet } from '../promotion/fleet.ts'
import { createMask } from '../report/objects/mask/mask.ts'
import { objectsOf } from './changed.ts'
import type { Rendering } from './prove.ts'
import { renderUnits } from './units.ts'

/** What of the environments cannot be rendered, and so may hold more than is seen. */
export function unrenderedIn(
  fleet: Fleet,
  environments: readonly string[],
  { files, memo, salt }: Rendering,
): readonly { readonly environment: string; readonly message: string }[] {
  const units = renderUnits(files, fleet.roots ?? [], memo)
  const mask = createMask(units.flatMap(objectsOf), salt)
  const found = units.flatMap(({ build, parts, title }) => {
    if (build.kind !== 'refused') return []
    const message = mask.text(`${title}: ${build.problem.message}`)
    return parts
      .filter(part => environments.includes(part.environment))
      .map(({ environment }) => ({ environment, message }))
  })
  return [...new Map(found.map(each => [`${each.environment}\n${each.message}`, each])).values()]
}
