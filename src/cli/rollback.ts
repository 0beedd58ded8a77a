import { apply } from './promote.ts'
import type { Run } from './verb.ts'

/** Back to a version, or to the one that git's history has before the present one; in the working tree. */
export const run: Run = (call, terminal) => apply('rollback', call, terminal)
