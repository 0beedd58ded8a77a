import type { Edit } from '../promotion/plan.ts'
import type { Stray } from '../promotion/proof.ts'
import { explainsText, type Replacement } from './explain.ts'

/** What changed files hold beside the edits: other files, or other lines than the edits name. */
export function fileStrays(
  texts: (path: string) => string | undefined,
  changed: ReadonlyMap<string, string>,
  edits: readonly Edit[],
  replacements: readonly Replacement[],
): readonly Stray[] {
  return [...changed].flatMap(([file, after]) => {
    const before = texts(file)
    if (before === after) return []
    const own = edits.filter(edit => edit.file === file)
    if (own.length === 0) return [{ file, message: 'the file changes, and no edit of the plan is in it' }]
    const inserts = before === undefined || own.some(edit => edit.before === '')
    return inserts ? [] : lineStrays(file, { before, after }, own, replacements)
  })
}

function lineStrays(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
  edits: readonly Edit[],
  replacements: readonly Replacement[],
): readonly Stray[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  if (old.length !== now.length) return [{ file, message: 'the file gets another number of lines' }]
  const lines = new Set(edits.map(edit => edit.line))
  return now.flatMap((text, index) => {
    const was = old[index] ?? ''
    const line = index + 1
    if (was === text || (lines.has(line) && explainsText(replacements, was, text))) return []
    return [{ file, line, message: 'the line changes, and no edit of the plan is in it' }]
  })
}
