/** `reference` seen from `folder`, without `.` and `..`; nothing when it leaves the root. The root is the empty text. */
export function resolvePath(folder: string, reference: string): string | undefined {
  const steps: string[] = []
  for (const step of `${folder}/${reference}`.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.pop() === undefined) return undefined
  }
  return steps.join('/')
}

/** The folder that holds a path; of a top-level name the empty text. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** The last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The path itself or something below it; everything lies in the root. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
