import { expect } from '@jest/globals'
import { commandsIn, readOutputs, renderStep } from './action-step.ts'
import { behaviour } from './promised.ts'

const configMap = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: notes, namespace: helloworld }\ndata:\n${data}`

const kustomization = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../base/podinfo, helloworld, notes.yaml]
patches:
  - { path: podinfo-values.yaml, target: { kind: HelmRelease, name: podinfo } }
`

behaviour(52, async () => {
  // Hundreds of kilobytes of changes, and lines that would end an output or be an output of their own.
  const many = Array.from({ length: 400 }, (_, index) => `  key-${index}: "${'x'.repeat(1_000)}"\n`).join('')
  const hostile = '  ends: |\n    EOF\n    ghadelimiter_\n    verdict=succeeded\n    verdict<<EOF\n'
  const { log, outputs, summary } = await renderStep({
    'apps/prod/kustomization.yaml': kustomization,
    'apps/prod/notes.yaml': configMap(`${many}${hostile}`),
  })
  expect(Buffer.byteLength(summary)).toBeGreaterThan(1_000)
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024)
  const { values, delimiters } = readOutputs(outputs)
  expect([...values.keys()].sort()).toEqual(['manifests', 'result', 'verdict'])
  expect([values.get('verdict'), JSON.parse(values.get('result') ?? '').environments.length]).toEqual([
    'succeeded',
    1,
  ])
  expect(delimiters.filter(each => !/^ghadelimiter_[0-9a-f-]{36}$/.test(each))).toEqual([])
  expect(new Set(delimiters).size).toBe(delimiters.length)
  expect(commandsIn(log).filter(name => !/^(?:add-mask|group|endgroup)$/.test(name))).toEqual([])
})
