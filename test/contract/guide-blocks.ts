import { readFileSync } from 'node:fs'

/** A fenced block of a page that begins with the comment of its file: `# apps/prod/kustomization.yaml: what it is`. */
export interface Block {
  readonly page: string
  /** The heading above it. */
  readonly heading: string
  readonly file: string
  readonly text: string
  /** Not a whole file: the steps of a job. */
  readonly isSteps: boolean
}

/** The YAML blocks of a page that name their files, in their order. */
export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8')
  return [...text.matchAll(/^(?<indent> *)```yaml\n(?<body>[\s\S]*?)^ *```$/gm)].flatMap(
    ({ index, groups }) => {
      const { indent = '', body = '' } = groups ?? {}
      const lines = body.split('\n').map(line => line.slice(line.startsWith(indent) ? indent.length : 0))
      const [, file, rest = ''] = /^# (\S+\.ya?ml)(.*)$/.exec(lines[0] ?? '') ?? []
      if (file === undefined) return []
      const heading = [...text.slice(0, index).matchAll(/^##+ (.+)$/gm)].at(-1)?.[1] ?? ''
      return [{ page, heading, file, text: lines.join('\n'), isSteps: rest.startsWith(': steps') }]
    },
  )
}

/** The files that a guide shows, by their paths. */
export function filesOf(page: string, heading: string): Readonly<Record<string, string>> {
  const blocks = blocksOf(page).filter(block => block.heading === heading)
  return Object.fromEntries(blocks.map(({ file, text }) => [file, text]))
}
