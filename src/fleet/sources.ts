import type { App, Fleet } from '../promotion/fleet.ts'
import type { Source } from '../promotion/policy.ts'
import { lastSegment } from './image.ts'

/** The apps that a source repository may promote: those its entry names, else those whose image or chart ends in its name. */
export function sourceApps(fleet: Fleet, source: Source): readonly App[] {
  const { apps, repository } = source
  if (apps !== undefined) return fleet.apps.filter(({ name }) => apps.includes(name))
  const wanted = lastSegment(repository).toLowerCase()
  return fleet.apps.filter(({ images, chart }) =>
    [...images, ...(chart === undefined ? [] : [chart])].some(
      name => lastSegment(name).toLowerCase() === wanted,
    ),
  )
}
