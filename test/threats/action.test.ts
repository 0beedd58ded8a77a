import { expect } from '@jest/globals'
import { commandsIn, readOutputs, renderStep } from '../behaviours/action-step.ts'
import { threat } from '../behaviours/promised.ts'

const commands = [
  '::set-env name=NODE_OPTIONS::--require=/evil.js',
  '::add-path::/evil',
  '::stop-commands::x',
  '::save-state name=a::b',
  '##[set-output name=verdict]succeeded',
  '%0A::add-path::/evil',
]

const quoted = (text: string) => JSON.stringify(text)

// Names, values, keys and broken files: whatever a pull request brings into the log is text there.
threat(21, async () => {
  const lines = commands.map((command, index) => `  line-${index}: ${quoted(command)}\n`).join('')
  const returns = commands
    .map((command, index) => `  return-${index}: ${quoted(`\r${command}\r`)}\n`)
    .join('')
  const notes = `apiVersion: v1
kind: ConfigMap
metadata:
  name: notes
  annotations: { ${quoted(commands[0] ?? '')}: ${quoted(commands.join('\n'))} }
data:
${lines}${returns}`
  const broken = `apiVersion: v1\nkind: ${quoted(`\n${commands.join('\n')}\n`)}\nmetadata: { name: ${quoted(commands.join('\r'))} }\n`
  const { log, outputs, summary } = await renderStep(
    {
      'apps/prod/kustomization.yaml':
        'resources: [../base/podinfo, helloworld, notes.yaml]\npatches:\n  - { path: podinfo-values.yaml, target: { kind: HelmRelease, name: podinfo } }\n',
      'apps/prod/notes.yaml': notes,
      'apps/stage/kustomization.yaml': 'resources: [../base/podinfo, helloworld, broken.yaml]\n',
      'apps/stage/broken.yaml': broken,
      'apps/test/kustomization.yaml': `resources: [../base/podinfo, helloworld, ${quoted(commands.join('\n'))}]\n`,
    },
    commands.join(' '),
  )
  expect(
    commandsIn(log).filter(name => !/^(?:add-mask|group|endgroup|error|warning|notice)$/.test(name)),
  ).toEqual([])
  // The hostile text was there to be shown: in the log, in the summary, in the outputs.
  expect([log, summary, outputs].map(text => text.includes('NODE_OPTIONS'))).toEqual([true, true, true])
  expect([...readOutputs(outputs).values.keys()].sort()).toEqual(['cause', 'manifests', 'result', 'verdict'])
})
