/** Whether a path matches a glob: `*` and `?` stay inside a segment, a segment `**` stands for any number of them. Time grows with both lengths' product only. */
export function matchesGlob(path: string, glob: string): boolean {
  const names = path.split('/')
  let reached = new Set([0])
  for (const pattern of glob.split('/')) {
    const next = new Set<number>()
    for (const at of reached) {
      if (pattern === '**') for (let index = at; index <= names.length; index++) next.add(index)
      else if (at < names.length && matchesWildcard(names[at] ?? '', pattern)) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(names.length)
}

/** Goes back to the last star only: an earlier one never needs to take more. */
function matchesWildcard(text: string, pattern: string): boolean {
  let [at, step, star, mark] = [0, 0, -1, 0]
  while (at < text.length) {
    const wanted = pattern[step]
    if (wanted === '*') {
      star = step++
      mark = at
    } else if (wanted === '?' || wanted === text[at]) {
      at++
      step++
    } else if (star !== -1) {
      step = star + 1
      at = ++mark
    } else return false
  }
  return /^\**$/.test(pattern.slice(step))
}
