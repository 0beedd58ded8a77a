import { createInterface } from 'node:readline'
import { formatProblem, ProblemError } from '../lib/problem.ts'
import type { Terminal } from './verb.ts'

/** A prompt on a terminal that hands each line to `take`, one after the other. The end of the input ends only the prompt. */
export function startPrompt(terminal: Terminal, take: (line: string) => Promise<void>): { close(): void } {
  const prompt = createInterface({ input: terminal.stdin, output: process.stdout, prompt: '› ' })
  let last = Promise.resolve()
  prompt.on('line', line => {
    last = last
      .then(() => take(line))
      .catch(error => report(terminal, error))
      .then(() => prompt.prompt())
  })
  prompt.on('SIGINT', () => process.emit('SIGINT'))
  prompt.prompt()
  return { close: () => prompt.close() }
}

function report(terminal: Terminal, error: unknown): void {
  if (!(error instanceof ProblemError)) throw error
  terminal.error(`${formatProblem(error.problem)}\n`)
}
