import { expect, test } from '@jest/globals'
import { findFindings } from '../../src/report/findings/find.ts'
import { createMask } from '../../src/report/objects/mask/mask.ts'
import { askOracle, findOracle, inParallel } from '../conformance/oracle.ts'
import { build, folders } from './folders.ts'

/** What is remarked on and meant. */
const meant: readonly RegExp[] = [
  // Each overlay has its own message.
  /^ConfigMap\S+ data\.message is overwritten$/,
  // components/hosts serves Istio and plain Ingress alike.
  /^no resource is selected by the target kind=(Gateway|VirtualService|Ingress)$/,
  // Made once in the namespace, never kept in git.
  /needs the Secret (registry|lockkeeper): nothing here provides it\.$/,
]

test.each(folders)('$name is built without a remark that is not meant', folder => {
  const { documents, findings, warnings } = build(folder)
  const environment = { name: folder.name, before: [], after: documents }
  const remarks = [...findings, ...findFindings([environment], { mask: createMask(documents, '') })].map(
    ({ message }) => message,
  )
  expect([...warnings, ...remarks].filter(remark => !meant.some(known => known.test(remark)))).toEqual([])
})

const kubectl = findOracle()
const testWithOracle = kubectl === undefined ? test.skip : test

testWithOracle(
  'kubectl builds the same bytes',
  async () => {
    const answers = await inParallel(folders, 2, ({ dir, texts }) =>
      askOracle(kubectl ?? '', {
        dir,
        files: new Map(Object.entries(texts)),
        settings: { dialect: '5.5', loadRestrictor: 'LoadRestrictionsRootOnly' },
      }),
    )
    expect(answers).toEqual(folders.map(folder => ({ kind: 'output', text: build(folder).text })))
  },
  60_000,
)
