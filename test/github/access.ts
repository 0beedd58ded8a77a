import type { Access } from '../../src/github/access.ts'
import { createHead } from '../../src/github/repository/head.ts'
import { type Scripted, scripted } from './script.ts'

export const base = 'a'.repeat(40)

/** The answer to what is asked of a repository first. */
export const facts: Scripted = {
  status: 200,
  body: {
    data: {
      repository: {
        id: 'R_1',
        databaseId: 1,
        isArchived: false,
        isDisabled: false,
        isLocked: false,
        squashMergeAllowed: true,
        mergeCommitAllowed: true,
        rebaseMergeAllowed: true,
        defaultBranchRef: { name: 'main', target: { oid: base } },
      },
    },
  },
}

/** `acme/fleet` over a GitHub that answers from a script. */
export function scriptedAccess(answers: readonly Scripted[], ungranted: readonly string[] = []) {
  const world = scripted(answers, ungranted)
  const { connection, clock } = world
  const access: Access = {
    ref: { id: 1, owner: 'acme', name: 'fleet' },
    identity: { kind: 'app', appId: 7, slug: 'lockkeeper' } as const,
    clock,
    api: scope => connection.api({ kind: 'installation', installation: 1, scope, repository: 1 }),
    graphql: scope => connection.graphql({ kind: 'installation', installation: 1, scope, repository: 1 }),
  }
  return { ...world, access, head: createHead(access), paths: () => world.asked.map(pathOf) }
}

function pathOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replace('/repos/acme/fleet', '')}`
}
