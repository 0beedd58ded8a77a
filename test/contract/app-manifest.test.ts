import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { createManifest } from '../../src/github/manifest.ts'
import { appEvents, appPermissions, scopePermissions } from '../../src/github/rights.ts'

const manifest: unknown = parse(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8'))

test('app.yml asks for what the code knows, and for nothing else', () => {
  const { description, name, url } = createManifest({ name: 'lockkeeper', redirectUrl: '' })
  expect(manifest).toEqual({
    name,
    url,
    description,
    public: false,
    default_permissions: appPermissions,
    default_events: appEvents,
  })
})

test('the rights are the final ones', () => {
  expect(appPermissions).toEqual({
    contents: 'write',
    pull_requests: 'write',
    issues: 'write',
    checks: 'write',
    statuses: 'write',
    deployments: 'write',
    metadata: 'read',
    members: 'read',
    packages: 'read',
    actions: 'read',
    merge_queues: 'read',
  })
})

test('no token is wider than what the owner granted', () => {
  const granted: Readonly<Record<string, 'read' | 'write'>> = appPermissions
  const wider = Object.entries(scopePermissions).flatMap(([scope, permissions]) =>
    Object.entries(permissions)
      .filter(
        ([name, level]) => granted[name] === undefined || (level === 'write' && granted[name] === 'read'),
      )
      .map(([name]) => `${scope}: ${name}`),
  )
  expect(wider).toEqual([])
})
