import type { JobEnd, OutputName, Show } from './job.ts'

/** What a mode came to: its outputs, its end, and its summary in Markdown. */
export interface ModeResult {
  readonly end: JobEnd
  readonly outputs: Readonly<Partial<Record<OutputName, string>>>
  readonly summary: string
}

/** Hands a result to whoever runs after us. */
export async function showResult(show: Show, { outputs, summary }: ModeResult): Promise<void> {
  for (const [name, value] of Object.entries(outputs)) show.output(name as OutputName, value)
  if (summary !== '') await show.summary(summary)
}
