import type { OfflineView } from '../promotion/offline.ts'
import type { Proof } from '../promotion/proof.ts'
import { diffJson, type Json } from './objects/json.ts'

/** A plan as `plan --json` prints it. */
export function planJson({ verdict, digest, edits, promotions }: OfflineView): {
  readonly [key: string]: Json
} {
  const proofs = promotions.flatMap(({ proof }) => proof ?? [])
  return {
    digest,
    edits: edits.map(({ file, line, column, before, after }) => ({ file, line, column, before, after })),
    ...proofsJson(proofs),
    gates: promotions.flatMap(({ app, environment, gates }) =>
      gates.map(({ gate, status, detail }) => ({ gate, status, detail, app, environment })),
    ),
    verdict,
  }
}

function proofsJson(proofs: readonly Proof[]): { readonly [key: string]: Json } {
  const diffs = proofs.map(({ diff }) => diff)
  const names = [...new Set(diffs.flatMap(diff => diff.environments.map(({ name }) => name)))]
  const environments = names.map(name => ({
    name,
    objects: diffs.flatMap(diff =>
      diff.environments.filter(each => each.name === name).flatMap(each => each.objects),
    ),
  }))
  const hidden = {
    count: diffs.reduce((sum, diff) => sum + diff.hidden.count, 0),
    why: [...new Set(diffs.map(diff => diff.hidden.why).filter(why => why !== ''))].join(', '),
  }
  const unproven = proofs.flatMap(proof => proof.environments.filter(({ status }) => status === 'unproven'))
  return {
    ...diffJson({ environments, hidden }),
    findings: proofs.flatMap(({ findings }) => findings).map(findingJson),
    strays: proofs.flatMap(({ strays }) => strays).map(stray => ({ ...stray })),
    unproven: [
      ...new Set(
        unproven.flatMap(({ name, problems }) =>
          problems.map(problem => JSON.stringify({ environment: name, message: problem.message })),
        ),
      ),
    ].map(text => JSON.parse(text) as Json),
  }
}

/** A finding as every `--json` prints it. */
export function findingJson({ id, kind, severity, place, message, advice }: Proof['findings'][number]): Json {
  return { id, kind, severity, place: { ...place }, message, advice }
}
