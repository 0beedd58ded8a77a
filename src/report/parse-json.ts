import type { ParsedComment } from '../command/comment.ts'
import { formatCommand } from '../command/format.ts'
import type { Command } from '../promotion/command.ts'

/** The JSON of `parse` (keys are only added, never renamed); texts are plain, encoded only where they are posted. */
export interface ParseJson {
  readonly commands: readonly {
    readonly verb: string
    readonly line: number
    readonly args: Readonly<Record<string, unknown>>
  }[]
  readonly refusals: readonly {
    readonly line: number
    readonly code: string
    readonly message: string
    readonly suggestion?: string
  }[]
}

/** What a comment would do, for tools. */
export function parseJson({ commands, refusals }: ParsedComment): ParseJson {
  return {
    commands: commands.map(({ line, command }) => ({ verb: command.kind, line, args: argumentsOf(command) })),
    refusals: refusals.map(({ line, code, message, suggestion }) => ({
      line,
      code,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    })),
  }
}

function argumentsOf(command: Command): Readonly<Record<string, unknown>> {
  const { kind: _, ...rest } = command
  return rest
}

/** What a comment would do, for people. */
export function parseText({ commands, refusals }: ParsedComment): string {
  const run = commands.map(({ line, index, command }) => ({
    index,
    text: [`line ${line}: ${formatCommand(command)}`],
  }))
  const refused = refusals.map(({ line, index, message, suggestion }) => ({
    index,
    text: [
      `line ${line}: refused. ${message}`,
      ...(suggestion === undefined ? [] : [`        copy: ${suggestion}`]),
    ],
  }))
  const all = [...run, ...refused].toSorted((left, right) => left.index - right.index)
  return all.length === 0
    ? 'Nothing in it is a command.\n'
    : `${all.flatMap(({ text }) => text).join('\n')}\n`
}
