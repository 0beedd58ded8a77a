import type { JobEnd, OutputName, Show } from './job.ts'

/** What a mode came to: its outputs, its end, and its summary in Markdown. */
export interface ModeResult {
  readonly end: JobEnd
  readonly outputs: Readonly<Partial<Record<OutputName, string>>>
  readonly summary: string
}

// GitHub, "Defining outputs for jobs": at most 1 MB, by their size in UTF-16.
const longestOutput = 500_000

// What we read back from comments nobody reads back from a summary.
function withoutMarkers(markdown: string): string {
  return `${markdown
    .replace(/^<!-- lockkeeper:.* -->$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** Hands a result to whoever runs after us. */
export async function showResult(show: Show, { outputs, summary }: ModeResult): Promise<void> {
  for (const [name, value] of Object.entries(outputs)) {
    const fits = value.length <= longestOutput
    if (!fits) show.info(`The output ${name} is left out: it is longer than GitHub takes.`)
    show.output(name as OutputName, fits ? value : '')
  }
  if (summary !== '') await show.summary(withoutMarkers(summary))
}
