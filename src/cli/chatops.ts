import { runMode } from './action-mode.ts'
import type { Run } from './verb.ts'

/** Answers the comment of an event, or goes on with what waits. */
export const run: Run = (call, terminal) => runMode('chatops', call, terminal)
