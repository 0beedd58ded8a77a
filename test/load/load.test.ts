import { expect, test } from '@jest/globals'
import { runLoad } from './load.ts'
import { startLoadedGitHub } from './stand-in.ts'

// A thousand over two hundred slots, in two processes, with their memory: `npm run bench -- load`.
const promotions = Number(process.env.LOAD_PROMOTIONS ?? 40)
const slots = Number(process.env.LOAD_SLOTS ?? 10)

test(
  `of ${promotions} promotions at once over ${slots} slots, with noise, none is lost and nothing is there twice`,
  async () => {
    const gitHub = await startLoadedGitHub(slots)
    try {
      const { lost, wrong, verdicts, merged } = await runLoad(gitHub.place, { promotions, slots })
      expect({ lost, wrong }).toEqual({ lost: 0, wrong: [] })
      expect(merged).toBeGreaterThanOrEqual(slots)
      expect(Object.values(verdicts).reduce((sum, count) => sum + count, 0)).toBe(promotions)
    } finally {
      await gitHub.close()
    }
  },
  180_000 + promotions * 3_000,
)
