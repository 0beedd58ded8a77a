/** Takes a server-sent event stream piece by piece, and answers the data of each event that became complete. */
export interface EventStreamParser {
  push(text: string): readonly string[]
}

// A webhook is at most 25 MB; whoever sends more without an end is none of ours.
const longest = 26 * 1024 * 1024

/** A parser at the beginning of a stream: HTML Standard, "Interpreting an event stream". Only `data` is kept. */
export function createParser(): EventStreamParser {
  let rest = ''
  let lines: string[] = []
  return {
    push(text) {
      rest += text
      if (rest.length > longest) throw new Error('an event without an end')
      const parts = rest.split(/\r\n|\n|\r(?!$)/)
      rest = parts.pop() ?? ''
      const events: string[] = []
      for (const line of parts) {
        if (line.startsWith('data:')) lines.push(line.slice(5).replace(/^ /, ''))
        if (line !== '' || lines.length === 0) continue
        events.push(lines.join('\n'))
        lines = []
      }
      return events
    },
  }
}
