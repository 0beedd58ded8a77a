import { expect, test } from '@jest/globals'
import type { Finding } from '../../../src/promotion/finding.ts'
import { assemble } from '../../../src/report/assemble.ts'
import { findingsPieces, findingsSummary, findingsText } from '../../../src/report/findings/show.ts'

const finding: Finding = {
  id: 'scaled-to-zero',
  kind: 'danger',
  severity: 'error',
  place: {
    environment: 'prod',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'web',
    path: '/spec/replicas',
    file: 'apps/prod/patch.yaml',
    line: 7,
  },
  message: 'Deployment shop/web is scaled to 0.',
  advice: 'Set at least one replica.',
}

test('a finding in a terminal', () => {
  expect(findingsText([finding], { color: false, width: 60 })).toBe(
    `error scaled-to-zero: Deployment shop/web is scaled to 0.
    prod: Deployment shop/web /spec/replicas, apps/prod/pat…
    Set at least one replica.
`,
  )
  expect(findingsText([finding], { color: true })).toContain(
    '\u001b[31merror scaled-to-zero: Deployment shop/web is scaled to 0.\u001b[0m',
  )
})

test('findings on GitHub', () => {
  expect(assemble(findingsPieces([finding]))).toBe(
    `|  | finding | where | what, and the way out |
|---|---|---|---|
| ⛔ | \`scaled-to-zero\` | \`prod: Deployment shop/web /spec/replicas, apps/prod/patch.yaml:7\` | Deployment shop/web is scaled to 0. Set at least one replica. |`,
  )
  expect(findingsPieces([])).toEqual([])
})

test('findings counted', () => {
  expect(findingsSummary([finding, { ...finding, severity: 'warning' }, finding])).toBe('2 errors, 1 warning')
  expect(findingsSummary([])).toBe('no findings')
})
