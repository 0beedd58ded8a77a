import { expect, test } from '@jest/globals'
import { assemble } from '../../src/report/assemble.ts'
import { proofPieces, proofTable } from '../../src/report/proof.ts'
import { planOf, proofWith, readingFrom, threeEnvironments } from '../proof/world.ts'

test('a pull request shows every environment and, folded, what changes', () => {
  const { proof } = planOf(readingFrom(threeEnvironments()), 'web@7.0.0 to prod')
  expect(assemble([proofTable(proof), ...proofPieces(proof)])).toBe(`\
| environment | rendered before and after |  |
|---|---|---|
| test | ✅ unchanged |  |
| stage | ✅ unchanged |  |
| prod | ✅ changes as meant | 1 object, 1 field |

<details><summary>Rendered diff: 1 object, 1 field</summary>

~ **Deployment shop/web**

\`\`\`diff
@@ /spec/template/spec/containers/[name=web]/image @@ apps/prod/kustomization.yaml:8
- "ghcr.io/acme/web:6.9.0"
+ "ghcr.io/acme/web:7.0.0"
\`\`\`


</details>`)
})

test('a refusal shows first what would change beside it', () => {
  const base = threeEnvironments()['apps/base/web.yaml'] ?? ''
  const changed = { 'apps/base/web.yaml': base.replace('template:', 'replicas: 0\n  template:') }
  const proof = proofWith(readingFrom(threeEnvironments()), 'web@7.0.0 to prod', changed)
  expect(assemble(proofPieces(proof)).split('\n').slice(0, 6)).toEqual([
    '⛔ **It would change more than it says:**',
    '',
    '- the file changes, and no edit of the plan is in it (apps/base/web.yaml)',
    '- test: Deployment shop/web /spec/replicas (apps/base/web.yaml:6): it is of test, and only prod is meant',
    '- stage: Deployment shop/web /spec/replicas (apps/base/web.yaml:6): it is of stage, and only prod is meant',
    '- prod: Deployment shop/web /spec/replicas (apps/base/web.yaml:6): nothing of the plan explains this change',
  ])
})
