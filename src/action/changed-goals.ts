import type { Fleet } from '../promotion/fleet.ts'
import type { Goal } from '../promotion/goal.ts'
import { versionsIn } from '../promotion/pins.ts'

/** Whose rollouts a push is about: apps whose pins it changed, and of environments that it changed otherwise, one app each; of every environment, where nobody can tell. */
export function changedGoals(fleet: Fleet, files: readonly string[] | undefined): readonly Goal[] {
  const changed = new Set(files)
  return fleet.environments.flatMap(({ name, paths }) => {
    const apps = fleet.apps.filter(app => versionsIn(fleet, app.name, name).length > 0).map(app => app.name)
    const pinned = apps.filter(app =>
      fleet.pins.some(pin => pin.app === app && pin.environment === name && changed.has(pin.file)),
    )
    const touched =
      files?.some(file => paths.some(path => path === '' || file.startsWith(`${path}/`))) ?? true
    const chosen = pinned.length > 0 ? pinned : touched ? apps.slice(0, 1) : []
    return chosen.map(app => ({ app, environment: name, version: versionsIn(fleet, app, name)[0] ?? '' }))
  })
}
