import { expect, test } from '@jest/globals'
import { applying } from './fakes/applying.ts'
import { lookAgain } from './fakes/connected.ts'
import { verdict } from './fakes/questions.ts'
import { overlay, replies, say } from './fakes/seed.ts'

test('with rights in single namespaces and no Flux, an apply is followed to its end, and /list sees what runs', async () => {
  const alone = '{ name: prod, after: [], merge: when-green, delivery: apply, clusters: [prod-eu] }'
  const seeded = applying(alone, {
    [overlay('podinfo', 'prod')]:
      'namespace: shop\nresources: [../../base]\nimages: [{ name: ghcr.io/stefanprodan/podinfo, newTag: 6.9.2 }]\n',
  })
  seeded.github.cluster('prod-eu').barred = 'deployments.apps is forbidden'
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await lookAgain(seeded, 20_000)
  expect(verdict(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
  await say(seeded, '/list podinfo on prod')
  expect(replies(seeded).at(-1)).not.toContain('forbidden')
  expect(replies(seeded).at(-1)).toContain('| podinfo | prod | `7.0.0` | 2/2 | ✅ |')
})
