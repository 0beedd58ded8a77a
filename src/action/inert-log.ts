import { withoutInvisible } from '../command/characters.ts'

// The runner takes a line that begins with `::` or holds `##[` for a command (GitHub, "Workflow commands for GitHub
// Actions"), and a carriage return for a line's end.

/** Text for the log in which no line is a command to the runner, and no character one to whatever shows it; people read the same. */
export function inertLog(text: string): string {
  return withoutInvisible(text.replaceAll(/\r\n?/g, '\n'))
    .replaceAll(/^([^\S\n]*):(?=:)/gm, '$1:\u200B')
    .replaceAll('##[', '##\u200B[')
}
