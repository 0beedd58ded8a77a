import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a pod that is told to crash wrote before it ended: why, and a secret that nobody should see. */
export const crashLog: readonly string[] = ['panic: told to', 'DATABASE_PASSWORD=hunter2']

/** Writes what kwok's kubelet answers when it is asked for a container's log; returns the file for its `--config`. */
export async function writePodLogs(folder: string): Promise<string> {
  const log = join(folder, 'crash.log')
  // As container runtimes write them: time, stream, F for a full line.
  await writeFile(log, crashLog.map(line => `2026-11-26T12:00:00.000000000Z stderr F ${line}\n`).join(''))
  const config = join(folder, 'pod-logs.yaml')
  const logs = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'crash' },
    spec: { logs: [{ logsFile: log, previousLogsFile: log }] },
  }
  await writeFile(config, JSON.stringify(logs))
  return config
}
