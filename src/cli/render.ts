import { runMode } from './action-mode.ts'
import type { Run } from './verb.ts'

/** What the Action shows on a pull request. */
export const run: Run = (call, terminal) => runMode('render', call, terminal)
