import { expect, test } from '@jest/globals'
import { loadCases } from './load-cases.ts'
import { askOracle, findOracle, inParallel } from './oracle.ts'

const kubectl = findOracle()
const known = loadCases().filter(({ settings }) => settings.dialect === '5.5')
// Asking takes 60 ms of processor time a case: a part each time unless all are wanted; the part moves on every day.
const share = Number(process.env.CONFORMANCE_SHARE ?? 4)
const turn = Math.floor(Date.now() / 86_400_000) % share

const testWithOracle = kubectl === undefined ? test.skip : test

testWithOracle(
  `kubectl still says what is stored (a share of 1/${share})`,
  async () => {
    const asked = known.filter((_, index) => index % share === turn)
    const answers = await inParallel(asked, 3, each => askOracle(kubectl ?? '', each))
    const differing = asked.filter(({ expected }, index) => {
      const answer = answers[index]
      return (
        expected?.kind !== answer?.kind || (expected?.kind === 'output' && expected.text !== answer?.text)
      )
    })
    expect(differing.map(({ name }) => name)).toEqual([])
  },
  180_000,
)
