import { expect, test } from '@jest/globals'
import { namesWorkflow } from '../../src/promotion/workflow.ts'

const onMain = {
  repository: 'acme/podinfo',
  path: '.github/workflows/deliver.yml',
  branch: 'main',
  onDefaultBranch: true,
}
const onBranch = { ...onMain, branch: 'try-this', onDefaultBranch: false }

test.each([
  ['acme/podinfo', onMain, true],
  ['Acme/Podinfo', onMain, true],
  ['acme/podinfo/.github/workflows/deliver.yml', onMain, true],
  ['acme/podinfo/.github/workflows/deliver.yml@main', onMain, true],
  ['acme/podinfo@refs/heads/main', onMain, true],
  ['acme/podinfo/.github/workflows/other.yml', onMain, false],
  ['acme/podinfo-two', onMain, false],
  ['acme/podinfo@release', onMain, false],
  ['acme/podinfo@', onMain, false],
  ['', onMain, false],
])('%s names the workflow on the default branch: %#', (entry, workflow, named) => {
  expect(namesWorkflow(entry, workflow)).toBe(named)
})

test.each([
  ['acme/podinfo', false],
  ['acme/podinfo/.github/workflows/deliver.yml', false],
  ['acme/podinfo@try-this', true],
])(
  'on another branch, where anybody may have changed it, %s names it only with that branch',
  (entry, named) => {
    expect(namesWorkflow(entry, onBranch)).toBe(named)
  },
)
