import { expect, test } from '@jest/globals'
import { build, source } from './build.ts'

test('a ConfigMap from literals, env files and files, its name ending in a hash', () => {
  const { text } = build({
    'kustomization.yaml': source`
      configMapGenerator:
      - name: settings
        literals: [a=1, 'b="quoted"']
        envs: [settings.env]
        files: [note.txt, renamed=note.txt, image.bin]
    `,
    'settings.env': '\ufeff# comment\nC=x y\n  D\nE="kept"\n',
    'note.txt': 'two\nlines\n',
    'image.bin': Uint8Array.of(0xff, 0, 1),
  })
  expect(text).toBe(source`
    apiVersion: v1
    binaryData:
      image.bin: /wAB
    data:
      C: x y
      D: ""
      E: '"kept"'
      a: "1"
      b: quoted
      note.txt: |
        two
        lines
      renamed: |
        two
        lines
    kind: ConfigMap
    metadata:
      name: settings-5g656fthgf
  `)
})

test('a Secret wraps what is long', () => {
  const { text } = build({
    'kustomization.yaml': `secretGenerator:\n- name: s\n  literals: [long=${'x'.repeat(60)}]\n  options: {disableNameSuffixHash: true}\n`,
  })
  expect(text).toBe(source`
    apiVersion: v1
    data:
      long: |
        eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eH
        h4eHh4eHh4
    kind: Secret
    metadata:
      name: s
    type: Opaque
  `)
})

test('an overlay merges into what the base generates', () => {
  const { text, findings } = build(
    {
      'base/kustomization.yaml': 'configMapGenerator: [{name: settings, literals: [a=1, b=2]}]\n',
      'over/kustomization.yaml': source`
        resources: [../base]
        configMapGenerator:
        - name: settings
          behavior: merge
          literals: [b=3]
          options: {disableNameSuffixHash: true}
      `,
    },
    'over',
  )
  expect(text).toBe(source`
    apiVersion: v1
    data:
      a: "1"
      b: "3"
    kind: ConfigMap
    metadata:
      name: settings
  `)
  expect(findings).toEqual([
    {
      code: 'GENERATOR_KEY_OVERWRITTEN',
      message: 'ConfigMap.v1.[noGrp]/settings.[noNs]: data.b is overwritten',
      place: { file: 'over/kustomization.yaml', line: 3, column: 3 },
    },
  ])
})
