import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import type { OpenCluster } from '../engine/ports/cluster-port.ts'
import type { Clock } from '../engine/ports/ports.ts'
import { readRunning } from '../engine/rollout/running-state.ts'

// Seeded pods are up within a second; what never is must not keep anybody from asking why.
const patience = 10_000
const pause = 50

/** Waits until the clusters run what the repository held at the start, as if they had for long. */
export async function seededRuns(reading: FleetReading, clusters: OpenCluster, clock: Clock): Promise<void> {
  const end = clock.now().getTime() + patience
  while (clock.now().getTime() < end) {
    const { running, unseen } = await readRunning({ context: { clock, clusters }, reading })
    if (running.length > 0 && unseen.length === 0 && running.every(({ health }) => health === 'current'))
      return
    await clock.sleep(pause)
  }
}
