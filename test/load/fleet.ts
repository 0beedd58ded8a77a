import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The apps of a fleet: `app-001`, `app-002`, … */
export function appNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `app-${String(index + 1).padStart(3, '0')}`)
}

/** A GitOps repository with that many apps in one environment, as a folder on disk. */
export function writeFleet(apps: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-fleet-'))
  for (const [path, text] of Object.entries(fleetFiles(apps))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function fleetFiles(apps: number): Readonly<Record<string, string>> {
  return {
    '.github/lockkeeper.yml': 'version: 1\nenvironments:\n  - { name: prod, merge: when-green }\n',
    ...Object.assign({}, ...appNames(apps).map(appFiles)),
  }
}

function appFiles(name: string): Readonly<Record<string, string>> {
  return {
    [`apps/${name}/base/kustomization.yaml`]: 'resources: [deployment.yaml]\n',
    [`apps/${name}/base/deployment.yaml`]: `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: ghcr.io/acme/${name}
`,
    [pinFile(name)]: `resources: [../../base]
images:
  - name: ghcr.io/acme/${name}
    newTag: 1.0.0
`,
  }
}

/** Where an app's version stands. */
export function pinFile(name: string): string {
  return `apps/${name}/overlays/prod/kustomization.yaml`
}
