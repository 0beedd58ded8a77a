// Every text that is looked for is at least so long.
const start = 6

/** Finds whether a text holds any of many others, in time linear in its length. */
export function createSearch(wanted: ReadonlySet<string>): (text: string) => boolean {
  const byStart = new Map<string, string[]>()
  const possible = new Uint8Array(65536)
  for (const word of wanted) {
    if (word.length < start) continue
    possible[mark(word, 0)] = 1
    const key = word.slice(0, start)
    const same = byStart.get(key)
    if (same === undefined) byStart.set(key, [word])
    else same.push(word)
  }
  return text => {
    for (let at = 0; at + start <= text.length; at++) {
      if (possible[mark(text, at)] === 0) continue
      const words = byStart.get(text.slice(at, at + start))
      if (words?.some(word => text.startsWith(word, at))) return true
    }
    return false
  }
}

function mark(text: string, at: number): number {
  return ((text.charCodeAt(at) << 8) ^ text.charCodeAt(at + 3) ^ (text.charCodeAt(at + 5) << 4)) & 0xffff
}
